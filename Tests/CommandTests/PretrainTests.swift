import Foundation
import Testing

struct PretrainTests {
    private let small = ["--trajectories", "4", "--horizon", "5", "--hidden", "3"]

    @Test func `a team that was broken off goes on to the same numbers`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = ["pretrain", "halfcheetah"] + small
        let whole = try await program.run(
            words + ["--out", "whole", "--iterations", "12", "--threads", "2", "--interval", "0.01"])
        #expect(whole.status == 0, "\(whole.errors)")
        let lines = whole.output.split(separator: "\n")
        let progress = try #require(lines.dropLast().last)
        let line = /iteration=12\/12 return=-?\d+\.\d+ rate=\d+\.\d+\/s eta=0s/
        #expect(progress.wholeMatch(of: line) != nil, "\(progress)")
        #expect(
            lines.last
                == "population: 6 for training, 1 for validation and 1 for tests, in whole/population.safetensors")
        let files = try FileManager.default.contentsOfDirectory(atPath: program.path("whole")).sorted()
        #expect(files.count == 15)
        #expect(
            files.first == "agent1-000.safetensors"
                && files.suffix(2) == ["latest.safetensors", "population.safetensors"])
        let header = try program.header("whole/agent1-011.safetensors")
        #expect(header.contains("\"game\":\"halfcheetah left\"") && header.contains("\"iteration\":\"11\""))

        let part = try await program.run(words + ["--out", "part", "--iterations", "5", "--threads", "1"])
        #expect(part.status == 0)
        let rest = try await program.run(words + ["--out", "part", "--iterations", "12", "--threads", "1"])
        #expect(rest.status == 0)
        #expect(try program.data("part/latest.safetensors") == program.data("whole/latest.safetensors"))
        let some = ["agent1-005", "agent1-006", "agent1-012", "population"].map { "\($0).safetensors" }
        for file in some {
            #expect(try program.data("part/\(file)") == program.data("whole/\(file)"))
        }
        let nothing = try await program.run(words + ["--out", "part", "--iterations", "12"])
        #expect(nothing.status == 0 && nothing.output.hasPrefix("population: 6 for training"))
    }

    @Test func `a pretrained team gives peers, whose runs go on from their folder`() async throws {
        let program = try Program()
        defer { program.remove() }
        let team = ["pretrain", "halfcheetah", "--out", "team", "--iterations", "21", "--every", "2"] + small
        #expect(try await program.run(team).status == 0)
        let sizes = ["--chains", "2", "--trajectories", "2", "--horizon", "8", "--hidden", "3"]
        let words = ["train", "--game", "halfcheetah", "--updates", "3"] + sizes
        let trained = try await program.run(words + ["--peers", "team", "--out", "run"])
        #expect(trained.status == 0, "\(trained.errors)")
        let resumed = try await program.run(["resume", "run", "--updates", "5"])
        #expect(resumed.status == 0, "\(resumed.errors)")
        let whole = try await program.run(
            ["train", "--config", "run/config.yaml", "--updates", "5", "--out", "whole"])
        #expect(whole.status == 0, "\(whole.errors)")
        let files = try ["run", "whole"].map { try program.data("\($0)/checkpoints/latest.safetensors") }
        #expect(files[0] == files[1])
        let evaluated = try await program.run(["evaluate", "run", "--final"])
        #expect(evaluated.output.contains("episode return") && evaluated.output.contains("1 test personas"))
        // Without the team the run is listed and refuses to train, in a sentence.
        try FileManager.default.removeItem(atPath: program.path("team"))
        #expect(try await program.run(["runs", "show", "run"]).status == 0)
        let lost = try await program.run(["resume", "run", "--updates", "6"])
        #expect(lost.status == 1 && lost.errors.contains("are not here"), "\(lost.errors)")
    }

    @Test func `peers are listed, and other names answered`() async throws {
        let program = try Program()
        defer { program.remove() }
        let list = try await program.run(["list", "peers", "--game", "halfcheetah"])
        #expect(list.status == 0 && list.output.hasPrefix("left "), "\(list.output)\(list.errors)")
        let unknown = try await program.run(["train", "--game", "halfcheetah", "--updates", "1", "--peers", "right"])
        #expect(unknown.status == 1 || unknown.status == 2)
        #expect(unknown.errors.contains("has no population \"right\""), "\(unknown.errors)")
        let table = try await program.run(
            ["train", "--game", "halfcheetah", "--updates", "1", "--policy", "tabular"])
        #expect(table.errors.contains("played by networks, not by tables"))
        let matrix = try await program.run(["tournament", "--game", "halfcheetah"])
        #expect(matrix.status != 0 && matrix.errors.contains("halfcheetah"))
    }

    @Test func `other settings need another folder or force`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = ["pretrain", "halfcheetah", "--out", "team", "--iterations", "1"] + small
        #expect(try await program.run(words).status == 0)
        let other = try await program.run(words + ["--seed", "2"])
        #expect(other.status == 1)
        #expect(other.errors.contains("holds a team whose seed is 1, not 2"))
        #expect(try await program.run(words + ["--seed", "2", "--force"]).status == 0)
        let wrong = try await program.run(words + ["--horizon", "0"])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("horizon must lie between 1 and 10000, not 0."))
    }

    @Test func `force removes no run's checkpoints`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "4", "--out", "run").status == 0)
        let latest = try program.data("run/checkpoints/latest.safetensors")
        let words = ["pretrain", "halfcheetah", "--out", "run/checkpoints", "--iterations", "1", "--force"] + small
        let result = try await program.run(words)
        #expect(result.status == 1 && result.errors.contains("holds other files; choose another folder"))
        #expect(try program.data("run/checkpoints/latest.safetensors") == latest)
    }
}
