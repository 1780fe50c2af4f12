import Foundation
import GRDB
import RunFixtures
import Store
import TestTools
import Testing
import Training

struct RunsDatabaseTests {
    private static let extremes = [
        0, -0.0, 0.1, 1.0 / 3, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity, 1e15, 123_456,
    ]

    /// A sample whose numbers are hard to keep.
    private static func sample(_ update: Int, _ shift: Int) -> UpdateSample {
        func number(_ index: Int) -> Double { extremes[(index + shift) % extremes.count] }
        var sample = UpdateSample(
            update: update, meanReward: [[number(0), number(1), number(2)], [number(3), number(4), number(5)]],
            gradientNorm: number(6), largestChainNorm: number(7), clippedChains: shift,
            innerRates: [number(8), number(9)])
        if shift % 2 == 0 { sample.criticLoss = number(1) }
        if shift % 3 == 0 { sample.validation = .init(score: number(2), personas: 40, isBest: shift % 2 == 0) }
        if shift % 4 == 0 {
            sample.terms = GradientTerms(
                current: number(3), own: shift % 8 == 0 ? nil : number(4), peer: number(5), cosineCurrentOwn: nil,
                cosineCurrentPeer: number(6), cosineOwnPeer: shift % 8 == 0 ? nil : number(7))
        }
        return sample
    }

