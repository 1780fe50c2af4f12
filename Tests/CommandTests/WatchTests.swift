import Foundation
import Testing

/// Watching without a screen; the screen has tests of its own.
struct WatchTests {
    private let small = ["--chains", "3", "--trajectories", "4", "--horizon", "8", "--chain-length", "2"]

    @Test func `a watched run has the metrics of a headless one and is saved`() async throws {
        let program = try Program()
        defer { program.remove() }
        let watched = try await program.run(small + ["--updates", "30", "--interval", "0.01"])
        #expect(watched.status == 0, "\(watched.errors)")
        #expect(watched.output.contains("update=30"))
        let trained = try await program.train("--updates", "30", "--out", "run")
        #expect(trained.status == 0)
        let saved = "state/metamapg/runs/ipd-all-meta-mapg-tabular-seed1"
        #expect(watched.output.contains(saved))
        for file in ["metrics.jsonl", "config.yaml", "final.safetensors", "best.safetensors"] {
            #expect(try program.data("\(saved)/\(file)") == program.data("run/\(file)"))
        }
    }

    @Test func `runs never overwrite each other`() async throws {
        let program = try Program()
        defer { program.remove() }
        for _ in 0..<2 {
            let result = try await program.run(["watch", "--plain", "--updates", "2", "--interval", "0.01"] + small)
            #expect(result.status == 0)
        }
        #expect(program.exists("state/metamapg/runs/ipd-all-meta-mapg-tabular-seed1-2/final.safetensors"))
    }

    @Test func `the folder asked for is used, and refused before training`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = small + ["--updates", "2", "--interval", "0.01", "--out", "run"]
        #expect(try await program.run(words).status == 0)
        #expect(program.exists("run/final.safetensors"))
        let refused = try await program.run(words)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("--force"))
        #expect(refused.output.isEmpty)
        #expect(try await program.run(words + ["--force"]).status == 0)
        #expect(try program.entries() == ["run"])
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func `a signal saves what there is`(signal: Int32) async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(small + ["--interval", "0.1", "--out", "run"]) {
            kill($0.processIdentifier, signal)
        }
        #expect(result.status == 128 + signal)
        #expect(program.exists("run/final.safetensors"))
    }

    @Test func `values are checked as for training`() async throws {
        let program = try Program()
        defer { program.remove() }
        for words in [
            ["--chains", "0"], ["watch", "--updates", "0"], ["--color", "300"], ["--symbols", "runes"],
            ["--game", "chess"], ["--interval", "-1"], ["--threads", "0"],
        ] {
            let result = try await program.run(words)
            #expect(result.status == 2, "\(words)")
            #expect(result.errors.hasPrefix("Error: "))
            #expect(result.output.isEmpty)
        }
    }
}
