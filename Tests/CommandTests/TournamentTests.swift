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

    @Test(arguments: [
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
