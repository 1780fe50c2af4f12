import Foundation
import GRDB

extension RunDatabase {
    private static let sampleColumns = """
        SELECT m.number, m.meanReward, m.gradientNorm, m.largestChainNorm, m.clippedChains, m.innerRates, m.criticLoss,
            v.metaUpdate, v.score, v.personas, v.isBest,
            g.metaUpdate, g.current, g.own, g.peer, g.cosineCurrentOwn, g.cosineCurrentPeer, g.cosineOwnPeer,
            m.modelError
        FROM metaUpdate m
            LEFT JOIN validation v ON v.metaUpdate = m.number
            LEFT JOIN gradientTerm g ON g.metaUpdate = m.number
        """

    /// Samples of the meta-updates after one, in order.
    /// - Parameters:
    ///   - update: Number of a meta-update; 0 for all.
    ///   - limit: The most to read.
    ///   - agents: n, which the rewards of a sample are divided by.
    /// - Returns: The samples.
    /// - Throws: `RunFileError`.
    package func samples(after update: Int, limit: Int?, agents: Int) throws(RunFileError) -> [UpdateSample] {
        try read { db in
            let rows = try Row.fetchCursor(
                db, sql: "\(RunDatabase.sampleColumns) WHERE m.number > ? ORDER BY m.number LIMIT ?",
                arguments: [update, limit ?? -1])
            var samples: [UpdateSample] = []
            while let row = try rows.next() { samples.append(RunDatabase.sample(row, agents)) }
            return samples
        }
    }

    /// When the meta-updates after one were made, in order, in seconds since 1970.
    /// - Throws: `RunFileError`.
    func times(after update: Int) throws(RunFileError) -> [Double] {
        try read { db in
            try Double.fetchAll(
                db, sql: "SELECT time FROM metaUpdate WHERE number > ? ORDER BY number", arguments: [update])
        }
    }

    private static func sample(_ row: Row, _ agents: Int) -> UpdateSample {
        let rewards = doubles(row[1])
        let joint = rewards.count / agents
        var sample = UpdateSample(
            update: row[0], meanReward: (0..<agents).map { Array(rewards[($0 * joint)..<(($0 + 1) * joint)]) },
            gradientNorm: number(row[2]), largestChainNorm: number(row[3]), clippedChains: row[4],
            innerRates: doubles(row[5]), criticLoss: row[6], modelError: row[18])
        if row[7] as Int? != nil {
            sample.validation = .init(score: number(row[8]), personas: row[9], isBest: row[10])
        }
        if row[11] as Int? != nil {
            sample.terms = GradientTerms(
                current: number(row[12]), own: row[13], peer: row[14], cosineCurrentOwn: row[15],
                cosineCurrentPeer: row[16], cosineOwnPeer: row[17])
        }
        return sample
    }

    /// Scores of the chains of meta-updates after one, in order.
    /// - Throws: `RunFileError`.
    package func chainScores(after update: Int) throws(RunFileError) -> [ChainScore] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT metaUpdate, chain, personas, score FROM chainScore WHERE metaUpdate > ?
                    ORDER BY metaUpdate, chain
                    """, arguments: [update]
            ).map { ChainScore(update: $0[0], chain: $0[1], personas: $0[2], score: RunDatabase.number($0[3])) }
        }
    }

    /// Events after the one with a number, in order.
    /// - Throws: `RunFileError`.
    package func events(after id: Int64) throws(RunFileError) -> [RunEvent] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT id, time, kind, text, metaUpdate FROM event WHERE id > ? ORDER BY id", arguments: [id]
            ).map { row in
                // Kinds that a later program may add are news to this one.
                let kind = TrainingEvent.Kind(rawValue: row[2]) ?? .info
                return RunEvent(
                    id: row[0], update: row[4], event: TrainingEvent(time: row[1], kind: kind, text: row[3]))
            }
        }
    }

    /// Every session, in order.
    /// - Throws: `RunFileError`.
    package func sessions() throws(RunFileError) -> [RunSession] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT start, "end", host, pid, version, target, firstUpdate, lastUpdate, reason FROM session
                    ORDER BY id
                    """
            ).map { row in
                RunSession(
                    start: row[0], end: row[1], host: row[2], pid: row[3], version: row[4], target: row[5],
                    firstUpdate: row[6], lastUpdate: row[7],
                    reason: (row[8] as String?).flatMap(RunSession.End.init(rawValue:)))
            }
        }
    }

    /// Meta-updates recorded, when the last one was, and the best validation.
    /// - Throws: `RunFileError`.
    func summary() throws(RunFileError) -> (updates: Int, time: Double?, best: (update: Int, score: Double)?) {
        try read { db in
            let last = try Row.fetchOne(db, sql: "SELECT number, time FROM metaUpdate ORDER BY number DESC LIMIT 1")
            let best = try Row.fetchOne(
                db, sql: "SELECT metaUpdate, score FROM validation WHERE isBest ORDER BY metaUpdate DESC LIMIT 1")
            return (last?[0] ?? 0, last?[1], best.map { ($0[0], RunDatabase.number($0[1])) })
        }
    }

    /// Meta-updates whose policies were the best when they were validated, each of which may have a file.
    /// - Throws: `RunFileError`.
    func bestUpdates() throws(RunFileError) -> [Int] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT metaUpdate FROM validation WHERE isBest").compactMap { row in
                Int.fromDatabaseValue(row[0])
            }
        }
    }

    /// SQLite stores what is no number as NULL.
    private static func number(_ value: Double?) -> Double { value ?? .nan }

    /// The doubles in bytes, little-endian.
    private static func doubles(_ data: Data) -> [Double] {
        data.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - 7, by: 8).map {
                Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)))
            }
        }
    }
}
