import Foundation
import Testing

/// `metamapg reproduce`, `export`, and `train` with several seeds.
struct ReproduceTests {
    @Test func `the zero-sum game is reproduced in closed form`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(["reproduce", "zero-sum", "--out", "report"])
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        let report = try program.text("report/README.md")
        #expect(report.contains("| Meta-MAPG |          0.2500 | 0.2713 |"))
        #expect(report.contains("| Meta-PG   |          0.2500 | 0.0000 |"))
        #expect(try program.text("report/value.svg").hasPrefix("<svg"))
        // Only a report on the same thing is replaced.
        try program.write("# Mine\n", to: "report/README.md")
        let again = try await program.run(["reproduce", "zero-sum", "--out", "report"])
        #expect(again.status == 2 && again.errors.contains("--force"))
        #expect(try program.text("report/README.md") == "# Mine\n")
    }

    @Test func `a reproduction that is killed goes on where it was and uses its runs again`() async throws {
        let program = try Program()
        defer { program.remove() }
        let arguments = [
            "reproduce", "rps", "--seeds", "1", "--updates", "60", "--out", "report", "--interval", "0.01", "--threads",
            "1",
        ]
        let killed = try await program.run(arguments) { $0.interrupt() }
        #expect(killed.status == 130, "\(killed.output)\(killed.errors)")
        #expect(killed.output.contains("Go on with: metamapg reproduce rps"))
        #expect(!program.exists("report/README.md"))
        let whole = try await program.run(arguments)
        #expect(whole.status == 0, "\(whole.errors)")
        let report = try program.text("report/README.md")
        for method in ["Meta-MAPG", "Meta-PG", "LOLA-DiCE", "REINFORCE"] {
            #expect(report.contains("| \(method)"))
        }
        #expect(report.contains("| Difference |") && report.contains("metamapg reproduce rps"))
        for picture in ["area.svg", "chain-overall.svg", "learning.svg"] {
            #expect(report.contains("](\(picture))"))
            #expect(try program.text("report/\(picture)").hasPrefix("<svg"))
        }
        let again = try await program.run(arguments)
        #expect(again.status == 0 && !again.output.contains("meta-updates"), "\(again.output)")
        #expect(try program.text("report/README.md") == report)
    }

    @Test func `HalfCheetah is reproduced with networks and reported in returns of episodes`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(
            [
                "reproduce", "halfcheetah", "--seeds", "1", "--updates", "1", "--only", "meta-mapg,reinforce", "--out",
                "report", "--threads", "2",
            ])
        #expect(result.status == 0, "\(result.errors)")
        let report = try program.text("report/README.md")
        #expect(report.hasPrefix("# 2-Agent HalfCheetah, lstm policies"))
        #expect(report.contains("mean episode return") && report.contains("Peers: left, 46 personas for training"))
        #expect(report.firstMatch(of: /paper +\| +200.00 \| +204.00 \| +207.00/) != nil, "\(report)")
        #expect(report.firstMatch(of: /paper +\| +114.00 \| +112.00 \| +113.00/) != nil)
        let table = try await program.run(["reproduce", "halfcheetah", "--policy", "tabular"])
        #expect(table.status == 2 && table.errors.contains("played by networks"))
    }

    @Test func `the Coin Game is reported with who takes whose coins, and against rules`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(
            ["reproduce", "coin-game", "--seeds", "1", "--updates", "1", "--only", "reinforce", "--out", "report"])
        #expect(result.status == 0, "\(result.errors)")
        let report = try program.text("report/README.md")
        #expect(report.hasPrefix("# Coin Game, lstm policies"))
        for title in ["P(own coin)", "coins a step", "Against rules", "Along the chain, selfish peers"] {
            #expect(report.contains("## \(title)\n"), "\(title)")
        }
        // Who is generous never takes a coin that is not its own; what the meta-agent does is the same on every machine.
        #expect(report.firstMatch(of: /\| REINFORCE +\| always-generous +\| +-?0.\d\d \|/) != nil, "\(report)")
        #expect(report.firstMatch(of: /\| REINFORCE +\| prosocial +\|( +0.\d\d \|){5}/) != nil, "\(report)")
        #expect(!report.contains("|   paper"))
    }

    @Test(arguments: [
        (["reproduce", "chess"], "choose one of ipd"), (["reproduce", "ipd", "--seeds", "0"], "between 1 and 1000"),
        (["reproduce", "ipd", "--budget", "huge"], "budget"),
        (["reproduce", "ipd", "--only", "x"], "compares meta-mapg"), (["export", "x"], "--tensorboard"),
        (["train", "--updates", "1", "--seeds", "0"], "between 1 and 1000"),
    ])
    func `wrong input is answered with what would be right`(arguments: [String], reason: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(arguments)
        #expect(result.status == 2)
        #expect(result.errors.contains(reason), "\(result.errors)")
    }

    @Test func `seeds are runs of their own, with the numbers they have alone`() async throws {
        let program = try Program()
        defer { program.remove() }
        let several = try await program.train("--updates", "6", "--seeds", "3", "--seed", "5", "--out", "many")
        #expect(several.status == 0, "\(several.errors)")
        for seed in 5...7 {
            let alone = try await program.train("--updates", "6", "--seed", "\(seed)", "--out", "alone\(seed)")
            #expect(alone.status == 0)
            let tables = try await [
                "many/ipd-all-meta-mapg-tabular-seed\(seed)", "alone\(seed)",
            ].asyncMap { try await program.run(["export", $0, "--csv", "-"]).output }
            #expect(tables[0] == tables[1] && tables[0].split(separator: "\n").count == 7)
        }
        let again = try await program.train("--updates", "6", "--seeds", "4", "--seed", "5", "--out", "many")
        #expect(again.output.contains("Saved 4 runs in many, 3 of them before."))
    }

    @Test func `a run is exported once, and again only by force`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "3", "--out", "run", "--tensorboard", "live").status == 0)
        let arguments = ["export", "run", "--csv", "table.csv", "--chains-csv", "chains.csv", "--tensorboard", "board"]
        let first = try await program.run(arguments)
        #expect(first.status == 0, "\(first.errors)")
        #expect(try program.text("table.csv").split(separator: "\n").count == 4)
        // Three updates of two agents at three joint policies, and the names of the columns.
        #expect(try program.text("chains.csv").split(separator: "\n").count == 1 + 3 * 2 * 3)
        for folder in ["live", "board/run"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: program.path(folder))
            #expect(names.count == 1 && names[0].hasPrefix("events.out.tfevents."))
        }
        let second = try await program.run(arguments)
        #expect(second.status == 2 && second.errors.contains("--force"))
        #expect(try await program.run(arguments + ["--force"]).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: program.path("board/run"))
        #expect(names.count == 1)
    }
}

extension Sequence {
    /// Maps one after the other.
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
