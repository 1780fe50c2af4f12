import Foundation
import GRDB
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Whatever a run's database holds is read or refused with the reason; nothing in it ends a program.
struct DatabaseDamageTests {
    /// A saved run with rows in every table, whose database is changed by SQL.
    private func damaged(_ sql: String) throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/run"
        try savedRun(smallRequest { $0.overrides.termsEvery = 1 }, updates: 4, at: path)
        try DatabaseQueue(path: "\(path)/run.sqlite").writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA writable_schema = ON; \(sql)")
        }
        return (folder, path)
    }

    /// Reads everything.
    private func read(_ path: String) throws {
        let reader = try RunReader(path)
        _ = (try reader.info, try reader.events(), try reader.samples(), try reader.times(), try reader.chainScores())
    }

    static let values: [(sql: String, reason: String)] = [
        ("UPDATE session SET pid = 'abc'", "session.pid is text, but must be a whole number"),
        ("UPDATE session SET pid = 1.5", "session.pid is a number, but must be a whole number"),
        (
            "UPDATE session SET firstUpdate = 9223372036854775807",
            "session.firstUpdate is 9223372036854775807, but must be a number from 0 to 1000000000000"
        ),
        ("UPDATE session SET target = -1", "session.target is -1, but must be a number from 0 to"),
        ("UPDATE session SET start = 1e300", "session.start is 1e+300, but must be a time in seconds since 1970"),
        ("UPDATE session SET \"end\" = 9e999", "session.end is inf, but must be a time"),
        ("UPDATE session SET host = x'00ff'", "session.host is a blob, but must be text"),
        ("UPDATE metaUpdate SET time = 'now' WHERE number = 4", "metaUpdate.time is text, but must be a number"),
        (
            "UPDATE metaUpdate SET meanReward = 'x' WHERE number = 2",
            "metaUpdate.meanReward is text, but must be a blob"
        ),
        ("UPDATE metaUpdate SET meanReward = x'' WHERE number = 2", "metaUpdate.meanReward is 0 numbers"),
        ("UPDATE metaUpdate SET meanReward = x'0011'", "metaUpdate.meanReward is a blob of 2 bytes"),
        ("UPDATE metaUpdate SET innerRates = zeroblob(8)", "metaUpdate.innerRates is 1 numbers, but must be 2"),
        ("UPDATE metaUpdate SET clippedChains = -5", "metaUpdate.clippedChains is -5"),
        ("UPDATE metaUpdate SET gradientNorm = 'NaN'", "metaUpdate.gradientNorm is text"),
        ("UPDATE validation SET isBest = 7", "validation.isBest is 7, but must be a number from 0 to 1"),
        ("UPDATE validation SET personas = 'many'", "personas is text"),
        ("UPDATE gradientTerm SET own = x'01'", "own is a blob"),
        ("UPDATE chainScore SET personas = x'ff'", "chainScore.personas is a blob"),
        ("UPDATE event SET kind = x'01'", "event.kind is a blob"),
        ("UPDATE event SET time = -1e200", "event.time is -1e+200"),
        ("UPDATE event SET metaUpdate = 'x'", "event.metaUpdate is text"),
        ("UPDATE configuration SET text = x'01'", "configuration.text is a blob"),
        ("UPDATE configuration SET text = '{'", "the configuration in it cannot be read"),
    ]

    @Test(arguments: values) func `a value of another kind is named`(_ sql: String, _ reason: String) throws {
        let (folder, path) = try damaged("PRAGMA ignore_check_constraints = ON; \(sql)")
        defer { folder.remove() }
        let message = errorMessage { try read(path) }
        #expect(message.contains("run.sqlite"), "\(message)")
        #expect(message.contains(reason), "\(message)")
    }

    static let schemas: [(sql: String, reason: String)] = [
        (
            "CREATE VIEW looks AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT * FROM n",
            "it has a view \"looks\""
        ),
        ("CREATE TABLE notes (text TEXT)", "it has a table \"notes\", which the database of a run has not"),
        ("CREATE INDEX fast ON metaUpdate (score)", "it has a index \"fast\""),
        (
            "CREATE TRIGGER again AFTER INSERT ON session BEGIN DELETE FROM metaUpdate; END",
            "it has a trigger \"again\""
        ),
        ("DROP TABLE event", "its table \"event\" is missing"),
        ("DROP TABLE session", "its table \"session\" is missing"),
        ("ALTER TABLE event ADD COLUMN more TEXT", "its table \"event\" is not what it was made as"),
        (
            """
            DROP TABLE event; CREATE VIEW event AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)
            SELECT i AS id, 1.0 AS time, 'RUN' AS kind, '' AS text, 1 AS metaUpdate FROM n
            """, "its table \"event\" is not what it was made as"
        ),
        ("DELETE FROM grdb_migrations", "its grdb_migrations do not name the steps"),
        ("UPDATE grdb_migrations SET identifier = x'00' WHERE rowid = 1", "grdb_migrations.identifier is a blob"),
        ("PRAGMA user_version = 0", "its version is 0, which no program wrote"),
        ("PRAGMA user_version = 1", "it has a table \"configuration\""),
    ]

    @Test(arguments: schemas) func `only the tables of a run are there`(_ sql: String, _ reason: String) throws {
        let (folder, path) = try damaged(sql)
        defer { folder.remove() }
        for message in [
            errorMessage { try read(path) }, errorMessage { try OpenRun.resume(path, target: 9) },
            errorMessage { try RunFollower(path, onNews: {}) },
        ] {
            #expect(message.contains("run.sqlite\" is damaged: \(reason)"), "\(message)")
        }
        // Nobody else's run is less readable for it.
        #expect(RunStore(folder.path).unfinished(try smallRequest().resolved()).isEmpty)
    }

    /// A page that leads back to its own tree would bring the same rows again and again.
    @Test func `rows that come again are refused`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run.sqlite"
        let database = try RunDatabase(path, writes: true)
        try database.append(
            [],
            (0..<2000).map { RecordedEvent(event: TrainingEvent(time: 1, kind: .info, text: "event \($0)"), update: 0) }
        )
        #expect(try database.events(after: 0).count == 2000)
        database.close()
        // The root of `event` is a page of pointers to pages of rows; all of them get the address of the first.
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let root = try DatabaseQueue(path: path).read {
            try #require(try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'event'"))
        }
        let page = (root - 1) * 4096
        try #require(bytes[page] == 5)
        let cells = Int(bytes[page + 3]) << 8 | Int(bytes[page + 4])
        func cell(_ index: Int) -> Int {
            page + Int(bytes[page + 12 + 2 * index]) << 8 + Int(bytes[page + 13 + 2 * index])
        }
        for index in 1..<cells {
            for byte in 0..<4 { bytes[cell(index) + byte] = bytes[cell(0) + byte] }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let damaged = try RunDatabase(path, writes: false)
        #expect(errorMessage { try damaged.events(after: 0) }.contains("rows of event are not in order"))
    }

    /// Curves are read apart from samples.
    @Test(arguments: [
        (
            "UPDATE metaUpdate SET number = 9223372036854775807 WHERE number = 4",
            "metaUpdate.number is 9223372036854775807"
        ),
        ("UPDATE metaUpdate SET score = 'high'", "metaUpdate.score is text"),
        ("UPDATE validation SET isBest = 'yes'", "validation.isBest is text"),
        ("UPDATE gradientTerm SET peer = x'00'", "gradientTerm.peer is a blob"),
    ])
    func `curves are read with as little trust`(_ sql: String, _ reason: String) throws {
        let (folder, path) = try damaged("PRAGMA foreign_keys = OFF; \(sql)")
        defer { folder.remove() }
        let message = errorMessage { try RunReader(path).history() }
        #expect(message.contains("run.sqlite\" is damaged: \(reason)"), "\(message)")
    }

    @Test func `a statement that brings no row ends`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let database = try RunDatabase("\(folder.path)/run.sqlite", writes: true)
        let message = errorMessage {
            try database.read { db in
                try Int.fetchOne(
                    db,
                    sql: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
            }
        }
        #expect(message.contains("SQLite computed for seconds without coming to a row"), "\(message)")
        #expect(
            errorMessage { try database.read { try Int.fetchOne($0, sql: "SELECT length(zeroblob(20000000))") } }
                .contains("larger than a run can have"))
        // What comes after is read as before.
        #expect(try database.sessions().isEmpty)
    }
}
