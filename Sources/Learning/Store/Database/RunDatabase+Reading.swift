import Files
import Foundation
import GRDB
import Training

extension RunDatabase {
    private static let sampleColumns = """
        SELECT m.number, m.time, m.gradientNorm, m.largestChainNorm, m.clippedChains, m.criticLoss, m.modelError,
            m.score, m.meanReward, m.innerRates,
            v.metaUpdate, v.score, v.personas, v.isBest,
            g.metaUpdate, g.current, g.own, g.peer, g.cosineCurrentOwn, g.cosineCurrentPeer, g.cosineOwnPeer
        FROM metaUpdate m
            LEFT JOIN validation v ON v.metaUpdate = m.number
            LEFT JOIN gradientTerm g ON g.metaUpdate = m.number
        """

    /// Samples of the meta-updates after one, in order.
    /// - Parameters:
    ///   - update: Number of a meta-update; 0 for all.
    ///   - limit: The most to read.
    ///   - agents: n, which the rewards of a sample are divided by.
    ///   - chainLength: L, which the sizes of a sample must follow from; nil if nobody knows.
    /// - Returns: The samples.
    /// - Throws: `RunFileError`.
    package func samples(
        after update: Int, limit: Int?, agents: Int, chainLength: Int? = nil
    ) throws(RunFileError) -> [UpdateSample] {
        try rows(
            "metaUpdate", "\(RunDatabase.sampleColumns) WHERE m.number > ? ORDER BY m.number LIMIT ?",
            [update, limit ?? -1]
        ) { try RunDatabase.sample($0, agents, chainLength) }
    }

    /// When the meta-updates after one were made, in order, in seconds since 1970.
    /// - Parameters:
    ///   - update: Number of a meta-update; 0 for all.
    ///   - limit: The most to read.
    /// - Returns: The times.
    /// - Throws: `RunFileError`.
    func times(after update: Int, limit: Int? = nil) throws(RunFileError) -> [Double] {
        try rows(
            "metaUpdate", "SELECT number, time FROM metaUpdate WHERE number > ? ORDER BY number LIMIT ?",
            [update, limit ?? -1]
        ) { try $0.time(1) }
    }

    private static func sample(_ row: StoredRow, _ agents: Int, _ chainLength: Int?) throws -> UpdateSample {
        let (rewards, rates) = (try row.doubles(8), try row.doubles(9))
        let joint = chainLength.map { $0 + 1 } ?? max(rewards.count / agents, 1)
        guard rewards.count == agents * joint else {
            throw row.damage(8, "\(rewards.count) numbers", "\(agents) times \(joint)")
        }
        if let chainLength, rates.count != chainLength {
            throw row.damage(9, "\(rates.count) numbers", "\(chainLength)")
        }
        var sample = UpdateSample(
            update: try row.integer(0),
            meanReward: (0..<agents).map { Array(rewards[($0 * joint)..<(($0 + 1) * joint)]) },
            gradientNorm: try row.real(2), largestChainNorm: try row.real(3), clippedChains: try row.integer(4),
            innerRates: rates, criticLoss: try row.realIfAny(5), modelError: try row.realIfAny(6))
        sample.time = SampleTime(try row.time(1))
        // The other tables of the join.
        let validation = StoredRow(row: row.row, table: "validation")
        if try validation.integerIfAny(10) != nil {
            sample.validation = .init(
                score: try validation.real(11), personas: try validation.integer(12),
                isBest: try validation.integer(13, in: 0...1) == 1)
        }
        let terms = StoredRow(row: row.row, table: "gradientTerm")
        if try terms.integerIfAny(14) != nil {
            sample.terms = GradientTerms(
                current: try terms.real(15), own: try terms.realIfAny(16), peer: try terms.realIfAny(17),
                cosineCurrentOwn: try terms.realIfAny(18), cosineCurrentPeer: try terms.realIfAny(19),
                cosineOwnPeer: try terms.realIfAny(20))
        }
        return sample
    }

