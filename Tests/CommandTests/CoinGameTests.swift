import Foundation
import Testing

/// The Coin Game from the command line, with the peers that come with the program and with a team of one's own.
struct CoinGameTests {
    private let small = ["--chains", "2", "--trajectories", "4", "--horizon", "8", "--hidden", "4"]

    private func train(_ program: Program, _ words: String...) async throws {
        let result = try await program.run(["train", "--game", "coin-game"] + small + words)
        #expect(result.status == 0, "\(result.errors)")
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `a run is kept, resumed, evaluated, exported, branched and compared`() async throws {
        let program = try Program()
        defer { program.remove() }
        try await train(program, "--updates", "2", "--validate-every", "2", "--out", "run")
        let resumed = try await program.run(["resume", "run", "--updates", "4"])
        #expect(resumed.status == 0, "\(resumed.errors)")
        try await train(program, "--updates", "4", "--validate-every", "2", "--out", "whole", "--threads", "2")
        let files = try ["run", "whole"].map { try program.data("\($0)/checkpoints/latest.safetensors") }
        #expect(files[0] == files[1])

        let evaluated = try await program.run(["evaluate", "run", "--json"])
        #expect(evaluated.status == 0, "\(evaluated.errors)")
        let report = try object(evaluated.output)
        #expect(report["game"] as? String == "coin-game" && report["policy"] as? String == "lstm")
        let groups = try #require(report["groups"] as? [[String: Any]])
        #expect(groups.compactMap { $0["name"] as? String } == ["selfish", "prosocial"])
        for holder in groups + [report] {
            let measures = try #require(holder["measures"] as? [String: [[Double]]])
            #expect(Set(measures.keys) == ["P(own coin)", "coins a step"])
            #expect(measures["coins a step"]?.count == 2 && measures["coins a step"]?[0].count == 4)
            #expect(measures.values.joined().joined().allSatisfy { (0...1).contains($0) })
        }
        let table = try await program.run(["evaluate", "run", "--peers", "selfish"])
        #expect(table.output.contains("P(own coin)") && table.output.contains("reward per step"), "\(table.output)")

        let exported = try await program.run(["export", "run", "--csv", "-"])
        #expect(exported.status == 0 && exported.output.split(separator: "\n").count == 5, "\(exported.errors)")
        let branch = try await program.run([
            "branch", "run", "--updates", "6", "--outer-rate", "0.01", "--out", "branch",
        ])
        #expect(branch.status == 0, "\(branch.errors)")
        let compared = try await program.run(["compare", "run", "branch", "--json"])
        #expect(compared.status == 0, "\(compared.errors)")
        #expect(try object(compared.output)["game"] as? String == "coin-game")
    }

    @Test func `a team is pretrained either way, for a torus of any size`() async throws {
        let program = try Program()
        defer { program.remove() }
        let team = ["--iterations", "21", "--every", "2", "--trajectories", "4", "--horizon", "5", "--hidden", "3"]
        for variant in ["selfish", "prosocial"] {
            let result = try await program.run(
                ["pretrain", "coin-game:size=4", "--variant", variant, "--out", variant] + team)
            #expect(result.status == 0, "\(result.errors)")
            #expect(try program.header("\(variant)/latest.safetensors").contains("\(variant)\""))
        }
        let trained = try await program.run(
            ["train", "--game", "coin-game:size=4", "--updates", "2", "--peers", "./prosocial", "--out", "run"] + small)
        #expect(trained.status == 0, "\(trained.errors)")
        let shown = try await program.run(["runs", "show", "run"])
        #expect(shown.output.contains("coin-game:size=4"), "\(shown.output)")
        let other = try await program.run(["train", "--game", "coin-game", "--updates", "1", "--peers", "./prosocial"])
        #expect(other.errors.contains("holds personas for coin-game:size=4"), "\(other.errors)")
    }

    @Test func `wrong words are answered`() async throws {
        let program = try Program()
        defer { program.remove() }
        let variant = try await program.run(["pretrain", "coin-game", "--variant", "kind", "--out", "team"])
        #expect(variant.status == 2)
        #expect(
            variant.errors.contains("teams of coin-game learn to be selfish or prosocial, not kind"),
            "\(variant.errors)")
        let size = try await program.run(["train", "--game", "coin-game:size=1", "--updates", "1"])
        #expect(size.status == 2 && size.errors.contains("size must be a whole number from 2 to 9"), "\(size.errors)")
        let table = try await program.run(["train", "--game", "coin-game", "--policy", "tabular", "--updates", "1"])
        #expect(table.status == 2 && table.errors.contains("played by networks, not by tables"), "\(table.errors)")
        let peers = try await program.run(["list", "peers", "--game", "coin-game"])
        let names = peers.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(
            names == ["selfish+prosocial", "selfish", "prosocial", "always-selfish", "always-generous"],
            "\(peers.output)\(peers.errors)")
    }
}
