import EngineFixtures
import Files
import Foundation
import Games
import Kernels
import Store
import Testing
import Training

/// Teams that learn together, and their folders.
struct TeamTests {
    private let game = DriftGame(players: 2, size: 3, actions: 2)

    private var settings: TeamSettings {
        var settings = TeamSettings()
        settings.trajectories = 8
        settings.horizon = 6
        settings.hidden = 4
        return settings
    }

    /// A folder that is removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "team-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test func `a team learns`() throws {
        var settings = settings
        settings.trajectories = 64
        settings.rate = 0.02
        let training = try TeamTraining(game, settings, threads: 2)
        let rewards = try (0..<80).map { _ in try training.advance() }
        func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(values.count) }
        #expect(mean(rewards.suffix(10)) > mean(rewards.prefix(10)) + 0.1, "\(rewards)")
        #expect(training.team.iteration == 80)
    }

    @Test func `numbers follow from the settings alone`() throws {
        let one = try TeamTraining(game, settings, threads: 1)
        let three = try TeamTraining(game, settings, threads: 3)
        for _ in 0..<3 { #expect(try one.advance() == three.advance()) }
        #expect(one.team == three.team)
        var other = settings
        other.seed = 2
        #expect(try TeamTraining(game, other, threads: 1).team.parameters != Team(game, settings).parameters)
    }

    @Test func `a saved team goes on as if nothing had happened`() throws {
        try withFolder { path in
            let whole = try TeamTraining(game, settings, threads: 1)
            for _ in 0..<4 { _ = try whole.advance() }
            let first = try TeamTraining(game, settings, threads: 1)
            for _ in 0..<2 { _ = try first.advance() }
            let folder = try TeamFolder(path, game: game, variant: "drift", settings: settings)
            #expect(try folder.load() == nil)
            try folder.save(first.team)
            let again = try TeamFolder(path, game: game, variant: "drift", settings: settings)
            let loaded = try #require(try again.load())
            #expect(loaded == first.team)
            let second = try TeamTraining(game, settings, team: loaded, threads: 1)
            for _ in 0..<2 { _ = try second.advance() }
            #expect(second.team == whole.team)
            #expect(try folder.persona(2) == first.team.parameters[1].map { Double(Float($0)) })
        }
    }

    @Test func `folders of something else are left alone`() throws {
        try withFolder { path in
            let folder = try TeamFolder(path, game: game, variant: "drift", settings: settings)
            try folder.save(Team(game, settings))
            var other = settings
            other.seed = 2
            let error = try #require(throws: RunFileError.self) {
                try TeamFolder(path, game: game, variant: "drift", settings: other)
            }
            #expect(error.description.contains("holds a team whose seed is 1, not 2"))
            #expect(throws: RunFileError.self) { try TeamFolder(path, game: game, variant: "drip", settings: settings) }
            let replaced = try TeamFolder(path, game: game, variant: "drift", settings: other, replaces: true)
            #expect(try replaced.load() == nil)
            #expect(!FileManager.default.fileExists(atPath: folder.personaPath(0)))
            try "mine".write(toFile: "\(path)/notes.txt", atomically: true, encoding: .utf8)
            let refused = try #require(throws: RunFileError.self) {
                try TeamFolder(path, game: game, variant: "drift", settings: other, replaces: true)
            }
            #expect(refused.description.hasSuffix("holds other files; choose another folder"))
            #expect(FileManager.default.fileExists(atPath: "\(path)/notes.txt"))
        }
    }

    @Test func `damaged teams are named`() throws {
        try withFolder { path in
            let folder = try TeamFolder(path, game: game, variant: "drift", settings: settings)
            try folder.save(Team(game, settings))
            #expect(throws: RunFileError.self) { try folder.persona(1) }
            let latest = "\(path)/latest.safetensors"
            let data = try #require(FileManager.default.contents(atPath: latest))
            try data.dropLast(9).write(to: URL(fileURLWithPath: latest))
            let error = try #require(throws: RunFileError.self) { try folder.load() }
            #expect(error.description.contains(latest))
        }
    }

    @Test func `a team whose numbers explode stops where it was`() throws {
        var settings = settings
        settings.rate = 1e300
        let training = try TeamTraining(game, settings, threads: 1)
        _ = try training.advance()
        let before = training.team
        let error = try #require(throws: TeamError.self) { for _ in 0..<5 { _ = try training.advance() } }
        #expect(error.problem == "a gradient is not finite")
        #expect(training.team.iteration == error.iteration && training.team.iteration >= before.iteration)
    }
}
