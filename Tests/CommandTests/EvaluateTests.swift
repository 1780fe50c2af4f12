import Foundation
import Testing

struct EvaluateTests {
    /// What `--json` prints.
    private struct Report: Decodable, Equatable {
        struct Group: Decodable, Equatable {
            var name: String
            var count: Int
            var meanReward: [[Double]]
        }
        var game: String
        var algorithm: String
        var policy: String
        var updates: Int
        var personas: String
        var count: Int
        var groups: [Group]
        var overall: [[Double]]
    }

    @Test func `JSON has exactly the documented keys and sizes`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "4", "--validate-every", "2", "--out", "run")
        let result = try await program.run(["evaluate", "run", "--json"])
        #expect(result.status == 0, "\(result.errors)")
        let data = Data(result.output.utf8)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "game", "algorithm", "policy", "updates", "personas", "count", "groups", "overall",
            ])
        let groups = try #require(object["groups"] as? [[String: Any]])
        for group in groups { #expect(Set(group.keys) == ["name", "count", "meanReward"]) }
        let report = try JSONDecoder().decode(Report.self, from: data)
        #expect(report.game == "ipd" && report.algorithm == "meta-mapg" && report.policy == "tabular")
        #expect(report.personas == "test" && report.count == 40)
        #expect(report.groups.map(\.name) == ["cooperating", "defecting"])
        #expect(report.groups.map(\.count) == [20, 20])
        for table in report.groups.map(\.meanReward) + [report.overall] {
            #expect(table.count == 2)
            #expect(table.allSatisfy { $0.count == 3 })
        }
    }

    @Test(arguments: [("0.003", "0.001", "0.002"), ("1e-9", "-1e-9", "0"), ("1000.005", "1000", "1000.002")])
    func `small payoffs keep their digits`(most: String, least: String, other: String) async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            """
            name: small
            actions: [left, right]
            payoffs: [[[\(most), \(most)], [\(least), \(other)]], [[\(other), \(least)], [\(least), \(least)]]]
            """, to: "small.yaml")
        let trained = try await program.train(
            "--game", "small.yaml", "--updates", "2", "--validate-every", "1", "--out", "run")
        #expect(trained.status == 0, "\(trained.errors)")
        let json = try await program.run(["evaluate", "run", "--json"])
        let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
        let values = report.overall.joined() + report.groups.flatMap { $0.meanReward.joined() }
        let spread = (values.max() ?? 0) - (values.min() ?? 0)
        let text = try await program.run(["evaluate", "run"])
        let lines = text.output.split(separator: "\n").filter { $0.contains("meta-agent") }
        let shown = lines.map { $0.split(separator: " ").dropFirst().compactMap { Double($0) } }
        let measured = report.groups.map { $0.meanReward[0] } + (report.groups.count > 1 ? [report.overall[0]] : [])
        #expect(shown.count == measured.count && spread > 0)
        for (shown, measured) in zip(shown, measured) {
            #expect(shown.count == measured.count + 1)
            // Three digits of the spread.
            for (a, b) in zip(shown, measured) { #expect(abs(a - b) <= spread * 0.0051, "\(a) for \(b)") }
        }
        #expect(!text.output.contains("-0.0000") && !trained.output.contains("-0.0000"))
        let listed = try await program.run(["compare", "run"])
        #expect(listed.status == 0 && !listed.output.contains(" 0.000 "))
    }

    @Test func `splits, seeds and policies differ, threads do not`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "5", "--validate-every", "3", "--out", "run")
        func evaluate(_ words: String...) async throws -> Report {
            let result = try await program.run(["evaluate", "run", "--json"] + words)
            return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        }
        let report = try await evaluate()
        #expect(try await evaluate("--best", "--threads", "1", "--personas", "test") == report)
        #expect(try await evaluate("--seed", "99").overall != report.overall)
        #expect(try await evaluate("--personas", "train").count == 400)
        #expect(try await evaluate("--personas", "validation").count == 40)
        let final = try await evaluate("--final")
        #expect(report.updates == 3 && final.updates == 5)
    }

    @Test func `text says which policy was played`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "2", "--validate-every", "0", "--out", "run")
        let result = try await program.run(["evaluate", "run"])
        #expect(result.status == 0)
        #expect(result.output.contains("final policy, of update 2"))
        #expect(result.output.contains("40 test personas"))
        #expect(result.output.contains("cooperating (20)"))
        let best = try await program.run(["evaluate", "run", "--best"])
        #expect(best.status == 1)
        #expect(best.errors.contains("never validated"))
    }

    @Test func `what is no saved run is named`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "1", "--out", "run")
        try program.write("{", to: "run/checkpoints/latest.safetensors")
        for (words, expected) in [
            (["nowhere"], "there is no folder \"nowhere\""), (["."], "has no config.yaml"),
            (["run/config.yaml"], "a saved run is a folder"), (["run"], "it ends before its header"),
        ] {
            let result = try await program.run(["evaluate"] + words)
            #expect(result.status == 1)
            #expect(result.errors.contains(expected), "\(result.errors)")
        }
    }

    /// A table acts by the last observation alone, whatever came before, and what it does there is in the checkpoint.
    @Test func `memory is how the meta-agent acts after two observations`() async throws {
        struct Row: Decodable {
            var observations: [String]
            var probabilities: [Double]
            var share: Double
        }
        struct Memory: Decodable {
            struct Group: Decodable { var memory: [Row] }
            var groups: [Group]
            var memory: [Row]
        }
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "2", "--outer-rate", "0.5", "--out", "run")
        let result = try await program.run(["evaluate", "run", "--final", "--memory", "0", "--json"])
        #expect(result.status == 0, "\(result.errors)")
        let memory = try JSONDecoder().decode(Memory.self, from: Data(result.output.utf8))
        for rows in memory.groups.map(\.memory) + [memory.memory] {
            #expect(abs(rows.map(\.share).reduce(0, +) - 1) < 1e-9)
            #expect(rows.map(\.share) == rows.map(\.share).sorted(by: >))
            var afterLast: [String: Double] = [:]
            for row in rows {
                #expect(abs(row.probabilities.reduce(0, +) - 1) < 1e-6)
                let known = afterLast[row.observations[1]] ?? row.probabilities[0]
                #expect(abs(known - row.probabilities[0]) < 1e-6)
                afterLast[row.observations[1]] = known
            }
            #expect(Set(afterLast.keys) == ["CC", "CD", "DC", "DD"])
            #expect(Set(afterLast.values).count == 4)
        }
        let text = try await program.run(["evaluate", "run", "--final", "--memory", "2"])
        #expect(text.output.contains("meta-agent at phi_2  P(C)  P(D)  seen"))
        let beyond = try await program.run(["evaluate", "run", "--memory", "3"])
        #expect(beyond.status == 2 && beyond.errors.contains("--memory must lie between 0 and 2, not 3."))
    }

    @Test func `memory is of games with payoffs`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.run([
            "train", "--game", "coin-game", "--updates", "1", "--chains", "1", "--trajectories", "2", "--horizon", "2",
            "--validate-every", "0", "--out", "run",
        ])
        let result = try await program.run(["evaluate", "run", "--memory", "0"])
        #expect(result.status == 2 && result.errors.contains("--memory needs a table of payoffs"), "\(result.errors)")
    }
}
