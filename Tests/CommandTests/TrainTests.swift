import Foundation
import Testing

struct TrainTests {
    @Test func `writes a folder with every file`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "4", "--validate-every", "2", "--out", "sub/run")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("update=4/4"))
        #expect(result.output.contains("4 meta-updates"))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.path("sub/run")).sorted()
        #expect(names == ["checkpoints", "config.yaml", "lock", "run.sqlite"])
        let checkpoints = try FileManager.default.contentsOfDirectory(atPath: program.path("sub/run/checkpoints"))
        #expect(checkpoints.count == 2 && checkpoints.contains("latest.safetensors"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.path("sub")) == ["run"])
        #expect(try program.samples("sub/run").map(\.update) == [1, 2, 3, 4])
    }

    @Test func `without validation there is no best policy`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "2", "--validate-every", "0", "--out", "run")
        #expect(result.status == 0)
        #expect(try program.reader("run").best() == nil)
    }

    @Test func `refuses to overwrite unless forced`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "2", "--out", "run")
        let before = try program.samples("run")
        let refused = try await program.train("--updates", "3", "--out", "run")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("run\" exists") && refused.errors.contains("--force"))
        #expect(refused.output.isEmpty)
        #expect(try program.samples("run") == before)
        let forced = try await program.train("--updates", "3", "--out", "run", "--force")
        #expect(forced.status == 0)
        #expect(try program.samples("run").count == 3)
        #expect(try program.entries() == ["run"])
    }

    @Test func `never replaces what is no run`() async throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.createDirectory(atPath: program.path("thesis"), withIntermediateDirectories: true)
        try program.write("years of work", to: "thesis/chapter1.tex")
        for target in ["thesis", "thesis/chapter1.tex", "thesis/chapter1.tex/run"] {
            let result = try await program.train("--updates", "1", "--out", target, "--force")
            #expect(result.status == 1)
            #expect(result.errors.hasPrefix("Error: ") && result.errors.split(separator: "\n").count == 1)
        }
        #expect(try program.text("thesis/chapter1.tex") == "years of work")
        #expect(try program.entries() == ["thesis"])
    }

    @Test func `the same seed gives the same metrics with any number of threads`() async throws {
        let program = try Program()
        defer { program.remove() }
        for threads in ["1", "2", "4"] {
            let result = try await program.train(
                "--updates", "30", "--seed", "5", "--threads", threads, "--out", "run\(threads)")
            #expect(result.status == 0, "\(result.errors)")
        }
        let best = try #require(try program.reader("run1").best()).update
        for other in ["run2", "run4"] {
            #expect(try program.samples(other) == program.samples("run1"))
            #expect(try program.reader(other).chainScores() == program.reader("run1").chainScores())
            for file in ["checkpoints/latest.safetensors", "checkpoints/best-\(best).safetensors", "config.yaml"] {
                #expect(try program.data("\(other)/\(file)") == program.data("run1/\(file)"))
            }
        }
    }

    @Test func `a saved configuration repeats the run`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--game", "rps", "--players", "3", "--updates", "3", "--out", "run")
        let again = try await program.run(
            ["train", "--config", "run/config.yaml", "--updates", "3", "--out", "again"])
        #expect(again.status == 0, "\(again.errors)")
        #expect(try program.samples("again") == program.samples("run"))
        let other = try await program.run(
            ["train", "--config", "run/config.yaml", "--seed", "2", "--updates", "3", "--out", "other"])
        #expect(other.status == 0)
        #expect(try program.samples("other") != program.samples("run"))
    }

    @Test func `without a folder a run goes where runs are kept`() async throws {
        let program = try Program()
        defer { program.remove() }
        let store = "state/metamapg/runs/ipd-all-meta-mapg-tabular-seed1"
        for folder in [store, "\(store)-2"] {
            let result = try await program.train("--updates", "2")
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("Saved \(program.path(folder))"))
            #expect(try program.samples(folder).count == 2)
        }
    }

    @Test func `every algorithm trains`() async throws {
        let program = try Program()
        defer { program.remove() }
        for algorithm in ["meta-mapg", "meta-pg", "no-own-learning", "lola-dice", "reinforce"] {
            let result = try await program.train("--algorithm", algorithm, "--updates", "2", "--out", algorithm)
            #expect(result.status == 0, "\(algorithm): \(result.errors)")
        }
    }
}
