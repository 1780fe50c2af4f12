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
        #expect(try program.samples(saved) == program.samples("run"))
        #expect(try program.reader(saved).chainScores() == program.reader("run").chainScores())
        #expect(try program.reader(saved).best() == program.reader("run").best())
        for file in ["config.yaml", "checkpoints/latest.safetensors"] {
            #expect(try program.data("\(saved)/\(file)") == program.data("run/\(file)"))
        }
    }

    @Test func `a run that is not finished goes on`() async throws {
        let program = try Program()
        defer { program.remove() }
        let saved = "state/metamapg/runs/ipd-all-meta-mapg-tabular-seed1"
        let first = try await program.run(small + ["--interval", "0.01"], outputHas: " train=") {
            kill($0.processIdentifier, SIGTERM)
        }
        #expect(first.status == 128 + SIGTERM)
        #expect(first.output.contains("metamapg resume ipd-all-meta-mapg-tabular-seed1 --watch"))
        let count = try program.samples(saved).count
        let target = "\(count + 30)"
        let second = try await program.run(small + ["--updates", target, "--interval", "0.01"])
        #expect(second.status == 0, "\(second.errors)")
        #expect(try program.samples(saved).count == count + 30)
        let events = try program.reader(saved).events().map(\.event.text)
        #expect(events.contains { $0.hasPrefix("resumed ipd/all/meta-mapg/tabular/seed1 at update \(count) from ") })
        _ = try await program.train("--updates", target, "--out", "whole")
        #expect(try program.samples(saved) == program.samples("whole"))
        let third = try await program.run(small + ["--updates", "2", "--interval", "0.01", "--new"])
        #expect(third.status == 0)
        #expect(try program.samples("\(saved)-2").count == 2)
    }

    @Test func `of a run that made no meta-update nothing is left, and nothing else is said`() async throws {
        let program = try Program()
        defer { program.remove() }
        let chains = ["--plain", "--chains", "1024", "--trajectories", "1024"]
        let result = try await program.run(chains + ["--out", "run", "--interval", "0.01"]) {
            kill($0.processIdentifier, SIGTERM)
        }
        #expect(result.status == 128 + SIGTERM && result.output.contains("updates  0, run\n"), "\(result)")
        // On a busy machine two seconds may not be enough to remove it.
        #expect(result.output.contains("saved    no\n") == !program.exists("run"), "\(result)")
        #expect(result.output.contains("resume") == program.exists("run"), "\(result)")
    }

    @Test func `the dashboard goes on with a run that is named`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "5", "--out", "run")
        let shown = try await program.run(["resume", "run", "--watch", "--interval", "0.01"])
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.contains("5 of 5, done"))
        let more = try await program.run(["resume", "run", "--plain", "--updates", "12", "--interval", "0.01"])
        #expect(more.status == 0, "\(more.errors)")
        _ = try await program.train("--updates", "12", "--out", "whole")
        #expect(try program.samples("run") == program.samples("whole"))
    }

    @Test func `runs never overwrite each other`() async throws {
        let program = try Program()
        defer { program.remove() }
        for _ in 0..<2 {
            let result = try await program.run(["watch", "--plain", "--updates", "2", "--interval", "0.01"] + small)
            #expect(result.status == 0)
        }
        #expect(try program.samples("state/metamapg/runs/ipd-all-meta-mapg-tabular-seed1-2").count == 2)
    }

    @Test func `the folder asked for is used, and refused before training`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = small + ["--updates", "2", "--interval", "0.01", "--out", "run"]
        #expect(try await program.run(words).status == 0)
        #expect(try program.samples("run").count == 2)
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
        // Before the first meta-update there is nothing to save.
        let result = try await program.run(
            small + ["--interval", "0.1", "--out", "run"], outputHas: " train=",
            onOutput: { kill($0.processIdentifier, signal) })
        #expect(result.status == 128 + signal)
        let latest = try program.reader("run").checkpoint()
        let samples = try program.samples("run").count
        // Saving is given two seconds, which a busy disk may not keep; then the program says so, and nothing is lost that
        // resuming would not compute again.
        if result.output.contains("until its last checkpoint") {
            #expect(latest?.update ?? 0 <= samples)
        } else {
            #expect(latest?.update == samples && samples > 0)
        }
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
