import Foundation
import Testing

struct CompareTests {
    private struct Report: Decodable {
        struct Statistics: Decodable {
            var mean: Double
            var interval: Double?
        }
        struct Run: Decodable {
            var run: String
            var seed: String
            var policy: String
            var update: Int
            var meanReward: [Double]
            var auc: Double
        }
        struct Difference: Decodable {
            var auc: Double
            var interval: Double
            var degrees: Double?
            var probability: Double?
        }
        struct Group: Decodable {
            var name: String
            var settings: [String]
            var seeds: Int
            var updates: Int
            var meanReward: [Statistics]
            var auc: Statistics
            var difference: Difference?
            var runs: [Run]
        }
        var game: String
        var personas: String
        var count: Int
        var groups: [Group]
    }

    /// Runs of two algorithms with three seeds each.
    private func train(_ program: Program) async throws {
        for algorithm in ["meta-mapg", "reinforce"] {
            for seed in 1...3 {
                let result = try await program.train(
                    "--algorithm", algorithm, "--seed", "\(seed)", "--updates", "4", "--validate-every", "2", "--out",
                    "\(algorithm)-\(seed)")
                #expect(result.status == 0, "\(result.errors)")
            }
        }
    }

    private let names = ["meta-mapg-1", "reinforce-1", "meta-mapg-2", "meta-mapg-3", "reinforce-2", "reinforce-3"]

    @Test func `runs that differ in their seed are one sample`() async throws {
        let program = try Program()
        defer { program.remove() }
        try await train(program)
        let result = try await program.run(["compare", "--json"] + names)
        #expect(result.status == 0, "\(result.errors)")
        let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        #expect(report.game == "ipd" && report.personas == "test" && report.count == 40)
        #expect(report.groups.map(\.name) == ["ipd/all/meta-mapg/tabular", "ipd/all/reinforce/tabular"])
        #expect(report.groups.map(\.seeds) == [3, 3] && report.groups[0].settings.isEmpty)
        #expect(report.groups[1].settings.contains("algorithm: reinforce"))
        for group in report.groups {
            #expect(group.runs.map(\.seed) == ["1", "2", "3"] && group.meanReward.count == 3)
            let areas = group.runs.map(\.auc)
            let mean = areas.reduce(0, +) / 3
            #expect(abs(group.auc.mean - mean) < 1e-12)
            // Student's t for two degrees of freedom.
            let deviation = (areas.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2).squareRoot()
            #expect(abs((group.auc.interval ?? 0) - 4.302652729911275 * deviation / 3.0.squareRoot()) < 1e-9)
            for run in group.runs {
                #expect(abs(run.auc - run.meanReward.dropFirst().reduce(0, +)) < 1e-12)
                // The same game that evaluate plays.
                let alone = try await program.run(["evaluate", run.run, "--json"])
                let object = try JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any]
                #expect((object?["overall"] as? [[Double]])?[0] == run.meanReward)
                #expect(object?["updates"] as? Int == run.update)
            }
        }
        #expect(report.groups[0].difference == nil)
        let difference = try #require(report.groups[1].difference)
        #expect(abs(difference.auc - (report.groups[1].auc.mean - report.groups[0].auc.mean)) < 1e-12)
        #expect(difference.interval > 0 && (0...1).contains(difference.probability ?? -1))
    }

    @Test func `the table names groups, intervals and differences`() async throws {
        let program = try Program()
        defer { program.remove() }
        try await train(program)
        let text = try await program.run(["compare"] + names)
        #expect(text.status == 0, "\(text.errors)")
        for part in [
            "against 40 test personas", "1  ipd/all/meta-mapg/tabular, 3 seeds",
            "2  ipd/all/reinforce/tabular, 3 seeds",
            "with algorithm: reinforce", "phi_0", "phi_2", "AUC", "95 % +-", "2 - 1", "p = ", "seed 2",
        ] {
            #expect(text.output.contains(part), "\(part)")
        }
        let single = try await program.run([
            "compare", "meta-mapg-1", "reinforce-1", "--personas", "validation", "--final",
        ])
        #expect(single.output.contains("needs two seeds of each") && single.output.contains("40 validation personas"))
        #expect(single.output.contains("final policy, of update 4"))
    }

    @Test func `runs of different lengths are different groups, with a warning`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (seed, updates) in [(1, 4), (2, 4), (3, 1), (4, 1)] {
            _ = try await program.train("--seed", "\(seed)", "--updates", "\(updates)", "--out", "r\(seed)")
        }
        let result = try await program.run(["compare", "r1", "r3", "r2", "r4"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.errors
                == "Warning: \"r3\", \"r4\" were trained for 1 update and \"r1\", \"r2\" for 4; "
                + "they are compared as different groups.\n")
        #expect(result.output.contains("2 seeds of 4 updates") && result.output.contains("2 seeds of 1 update\n"))
        let json = try await program.run(["compare", "--json", "r1", "r2", "r3"])
        let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
        #expect(report.groups.map(\.seeds) == [2, 1] && report.groups.map(\.updates) == [4, 1])
        #expect(json.errors.contains("\"r3\" was trained for 1 update"))
    }

    @Test func `a run without a policy is left out, with a warning`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "2", "--out", "a")
        _ = try await program.train("--updates", "2", "--seed", "2", "--out", "young")
        try FileManager.default.removeItem(atPath: program.path("young/checkpoints/latest.safetensors"))
        let result = try await program.run(["compare", "a", "young"])
        #expect(result.status == 0 && result.output.contains("1 seed of 2 updates"))
        #expect(
            result.errors
                == "Warning: a run is left out: \"young\" has no policy yet: the run has just begun.\n")
        let nothing = try await program.run(["compare", "young"])
        #expect(nothing.status == 1 && nothing.output.isEmpty)
        #expect(nothing.errors.contains("none of the runs has a policy that can be compared"))
    }

    @Test func `what cannot be compared is said`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "1", "--out", "a")
        _ = try await program.train("--updates", "1", "--game", "rps", "--out", "b")
        _ = try await program.train("--updates", "2", "--out", "c")
        _ = try await program.run(
            [
                "train", "--chains", "2", "--trajectories", "4", "--horizon", "8", "--chain-length", "3", "--updates",
                "1",
            ]
                + ["--out", "d"])
        for (words, status, part) in [
            (["a", "b"], Int32(2), "\"b\" plays rps and \"a\" ipd"),
            (["a", "c"], 2, "the same settings and the same seed"), (["a", "a"], 2, "they are one sample and not two"),
            (["a", "d"], 2, "chains of \"d\" have 3 inner updates and those of \"a\" 2"),
            (["a", "--best"], 1, "no best policy"),
            (["nowhere"], 1, "there is no folder"), ([], 2, "<run>"),
        ] {
            let result = try await program.run(["compare"] + words)
            #expect(result.status == status, "\(words)")
            #expect(result.errors.contains(part), "\(result.errors)")
            #expect(result.output.isEmpty)
        }
    }
}
