import Foundation
import Testing

/// `metamapg league`.
struct LeagueCommandTests {
    private struct Cell: Decodable {
        let row, column: String
        let meanReturn, standardError: Double
        let published: Double?
        let pairs, steps: Int
    }

    private func cells(_ text: String) throws -> [Cell] {
        try JSONDecoder().decode([Cell].self, from: Data(text.utf8))
    }

    @Test func `learners play each other as published, on any number of threads`() async throws {
        let program = try Program()
        defer { program.remove() }
        let arguments = ["league", "--learners", "naive,lola"]
        let one = try await program.run(arguments + ["--json", "--threads", "1"])
        let cells = try cells(one.output)
        #expect(cells.map { "\($0.row) \($0.column)" } == ["naive naive", "naive lola", "lola naive", "lola lola"])
        for cell in cells {
            #expect(abs(cell.meanReturn - (try #require(cell.published))) <= 0.06, "\(cell)")
            #expect(cell.standardError > 0 && cell.standardError < 0.03 && cell.pairs == 1024 && cell.steps == 300)
        }
        let two = try await program.run(arguments + ["--json", "--threads", "3"])
        #expect(two.output == one.output)
        let other = try await program.run(arguments + ["--json", "--seed", "2"])
        #expect(other.output != one.output)
        let text = try await program.run(arguments + ["--csv", "a.csv", "--svg", "a.svg"])
        #expect(text.output.contains("Iterated prisoner's dilemma, 1024 pairs") && text.output.contains("alpha-rank"))
        let rows = try program.text("a.csv").split(separator: "\n")
        #expect(rows.count == 5 && rows[4].hasPrefix("lola,lola,-1.0"))
        #expect(try program.text("a.svg").hasPrefix("<svg"))
        let again = try await program.run(arguments + ["--csv", "a.csv"])
        #expect(again.status == 2 && again.errors.contains("--force"))
    }

    @Test func `what is trained is kept and used again`() async throws {
        let program = try Program()
        defer { program.remove() }
        let arguments = ["league", "--learners", "meta-mapg,naive", "--trainings", "2", "--pairs", "16"]
        let first = try await program.run(arguments)
        #expect(first.status == 0 && first.errors.contains("trained meta-mapg, 2 of 2"), "\(first.errors)")
        let folder = program.path("state/metamapg/learners")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files.count == 2 && files.allSatisfy { $0.hasPrefix("ipd-meta-mapg-seed") && $0.hasSuffix(".json") })
        let second = try await program.run(arguments)
        #expect(second.output == first.output && second.errors.isEmpty)
        let path = "\(folder)/\(files[1])"
        let whole = try String(contentsOfFile: path, encoding: .utf8)
        #expect(whole.contains("\"updates\":1000"))
        try "{}".write(toFile: path, atomically: true, encoding: .utf8)
        let damaged = try await program.run(arguments)
        #expect(damaged.status == 1 && damaged.errors.contains(files[1]), "\(damaged.errors)")
        try FileManager.default.removeItem(atPath: path)
        let anew = try await program.run(arguments)
        #expect(anew.output == first.output)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == whole)
    }

    @Test func `a signal ends training, which goes on from there`() async throws {
        let program = try Program()
        defer { program.remove() }
        let arguments = ["league", "--learners", "meta-pg", "--pairs", "8", "--threads", "1"]
        let stopped = try await program.run(
            arguments + ["--trainings", "1000"], onErrors: { kill($0.processIdentifier, SIGTERM) })
        #expect(stopped.status == 128 + SIGTERM && stopped.output.isEmpty, "\(stopped.errors)")
        #expect(stopped.errors.contains("trained meta-pg, 1 of 1000") && stopped.errors.contains("Stopped;"))
        let next = try await program.run(arguments + ["--trainings", "1"])
        #expect(next.status == 0 && next.errors.isEmpty && next.output.contains("meta-pg"), "\(next.errors)")
    }

    @Test(arguments: [
        (["--learners", "lolla"], "did you mean \"lola\"?"), (["--learners", "lola,lola"], "twice"),
        (["--game", "rps"], "two players and two actions"), (["--pairs", "9"], "multiple of 8"),
        (["--trainings", "0"], "trainings must lie"), (["--game", "nowhere"], "nowhere"),
    ])
    func `what cannot be is said`(arguments: [String], sentence: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(["league"] + arguments)
        #expect(result.status == 2 && result.errors.contains(sentence), "\(result.errors)")
    }
}
