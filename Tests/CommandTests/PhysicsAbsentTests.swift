import Foundation
import Testing

/// HalfCheetah in a program that finds no physics, such as one that compares what a cluster trained.
struct PhysicsAbsentTests {
    private let hidden = "export METAMAPG_PHYSICS=/nowhere/physics.so; exec \"$@\""
    private let reason = "its physics, \"/nowhere/physics.so\", does not exist; \"make physics\" builds it"

    @Test func `the game is listed with what it needs, and the others can be played`() async throws {
        let program = try Program()
        defer { program.remove() }
        let list = try await program.run(["list", "games", "--json"], shell: hidden)
        #expect(list.status == 0 && list.errors.isEmpty)
        let json = try JSONSerialization.jsonObject(with: Data(list.output.utf8))
        let games = try #require(json as? [[String: Any]])
        #expect(games.dropLast().allSatisfy { $0["available"] as? Bool == true })
        let cheetah = try #require(games.last)
        #expect(cheetah["available"] as? Bool == false && cheetah["physics"] == nil)
        #expect((cheetah["reason"] as? String)?.hasPrefix(reason) == true)
        let text = try await program.run(["list", "games"], shell: hidden)
        #expect(text.output.contains("2-Agent HalfCheetah          unavailable: \(reason)"), "\(text.output)")
        let other = try await program.run(Program.smallTrain + ["--updates", "1", "--out", "run"], shell: hidden)
        #expect(other.status == 0, "\(other.errors)")
    }

    @Test func `saved runs are read, and neither begun nor trained`() async throws {
        let program = try Program()
        defer { program.remove() }
        let train = [
            "train", "--game", "halfcheetah", "--policy", "lstm", "--hidden", "4", "--chains", "2", "--trajectories",
            "2", "--horizon", "3", "--updates", "1", "--threads", "1",
        ]
        let begun = try await program.run(train + ["--out", "run"])
        #expect(begun.status == 0, "\(begun.errors)")
        let shown = try await program.run(["runs", "show", "run"], shell: hidden)
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.firstMatch(of: /done +[0-9.]+, MuJoCo [0-9]+\.[0-9]+\.[0-9]+/) != nil, "\(shown.output)")
        let nine = Array(repeating: "0", count: 9).joined(separator: ", ")
        try program.write("{\"qpos\": [\(nine)], \"qvel\": [\(nine)]}", to: "a.json")
        try program.write("{\"actions\": [[0, 0, 0, 0, 0, 0]]}", to: "b.json")
        for command in [
            train + ["--out", "other"], ["resume", "run", "--updates", "2"], ["evaluate", "run"],
            ["simulate", "halfcheetah", "--initial", "a.json", "--actions", "b.json"],
        ] {
            let refused = try await program.run(command, shell: hidden)
            #expect(refused.status != 0 && refused.errors.contains(reason), "\(command): \(refused.errors)")
        }
        #expect(!program.exists("other"))
    }
}
