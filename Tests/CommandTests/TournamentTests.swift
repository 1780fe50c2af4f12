import Testing

/// `metamapg tournament`.
struct TournamentCommandTests {
    @Test func `runs, personas and strategies play each other`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "2", "--out", "run").status == 0)
        let arguments = [
            "tournament", "./run", "cooperating#3", "tit-for-tat", "--repeats", "1", "--trajectories", "8", "--horizon",
            "20",
        ]
        let result = try await program.run(arguments + ["--csv", "table.csv", "--svg", "table.svg"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("cooperating#3") && result.output.contains("Best on the whole: "))
        let rows = try program.text("table.csv").split(separator: "\n")
        #expect(rows.count == 4 && rows[3].hasPrefix("tit-for-tat,"))
        #expect(try program.text("table.svg").hasPrefix("<svg"))
        let json = try await program.run(arguments + ["--json"])
        #expect(json.output.contains("\"names\":[") && json.output.contains("\"rewards\":[[["))
        let again = try await program.run(arguments + ["--csv", "table.csv"])
        #expect(again.status == 2 && again.errors.contains("--force"))
    }

    @Test func `how often strategies tremble is said and can be chosen`() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            """
            name: axelrod
            actions: [cooperate, defect]
            payoffs: {CC: [3, 3], CD: [0, 5], DC: [5, 0], DD: [1, 1]}
            """, to: "axelrod.yaml")
        let arguments = [
            "tournament", "tit-for-tat", "--game", "axelrod.yaml", "--peer-rate", "0", "--horizon", "200", "--repeats",
            "1",
        ]
        let exact = try await program.run(arguments + ["--tremble", "0", "--chain-length", "1"])
        #expect(exact.status == 0, "\(exact.errors)")
        #expect(exact.output.contains("tit-for-tat") && exact.output.contains(" 3.00  3.00"))
        #expect(exact.output.contains("Classic strategies do not tremble (--tremble 0)."))
        let usual = try await program.run(arguments)
        #expect(usual.output.contains("leave their rule with a probability of 0.01 at least (--tremble)."))
        let json = try await program.run(arguments + ["--json", "--tremble", "0.25"])
        #expect(json.output.contains("\"tremble\":0.25"))
        let nobody = try await program.run(["tournament", "cooperating#1", "--json", "--repeats", "1"])
        #expect(nobody.output.contains("\"tremble\":null"))
        let peers = try await program.run(["list", "peers"])
        #expect(peers.output.contains("trembles by 1 %"))
    }

    @Test(arguments: [
        (["--tremble", "0"], "at least 1.0e-6 where strategies learn"), (["--tremble", "0.6"], "between 0 and 0.5"),
        (["--tremble", "-0.1"], "between 0 and 0.5"), (["--tremble", "nan"], "between 0 and 0.5"),
        (["cooperating"], "cooperating#0"), (["--game", "matching-pennies", "heads#1"], "same position"),
        (["--game", "rps", "--players", "3"], "classic"), (["nobody"], "has no population"),
        (["--repeats", "0"], "repeats"),
    ])
    func `wrong entries are answered with what would be right`(arguments: [String], reason: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(["tournament"] + arguments)
        #expect(result.status == 2)
        #expect(result.errors.contains(reason), "\(result.errors)")
    }
}
