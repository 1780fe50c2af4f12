import Foundation
import Testing
import Training

struct UsageTests {
    /// Options with a value out of range, and the range that the error and the help must name.
    private static let outOfRange = [
        ("--chains", "0", "1", "1024"), ("--chains", "-3", "1", "1024"), ("--trajectories", "65537", "1", "65536"),
        ("--horizon", "10001", "1", "10000"), ("--chain-length", "65", "1", "64"), ("--discount", "1.5", "0", "1"),
        ("--discount", "nan", "0", "1"), ("--gae-lambda", "-0.1", "0", "1"), ("--inner-rate", "1001", "0", "1000"),
        ("--peer-rate", "-1", "0", "1000"), ("--outer-rate", "11", "0", "10"), ("--inner-rate-step", "11", "0", "10"),
        ("--critic-rate", "inf", "0", "10"),
        ("--entropy", "-1", "0", "1000"), ("--look-ahead", "9", "1", "8"),
        ("--terms-every", "-1", "0", "1000000"), ("--validate-every", "1000001", "0", "1000000"),
        ("--threads", "257", "1", "256"), ("--updates", "0", "1", "1000000000"), ("--interval", "0", "0.01", "86400"),
    ]

    @Test func `values out of range name the range, which the help names too`() async throws {
        let program = try Program()
        defer { program.remove() }
        let help = try await program.run(["train", "--help"])
        #expect(help.status == 0)
        let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for (option, value, lowest, highest) in UsageTests.outOfRange {
            let updates = option == "--updates" ? [] : ["--updates", "1"]
            let result = try await program.run(["train", "--out", "run", option, value] + updates)
            #expect(result.status == 2, "\(option)")
            #expect(!program.exists("run"))
            let bounds = [lowest, "\(lowest).0"].flatMap { low in
                [highest, "\(highest).0"].map { "between \(low) and \($0), not" }
            }
            #expect(bounds.contains { result.errors.contains($0) }, "\(result.errors)")
            let entry = words.components(separatedBy: " \(option) <").last ?? ""
            let end = entry.range(of: " --")?.lowerBound ?? entry.endIndex
            let text = entry[..<end]
            #expect(
                text.contains("\(lowest) to \(highest)") || text.contains("up to \(highest)"), "\(option): \(text)")
        }
    }

    @Test func `help says of every setting what its entry says`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (command, settings) in [
            ("train", Setting.all), ("watch", Setting.all),
            ("tournament", ["trajectories", "horizon", "chain-length"].compactMap(Setting.named)),
        ] {
            let help = try await program.run([command, "--help"]).output
            let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            for setting in settings {
                let option = "--\(setting.key)"
                let spelling = setting.kind == .flag ? "\(option)/--no-\(setting.key) " : "\(option) <"
                #expect(words.contains(" \(spelling)"), "\(command) has no \(option)")
                #expect(words.contains(" \(setting.help) "), "\(command) does not say: \(setting.help)")
            }
            #expect(!words.contains("(preset"))
        }
    }

    @Test func `names that do not exist get suggestions`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (words, suggestion) in [
            (["--game", "idp"], "did you mean \"ipd\"?"),
            (["--algorithm", "meta-mpag"], "did you mean \"meta-mapg\"?"),
            (["--peers", "cooperatin"], "did you mean \"cooperating\"?"),
            (["--estimator", "exakt"], "did you mean \"exact\"?"),
            (["--second-order", "dise"], "did you mean \"dice\"?"),
            (["--policy", "tabula"], "did you mean \"tabular\"?"),
            (["--peers", "cooperating#200"], "numbers 0 to 199"), (["--players", "3"], "takes 2 players, not 3"),
            (["--game", "nowhere.yaml"], "nowhere.yaml: the file does not exist"),
        ] {
            let result = try await program.run(["train", "--updates", "1", "--out", "run"] + words)
            #expect(result.status == 2)
            #expect(result.errors.contains(suggestion), "\(result.errors)")
            #expect(result.errors.split(separator: "\n").count == 1)
        }
        #expect(try program.entries().isEmpty)
    }

    @Test func `errors in a configuration file name the line`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (text, expected) in [
            ("game: rps\nchainz: 3\n", "c.yaml, line 2: unknown key \"chainz\" (did you mean \"chains\"?)"),
            ("game: rps\n\nchains: ten\n", "c.yaml, line 3: \"chains\" must be a whole number, not \"ten\""),
            ("seed: 1\ndiscount: 2\n", "c.yaml, line 2: discount must lie between 0.0 and 1.0, not 2.0"),
            ("\ngame: rsp\n", "c.yaml, line 2: There is no game \"rsp\" (did you mean \"rps\"?)"),
            ("chains: [1\n", "c.yaml, line 2: this is not valid YAML"),
            ("seed: 1\nseed: 2\n", "c.yaml, line 1: \"seed\" must be given only once"),
            ("", "c.yaml, line 1: the file is empty"),
        ] {
            try program.write(text, to: "c.yaml")
            let result = try await program.run(["train", "--config", "c.yaml", "--updates", "1", "--out", "run"])
            #expect(result.status == 2)
            #expect(result.errors.contains(expected), "\(result.errors)")
        }
        let missing = try await program.run(["train", "--config", "no.yaml", "--updates", "1", "--out", "run"])
        #expect(missing.status == 2)
        #expect(missing.errors.contains("no.yaml: the file does not exist"))
    }

    @Test func `the command line wins over the file`() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("chains: 2\ntrajectories: 3\nhorizon: 4\nseed: 7\n", to: "c.yaml")
        let result = try await program.run(
            ["train", "--config", "c.yaml", "--horizon", "5", "--updates", "1", "--out", "run"])
        #expect(result.status == 0, "\(result.errors)")
        let text = try program.text("run/config.yaml")
        for line in ["chains: 2", "trajectories: 3", "horizon: 5", "seed: 7", "discount: 0.96"] {
            #expect(text.contains("\n\(line)\n"))
        }
    }

    @Test func `a game file is trained on, saved and evaluated`() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            """
            name: deadlock
            actions: [cooperate, defect]
            payoffs: {CC: [0.5, 0.5], CD: [-1.5, 1.5], DC: [1.5, -1.5], DD: [1, 1]}
            """, to: "deadlock.yaml")
        let result = try await program.train("--game", "deadlock.yaml", "--updates", "2", "--out", "run")
        #expect(result.status == 0, "\(result.errors)")
        try FileManager.default.removeItem(atPath: program.path("deadlock.yaml"))
        let evaluation = try await program.run(["evaluate", "run", "--json"])
        #expect(evaluation.status == 0, "\(evaluation.errors)")
        #expect(evaluation.output.contains("\"game\":\"deadlock\""))
    }

    @Test func `bad usage exits with 2 and help with 0`() async throws {
        let program = try Program()
        defer { program.remove() }
        for words in [
            ["train"], ["evaluate"], ["verify"], ["list", "nothing"], ["list"], ["dance"], ["train", "--nothing"],
            ["train", "--chains", "many", "--updates", "1", "--out", "run"], ["evaluate", "run", "--personas", "all"],
        ] {
            let result = try await program.run(words)
            #expect(result.status == 2, "\(words)")
            #expect(result.errors.hasPrefix("Error: "))
            #expect(result.output.isEmpty)
        }
        for words in [["--help"], ["--version"], ["help", "train"], ["list", "--help"]] {
            let result = try await program.run(words)
            #expect(result.status == 0, "\(words)")
            #expect(!result.output.isEmpty && result.errors.isEmpty)
        }
    }
}
