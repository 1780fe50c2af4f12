import Files
import Foundation
import GRDB
import Training

// Unsafe here are views of bytes, used within the closures that get them.

/// One meta-update as it is recorded.
package struct RecordedUpdate: Sendable {
    var sample: UpdateSample
    var chains: [ChainScore]
    /// When it was done, in seconds since 1970.
    var time: Double

    package init(sample: UpdateSample, chains: [ChainScore], time: Double) {
        self.sample = sample
        self.chains = chains
        self.time = time
    }
}

/// One event as it is recorded.
package struct RecordedEvent: Sendable {
    var event: TrainingEvent
    /// Meta-updates done when it happened.
    var update: Int

    package init(event: TrainingEvent, update: Int) {
        self.event = event
        self.update = update
    }
}

extension RunDatabase {
    /// Appends, all or nothing; on the disk when this returns.
    /// - Throws: `RunFileError`.
    package func append(_ updates: [RecordedUpdate], _ events: [RecordedEvent]) throws(RunFileError) {
        try write { db in
            for update in updates { try RunDatabase.insert(update, db) }
            for event in events { try RunDatabase.insert(event, db) }
        }
    }

    private static func insert(_ update: RecordedUpdate, _ db: Database) throws {
        let sample = update.sample
        try db.cachedStatement(sql: "INSERT INTO metaUpdate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
            sample.update, update.time, sample.score, sample.gradientNorm, sample.largestChainNorm,
            sample.clippedChains, sample.criticLoss, sample.modelError, data(sample.meanReward.flatMap(\.self)),
            data(sample.innerRates),
        ])
        if !update.chains.isEmpty {
            let statement = try db.cachedStatement(sql: "INSERT INTO chainScore VALUES (?, ?, ?, ?)")
            for chain in update.chains {
                try statement.execute(arguments: [chain.update, chain.chain, chain.personas, chain.score])
            }
        }
        if let terms = sample.terms {
            try db.cachedStatement(sql: "INSERT INTO gradientTerm VALUES (?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
                sample.update, terms.current, terms.own, terms.peer, terms.cosineCurrentOwn, terms.cosineCurrentPeer,
                terms.cosineOwnPeer,
            ])
        }
        if let validation = sample.validation {
            try db.cachedStatement(sql: "INSERT INTO validation VALUES (?, ?, ?, ?)").execute(arguments: [
                sample.update, validation.score, validation.personas, validation.isBest,
            ])
        }
    }

    private static func insert(_ event: RecordedEvent, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO event (time, kind, text, metaUpdate) VALUES (?, ?, ?, ?)").execute(
            arguments: [event.event.time, event.event.kind.rawValue, event.event.text, event.update])
    }

    /// Begins a session after meta-update `update`. What was recorded of later ones goes, as it will be done again.
    /// - Parameters:
    ///   - update: Meta-updates done.
    ///   - first: Meta-updates that its parent had made, of a branch.
    ///   - target: Meta-updates asked for; nil for no end.
    ///   - configuration: Of the run, as the text of a file; kept unless one is already.
    ///   - physics: The library that moves the game's bodies, with its version; nil if nothing has to.
    /// - Returns: The session's number.
    /// - Throws: `RunFileError`, also if a meta-update before it is missing.
    package func beginSession(
        after update: Int, of first: Int = 0, target: Int?, configuration: String? = nil, physics: String? = nil
    ) throws(RunFileError) -> Int64 {
        try write { db in
            try db.execute(sql: "DELETE FROM metaUpdate WHERE number > ?", arguments: [update])
            // Not all of them at once, which nothing could interrupt where pages lead in circles.
            let count = try Int.fetchOne(db, sql: "SELECT count(number) FROM metaUpdate WHERE number > 0") ?? 0
            guard count == update - first else {
                let what = first > 0 ? "meta-updates \(first + 1) to \(update)" : "first \(update) meta-updates"
                throw StoredRow.Damage(reason: "it has \(count) of the \(what)")
            }
            if let configuration {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO configuration (id, text) VALUES (1, ?)", arguments: [configuration])
            }
            try db.execute(
                sql: "INSERT INTO session (start, host, pid, version, target, firstUpdate) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    Date().timeIntervalSince1970, ProcessInfo.processInfo.hostName, Int(getpid()),
                    ([ProgramVersion.current] + (physics.map { [$0] } ?? [])).joined(separator: ", "), target, update,
                ])
            return db.lastInsertedRowID
        }
    }

    /// Ends a session.
    /// - Throws: `RunFileError`.
    func endSession(_ id: Int64, at update: Int, _ reason: RunSession.End) throws(RunFileError) {
        try write { db in
            try db.execute(
                sql: "UPDATE session SET \"end\" = ?, lastUpdate = ?, reason = ? WHERE id = ?",
                arguments: [Date().timeIntervalSince1970, update, reason.rawValue, id])
        }
    }

    /// Doubles as bytes, little-endian.
    private static func data(_ values: [Double]) -> Data {
        unsafe values.map(\.bitPattern.littleEndian).withUnsafeBytes { unsafe Data($0) }
    }
}