    /// Scores of the chains of meta-updates after one, in order.
    /// - Throws: `RunFileError`.
    package func chainScores(after update: Int) throws(RunFileError) -> [ChainScore] {
        try rows(
            "chainScore",
            """
            SELECT metaUpdate, chain, personas, score FROM chainScore WHERE metaUpdate > ?
            ORDER BY metaUpdate, chain
            """, [update], keys: 2
        ) {
            ChainScore(
                update: try $0.integer(0), chain: try $0.integer(1), personas: try $0.text(2), score: try $0.real(3))
        }
    }

    /// Events after the one with a number, in order.
    /// - Throws: `RunFileError`.
    package func events(after id: Int64) throws(RunFileError) -> [RunEvent] {
        try rows("event", "SELECT id, time, kind, text, metaUpdate FROM event WHERE id > ? ORDER BY id", [id]) {
            // Kinds that a later program may add are news to this one.
            let kind = TrainingEvent.Kind(rawValue: try $0.text(2)) ?? .info
            return RunEvent(
                id: Int64(try $0.integer(0)), update: try $0.integer(4),
                event: TrainingEvent(time: try $0.time(1), kind: kind, text: try $0.text(3)))
        }
    }

    /// Every session, in order.
    /// - Throws: `RunFileError`.
    package func sessions() throws(RunFileError) -> [RunSession] {
        try rows(
            "session",
            """
            SELECT id, start, "end", host, pid, version, target, firstUpdate, lastUpdate, reason FROM session
            ORDER BY id
            """, []
        ) {
            RunSession(
                start: try $0.time(1), end: try $0.timeIfAny(2), host: try $0.text(3), pid: try $0.integer(4),
                version: try $0.text(5), target: try $0.integerIfAny(6), firstUpdate: try $0.integer(7),
                lastUpdate: try $0.integerIfAny(8),
                reason: try $0.textIfAny(9).flatMap(RunSession.End.init(rawValue:)))
        }
    }

    /// Meta-updates recorded, when the last one was, and the best validation.
    /// - Throws: `RunFileError`.
    func summary() throws(RunFileError) -> (updates: Int, time: Double?, best: (update: Int, score: Double)?) {
        let last = try rows(
            "metaUpdate", "SELECT number, time FROM metaUpdate ORDER BY number DESC LIMIT 1", []
        ) { (update: try $0.integer(0), time: try $0.time(1)) }.first
        let best = try rows(
            "validation", "SELECT metaUpdate, score FROM validation WHERE isBest ORDER BY metaUpdate DESC LIMIT 1", []
        ) { (update: try $0.integer(0), score: try $0.real(1)) }.first
        return (last?.update ?? 0, last?.time, best)
    }

    /// The configuration that the run began with, as the text of a file; nil if none was kept, as programs before
    /// version 2 of the schema did not.
    /// - Throws: `RunFileError`.
    package func configuration() throws(RunFileError) -> String? {
        guard try version() >= 2 else { return nil }
        return try rows("configuration", "SELECT id, text FROM configuration", []) { try $0.text(1) }.first
    }

    /// Meta-updates whose policies were the best when they were validated, each of which may have a file.
    /// - Throws: `RunFileError`.
    func bestUpdates() throws(RunFileError) -> [Int] {
        try rows("validation", "SELECT metaUpdate FROM validation WHERE isBest ORDER BY metaUpdate", []) {
            try $0.integer(0)
        }
    }

    /// Version of the schema.
    func version() throws(RunFileError) -> Int {
        try read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    }

    /// What is in the rows of a table, in order; see `StoredRows`.
    private func rows<Value>(
        _ table: String, _ sql: String, _ arguments: StatementArguments, keys: Int = 1,
        _ body: (StoredRow) throws -> Value
    ) throws(RunFileError) -> [Value] {
        try read { db in
            var rows = try StoredRows(db, limit, table, keys: keys, sql, arguments)
            var values: [Value] = []
            while let row = try rows.next() { values.append(try body(row)) }
            return values
        }
    }
}