    @Test func `any number keeps its bits`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let database = try RunDatabase("\(folder.path)/run.sqlite", writes: true)
        let samples = (0..<20).map { Self.sample($0 + 1, $0) }
        let chains = samples.map {
            ChainScore(update: $0.update, chain: 3, personas: "a#1+b#2", score: Self.extremes[$0.update % 10])
        }
        try database.append(
            zip(samples, chains).map { RecordedUpdate(sample: $0, chains: [$1], time: 1e9 + 0.25) },
            [
                RecordedEvent(event: TrainingEvent(time: 3.5, kind: .warning, text: "größer \"'\n"), update: 7),
                RecordedEvent(event: TrainingEvent(time: 4.5, kind: .run, text: ""), update: 8),
            ])
        let read = try database.samples(after: 0, limit: nil, agents: 2)
        #expect(read == samples)
        // Of the vectors even the signs of zeros.
        for (a, b) in zip(read, samples) {
            let bits = [a, b].map { ($0.meanReward.flatMap(\.self) + $0.innerRates).map(\.bitPattern) }
            #expect(bits[0] == bits[1])
        }
        #expect(try database.chainScores(after: 0) == chains)
        #expect(try database.chainScores(after: 18).map(\.update) == [19, 20])
        let events = try database.events(after: 0)
        #expect(events.map(\.id) == [1, 2] && events.map(\.update) == [7, 8])
        #expect(events[0].event == TrainingEvent(time: 3.5, kind: .warning, text: "größer \"'\n"))
        #expect(try database.events(after: 1).map(\.event.kind) == [.run])
        database.close()
    }

    @Test func `what is no number is none afterwards`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let database = try RunDatabase("\(folder.path)/run.sqlite", writes: true)
        let sample = UpdateSample(
            update: 1, meanReward: [[.nan], [1]], gradientNorm: .nan, largestChainNorm: .nan, clippedChains: 0,
            innerRates: [])
        try database.append([RecordedUpdate(sample: sample, chains: [], time: 0)], [])
        let read = try #require(try database.samples(after: 0, limit: nil, agents: 2).first)
        #expect(read.meanReward[0][0].isNaN && read.meanReward[1][0] == 1)
        #expect(read.gradientNorm.isNaN && read.largestChainNorm.isNaN)
    }

    @Test func `a session takes back what comes later`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let database = try RunDatabase("\(folder.path)/run.sqlite", writes: true)
        let updates = (1...9).map { number in
            RecordedUpdate(
                sample: Self.sample(number, 0),
                chains: [ChainScore(update: number, chain: 0, personas: "a", score: 1)], time: 0)
        }
        try database.append(updates, [])
        #expect(try database.beginSession(after: 6, target: 12) == 1)
        #expect(try database.samples(after: 0, limit: nil, agents: 2).map(\.update) == Array(1...6))
        #expect(try database.chainScores(after: 0).map(\.update) == Array(1...6))
        for table in ["validation", "gradientTerm"] {
            #expect(try database.read { try Int.fetchOne($0, sql: "SELECT max(metaUpdate) FROM \(table)") } == 6)
        }
        // Rows that a checkpoint counts on are missing.
        #expect(errorMessage { try database.beginSession(after: 7, target: nil) }.contains("has 6 of the first 7"))
        #expect(try database.sessions().count == 1)
        // All or nothing.
        #expect(errorMessage { try database.append(Array(updates[6...]) + [updates[0]], []) } != "no error")
        #expect(try database.samples(after: 6, limit: nil, agents: 2).isEmpty)
    }

    @Test func `the schema has a version and an owner`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run.sqlite"
        try RunDatabase(path, writes: true).close()
        func pragma(_ sql: String) throws -> Int? {
            try DatabaseQueue(path: path).write { try Int.fetchOne($0, sql: "PRAGMA \(sql)") }
        }
        #expect(try pragma("user_version") == RunDatabase.schemaVersion)
        #expect(try pragma("application_id") == RunDatabase.applicationID)
        #expect(try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
        let database = try RunDatabase(path, writes: true)
        let modes = try database.read {
            (try String.fetchOne($0, sql: "PRAGMA journal_mode"), try Int.fetchOne($0, sql: "PRAGMA synchronous"))
        }
        #expect(modes.0 == "wal" && modes.1 == 2)
        database.close()
        _ = try pragma("user_version = 99")
        for writes in [false, true] {
            #expect(errorMessage { try RunDatabase(path, writes: writes) }.contains("a later program wrote it"))
        }
        _ = try pragma("user_version = 0")
        for writes in [false, true] {
            #expect(
                errorMessage { try RunDatabase(path, writes: writes) }.contains("its version is 0, which no program"))
        }
        _ = try pragma("application_id = 5")
        for writes in [false, true] {
            #expect(errorMessage { try RunDatabase(path, writes: writes) }.contains("is not the database of a run"))
        }
    }

    @Test(arguments: [true, false])
    func `a database is made whole at its end, once its readers are through`(_ leaves: Bool) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run.sqlite"
        let database = try RunDatabase(path, writes: true)
        try database.append([RecordedUpdate(sample: Self.sample(1, 0), chains: [], time: 0)], [])
        let reader = try RunDatabase(path, writes: false)
        #expect(try reader.samples(after: 0, limit: nil, agents: 2).count == 1)
        if leaves {
            // Longer than a busy machine makes a read.
            Thread.detachNewThread {
                usleep(400_000)
                reader.close()
            }
        }
        database.close()
        #expect(FileManager.default.fileExists(atPath: "\(path)-wal") != leaves)
        // Who stays goes on reading.
        if !leaves { #expect(try reader.samples(after: 0, limit: nil, agents: 2).count == 1) }
    }

    @Test func `what was left half done is taken back, also by readers`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 9, at: path)
        // A copy made in the middle of a transaction that has begun to reach the file is what a crash leaves.
        try DatabaseQueue(path: "\(path)/run.sqlite").inDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = 1; BEGIN; DELETE FROM metaUpdate")
            try db.execute(sql: "CREATE TABLE filler AS SELECT zeroblob(1000000) AS bytes")
            for name in ["run.sqlite", "run.sqlite-journal"] {
                try FileManager.default.copyItem(atPath: "\(path)/\(name)", toPath: "\(folder.path)/\(name)")
            }
            try db.execute(sql: "ROLLBACK")
        }
        #expect(try folder.data("run.sqlite-journal").count > 0)
        let database = try RunDatabase("\(folder.path)/run.sqlite", writes: false)
        #expect(try database.samples(after: 0, limit: nil, agents: 2) == run.samples)
        #expect(try folder.entries() == ["run", "run.sqlite"])
    }

    @Test func `an earlier version is read as it is, and brought up to date by who goes on with it`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 2, at: path, end: .stopped)
        // Version 1 kept no configuration.
        try DatabaseQueue(path: "\(path)/run.sqlite").write { db in
            try db.execute(
                sql: """
                    DROP TABLE configuration; DELETE FROM grdb_migrations WHERE identifier = 'version 2';
                    PRAGMA user_version = 1
                    """)
        }
        let before = try folder.data("run/run.sqlite")
        #expect(try RunReader(path).samples() == run.samples)
        #expect(try folder.data("run/run.sqlite") == before)
        try OpenRun.migrate(path)
        #expect(try RunReader(path).samples() == run.samples)
        let version = try DatabaseQueue(path: "\(path)/run.sqlite").read {
            try Int.fetchOne($0, sql: "PRAGMA user_version")
        }
        #expect(version == RunDatabase.schemaVersion)
        let open = try OpenRun.resume(path, target: 3)
        _ = try finishedRun(open: open, updates: 3)
        try open.recorder?.end(.done)
        #expect(try RunReader(path).info.status == .finished)
    }

    /// docs/formats/run-format.md names every table and column.
    @Test func `every column is documented`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let database = try RunDatabase("\(folder.path)/run.sqlite", writes: true)
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: sources.appending(path: "docs/formats/run-format.md"), encoding: .utf8)
        for table in [
            "metaUpdate", "chainScore", "gradientTerm", "validation", "event", "session", "configuration",
        ] {
            let section = try #require(text.components(separatedBy: "### `\(table)`").dropFirst().first)
            let rows = section.components(separatedBy: "### ")[0]
            let columns = try database.read { try $0.columns(in: table).map(\.name) }
            #expect(!columns.isEmpty)
            for column in columns { #expect(rows.contains("| `\(column)` |"), "\(table).\(column)") }
        }
    }
}
