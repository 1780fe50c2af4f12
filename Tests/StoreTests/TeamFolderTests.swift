import EngineFixtures
import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Folders of teams: what is not a team's stays, and what a kill leaves is no obstacle.
struct TeamFolderTests {
    private let game = DriftGame(players: 2, size: 3, actions: 2)

    private func settings(seed: UInt64 = 1) -> TeamSettings {
        var settings = TeamSettings()
        settings.trajectories = 8
        settings.horizon = 6
        settings.hidden = 4
        settings.seed = seed
        return settings
    }

    private func opened(_ path: String, seed: UInt64 = 1, replaces: Bool = false) throws -> TeamFolder {
        try TeamFolder(path, game: game, variant: "drift", settings: settings(seed: seed), replaces: replaces)
    }

    /// A team of two iterations in a folder.
    private func saved(_ path: String, iterations: Int = 2) throws {
        let folder = try opened(path)
        let training = try TeamTraining(game, settings(), threads: 1)
        try folder.save(training.team)
        for _ in 0..<iterations {
            _ = try training.advance()
            try folder.save(training.team)
        }
    }

    @Test func `what is no team is not replaced`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try savedRun(updates: 4, at: "\(folder.path)/run", end: .stopped)
        let path = "\(folder.path)/run/checkpoints"
        let before = try folder.entries("run/checkpoints").map { try folder.data("run/checkpoints/\($0)") }
        for replaces in [false, true] {
            #expect(
                errorMessage { try opened(path, replaces: replaces) }
                    == "\"\(path)\" holds other files; choose another folder")
        }
        #expect(try folder.entries("run/checkpoints").map { try folder.data("run/checkpoints/\($0)") } == before)
        let open = try OpenRun.resume("\(folder.path)/run", target: 9)
        #expect(open.state.update == 4)
        open.writer?.abandon()
    }

    @Test func `only the team's own files are replaced`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/team"
        try saved(path)
        let foreign = ["agent1-mine.safetensors", "agent1-009.safetensors", "latest.safetensors.old", "notes"]
        for name in foreign { try folder.write("mine", to: "team/\(name)") }
        // Saved just before a kill.
        try FileManager.default.copyItem(
            atPath: "\(path)/agent1-002.safetensors", toPath: "\(path)/agent1-003.safetensors")
        let replaced = try opened(path, seed: 2, replaces: true)
        #expect(try replaced.load() == nil)
        #expect(try folder.entries("team") == foreign.sorted())
    }

    @Test func `training that was killed before its first save begins again`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/team"
        try saved(path, iterations: 0)
        let first = try folder.data("team/agent1-000.safetensors")
        try FileManager.default.removeItem(atPath: "\(path)/latest.safetensors")
        try folder.write("half", to: "team/latest.safetensors.partial")
        let again = try opened(path)
        #expect(try again.load() == nil)
        try saved(path, iterations: 0)
        #expect(try folder.data("team/agent1-000.safetensors") == first)
        #expect(try again.load() == Team(game, settings()))
        // With other settings it would not come again.
        try FileManager.default.removeItem(atPath: "\(path)/latest.safetensors")
        #expect(errorMessage { try opened(path, seed: 2) } == "\"\(path)\" holds other files; choose another folder")
        // And a later one is not the beginning.
        try saved(path, iterations: 1)
        try FileManager.default.removeItem(atPath: "\(path)/latest.safetensors")
        #expect(errorMessage { try opened(path) } == "\"\(path)\" holds other files; choose another folder")
    }

    @Test func `files that are not what they should be are named`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/team"
        try saved(path)
        try folder.write("mine", to: "victim")
        let team = try opened(path)
        let persona = "\(path)/agent1-001.safetensors"
        #expect(truncate(persona, 1 << 40) == 0)
        #expect(errorMessage { try team.persona(1) }.contains("has 1099511627776 bytes, more than the "))
        try FileManager.default.removeItem(atPath: persona)
        #expect(mkfifo(persona, 0o666) == 0)
        #expect(errorMessage { try team.persona(1) } == "\"\(persona)\" is a FIFO, but must be a plain file")
        let latest = "\(path)/latest.safetensors"
        #expect(truncate(latest, 1 << 40) == 0)
        #expect(errorMessage { try team.load() }.contains("has 1099511627776 bytes, more than the "))
        try FileManager.default.removeItem(atPath: latest)
        try FileManager.default.createSymbolicLink(atPath: latest, withDestinationPath: "\(folder.path)/victim")
        for replaces in [false, true] {
            #expect(
                errorMessage { try opened(path, replaces: replaces) }
                    == "\"\(latest)\" is a symbolic link, but must be a plain file")
        }
        // What is left of a kill is not written through.
        try FileManager.default.removeItem(atPath: latest)
        try FileManager.default.createSymbolicLink(
            atPath: "\(latest).partial", withDestinationPath: "\(folder.path)/victim")
        try team.save(Team(game, settings()))
        #expect(try folder.text("victim") == "mine")
    }
}
