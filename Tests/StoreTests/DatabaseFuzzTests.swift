import Files
import Foundation
import GRDB
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Databases that disks, editors and strangers have changed: what cannot be read is refused, and nothing traps or hangs.
struct DatabaseFuzzTests {
    private static let tables = [
        "metaUpdate", "chainScore", "gradientTerm", "validation", "event", "session", "configuration",
        "grdb_migrations", "sqlite_sequence",
    ]
    private static let values = [
        "'abc'", "''", "x''", "x'00ff7f'", "zeroblob(100000)", "NULL", "9e999", "-9e999", "1e300", "-1e300", "1.5",
        "0", "-1", "1", "9223372036854775807", "-9223372036854775808", "4611686018427387904", "randomblob(8)",
        "'nan'", "hex(randomblob(5000))", "x'000000000000f87f000000000000f07f000000000000f0ff'",
    ]
    private static let schemas = [
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT * FROM n",
        "CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM metaUpdate; END",
        "CREATE TRIGGER t BEFORE DELETE ON metaUpdate BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TABLE more (a, b)", "CREATE INDEX i ON event (text)", "DROP TABLE TABLENAME",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE TABLENAME (x)' WHERE name = 'TABLENAME'",
        "UPDATE sqlite_master SET rootpage = abs(random() % 20) WHERE name = 'TABLENAME'",
        "UPDATE sqlite_master SET type = 'view' WHERE name = 'TABLENAME'", "UPDATE sqlite_master SET sql = x'00'",
        "DELETE FROM TABLENAME", "PRAGMA user_version = -1", "PRAGMA user_version = 1", "PRAGMA application_id = 0",
        "UPDATE sqlite_master SET name = NULL WHERE name = 'TABLENAME'",
    ]

    /// A copy of the run, changed.
    private func change(_ database: String, _ mutator: inout Mutator) throws {
        switch Int.random(in: 0..<4, using: &mutator) {
        case 0: try changeBits(database, &mutator)
        case 1: try changePages(database, &mutator)
        case 2:
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: database)))
            try Data(mutator.mutated(bytes)).write(to: URL(fileURLWithPath: database))
        default: try changeValues(database, &mutator)
        }
    }

    private func changeBits(_ database: String, _ mutator: inout Mutator) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: database)))
        for _ in 0..<Int.random(in: 1...30, using: &mutator) {
            // Where pages begin there is most to break.
            let page = Int.random(in: 0..<bytes.count / 4096, using: &mutator) * 4096
            let place = page + Int.random(in: 0..<(Bool.random(using: &mutator) ? 4096 : 120), using: &mutator)
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &mutator)
        }
        try Data(bytes).write(to: URL(fileURLWithPath: database))
    }

    private func changePages(_ database: String, _ mutator: inout Mutator) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: database)))
        let pages = bytes.count / 4096
        for _ in 0..<Int.random(in: 1...3, using: &mutator) {
            let (from, to) = (Int.random(in: 0..<pages, using: &mutator), Int.random(in: 1..<pages, using: &mutator))
            bytes.replaceSubrange(to * 4096..<(to + 1) * 4096, with: Array(bytes[from * 4096..<(from + 1) * 4096]))
        }
        try Data(bytes).write(to: URL(fileURLWithPath: database))
    }

    private func changeValues(_ database: String, _ mutator: inout Mutator) throws {
        let queue = try DatabaseQueue(path: database)
        let count = Int.random(in: 1...3, using: &mutator)
        for _ in 0..<count {
            let table = Self.tables.randomElement(using: &mutator) ?? "event"
            let sql: String
            if Int.random(in: 0..<3, using: &mutator) == 0 {
                sql = (Self.schemas.randomElement(using: &mutator) ?? "").replacing("TABLENAME", with: table)
            } else {
                let columns = (try? queue.read { try $0.columns(in: table).map(\.name) }) ?? []
                guard let column = columns.randomElement(using: &mutator) else { continue }
                let value = Self.values.randomElement(using: &mutator) ?? "NULL"
                let rows =
                    Bool.random(using: &mutator) ? "" : " WHERE rowid = \(Int.random(in: 1...4, using: &mutator))"
                sql = "UPDATE OR IGNORE \"\(table)\" SET \"\(column)\" = \(value)\(rows)"
            }
            // What a constraint forbids stays as it is.
            try? queue.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON; \(sql)")
            }
        }
        try? queue.close()
    }

    /// Reads everything that there is of a run.
    private func read(_ path: String) throws {
        let reader = try RunReader(path)
        let info = try reader.info
        #expect(abs(info.modified) <= 1e11 && info.sessions.allSatisfy { abs($0.start) <= 1e11 && $0.pid >= 0 })
        let samples = try reader.samples()
        #expect(samples.allSatisfy { $0.meanReward.map(\.count) == [3, 3] && $0.innerRates.count == 2 })
        #expect(zip(samples, samples.dropFirst()).allSatisfy { $0.update < $1.update })
        #expect(try reader.history().lastUpdate == samples.last?.update ?? 0)
        _ = (try reader.events(), try reader.times(), try reader.chainScores())
    }

    @Test func `changed databases are read or refused`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let (whole, path) = ("\(folder.path)/whole", "\(folder.path)/run")
        try savedRun(smallRequest { $0.overrides.termsEvery = 1 }, updates: 6, at: whole, end: .stopped)
        var mutator = Mutator(seed: Fuzzing.seed)
        var refused = 0
        let rounds = Fuzzing.rounds(150)
        for round in 0..<rounds {
            try? FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: whole, toPath: path)
            try change("\(path)/run.sqlite", &mutator)
            try Fuzzing.keep([UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/run.sqlite"))), of: "database")
            do {
                try read(path)
            } catch {
                refused += 1
                #expect(error is RunFileError && "\(error)".contains(path), "round \(round): \(error)")
            }
            // A list of runs goes on.
            _ = RunStore(folder.path).runs(of: try smallRequest().resolved().game)
            if round % 4 == 0 { try follow(path) }
            if round % 2 == 0, let open = try? OpenRun.resume(path, target: 9) { open.writer?.abandon() }
        }
        // Most damage is found, and what does no harm is not taken for any.
        #expect(refused > rounds / 4 && refused < rounds)
        try read(whole)
    }

    private func follow(_ path: String) throws {
        guard let follower = try? RunFollower(path, .init(interval: 0.001), onNews: {}) else { return }
        follower.start()
        follower.finish()
        #expect(follower.takeFeed().samples.count <= 10_000)
    }
}
