import Foundation
import GRDB
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// The numbers of a run belong to the configuration that it began with.
struct ChangedConfigurationTests {
    private func run(in folder: TemporaryFolder) throws -> String {
        let path = "\(folder.path)/run"
        try savedRun(updates: 2, at: path, end: .stopped)
        return path
    }

    private func edit(_ path: String, _ pairs: [(String, String)]) throws {
        let file = "\(path)/config.yaml"
        var text = try String(contentsOfFile: file, encoding: .utf8)
        for (old, new) in pairs {
            try #require(text.contains(old))
            text = text.replacing(old, with: new)
        }
        try text.write(toFile: file, atomically: true, encoding: .utf8)
    }

    @Test func `a change is refused with both values`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = try run(in: folder)
        try edit(path, [("algorithm: meta-mapg", "algorithm: reinforce"), ("seed: 1", "seed: 7")])
        let expected = "config.yaml\" was changed since the run began: algorithm is reinforce, not meta-mapg; "
        for message in [
            errorMessage { try RunReader(path) }, errorMessage { try OpenRun.resume(path, target: 9) },
            errorMessage { try RunFollower(path, onNews: {}) },
            errorMessage { try RunFollower(path, .init(copies: true), onNews: {}) },
        ] {
            #expect(message.contains(expected) && message.contains("seed is 7, not 1"), "\(message)")
        }
        #expect(RunStore(folder.path).unfinished(try smallRequest().resolved()).isEmpty)
        try edit(path, [("algorithm: reinforce", "algorithm: meta-mapg"), ("seed: 7", "seed: 1")])
        #expect(try RunReader(path).info.updates == 2)
    }

    @Test func `what means the same is the same`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = try run(in: folder)
        try edit(path, [("seed: 1", "seed:   1 # my favourite"), ("discount: 0.96", "\ndiscount: 96.0e-2")])
        #expect(try RunReader(path).info.updates == 2)
        let open = try OpenRun.resume(path, target: 3)
        open.writer?.abandon()
    }

    @Test func `a run of an earlier program takes its configuration on when it goes on`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = try run(in: folder)
        let database = "\(path)/run.sqlite"
        try DatabaseQueue(path: database).write { db in
            try db.execute(
                sql: """
                    DROP TABLE configuration; DELETE FROM grdb_migrations WHERE identifier = 'version 2';
                    PRAGMA user_version = 1
                    """)
        }
        let reader = try RunReader(path)
        #expect(try reader.info.updates == 2)
        let version = try DatabaseQueue(path: database).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        #expect(version == 1)
        let open = try OpenRun.resume(path, target: 3)
        try open.recorder?.end(.stopped)
        let kept = try RunDatabase(database, writes: false).configuration()
        #expect(kept == ConfigurationFile.text(of: open.configuration))
        try edit(path, [("seed: 1", "seed: 2")])
        #expect(errorMessage { try RunReader(path) }.contains("seed is 2, not 1"))
    }

    @Test func `other rules of a game that is spelled out are found`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let game = """
            name: corner
            actions: [left, right]
            payoffs:
              - [[1, 1], [0, 2]]
              - [[2, 0], [0.5, 0.5]]
            """
        try folder.write(game, to: "game.yaml")
        var settings = RunSettings()
        settings.game = .named("\(folder.path)/game.yaml")
        settings.overrides.chains = 1
        settings.overrides.trajectories = 2
        settings.overrides.horizon = 3
        let open = try OpenRun.create(try settings.request().configuration, at: path, target: 1)
        open.writer?.abandon()
        #expect(try RunReader(path).info.updates == 0)
        try edit(path, [("0.5", "0.25")])
        #expect(errorMessage { try RunReader(path) }.contains("began: game has other rules; change it back"))
    }
}
