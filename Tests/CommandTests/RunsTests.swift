import Foundation
import Testing

struct RunsTests {
    private struct Row: Decodable {
        var name: String
        var path: String
        var game: String?
        var peers: String?
        var algorithm: String?
        var policy: String?
        var seed: String?
        var updates: Int?
        var target: Int?
        var bestScore: Double?
        var bestUpdate: Int?
        var state: String
        var modified: Double?
    }

    private func rows(_ program: Program, _ words: String...) async throws -> [Row] {
        let result = try await program.run(["runs"] + words + ["--json"])
        #expect(result.status == 0, "\(result.errors)")
        return try JSONDecoder().decode([Row].self, from: Data(result.output.utf8))
    }

    @Test func `runs are listed, filtered, shown and removed`() async throws {
        let program = try Program()
        defer { program.remove() }
        let empty = try await program.run(["runs"])
        #expect(empty.status == 0 && empty.output.hasPrefix("No such runs in \(program.path("state"))"))
        _ = try await program.train("--updates", "4", "--validate-every", "2")
        _ = try await program.train("--updates", "3", "--game", "rps", "--algorithm", "meta-pg", "--seed", "7")
        _ = try await program.train("--updates", "1000000", "--policy", "lstm", "--hidden", "3", "--interval", "0.01") {
            kill($0.processIdentifier, SIGINT)
        }
        let all = try await rows(program)
        #expect(
            all.map(\.name) == [
                "ipd-all-meta-mapg-lstm-seed1", "ipd-all-meta-mapg-tabular-seed1", "rps-all-meta-pg-tabular-seed7",
            ])
        #expect(all.map(\.state) == ["interrupted", "finished", "finished"])
        #expect(all.map(\.updates).dropFirst() == [4, 3] && all.map(\.target) == [1_000_000, 4, 3])
        #expect(all.map(\.seed) == ["1", "1", "7"] && all.map(\.peers) == ["all", "all", "all"])
        #expect(all[1].bestUpdate.map { [2, 4].contains($0) } == true && all[1].bestScore != nil)
        #expect(try await rows(program, "--game", "rps").map(\.name) == ["rps-all-meta-pg-tabular-seed7"])
        #expect(try await rows(program, "--algorithm", "meta-mapg", "--policy", "tabular").count == 1)
        #expect(try await rows(program, "LSTM").map(\.policy) == ["lstm"])
        #expect(try await rows(program, "--policy", "none").isEmpty)
        let table = try await program.run(["runs"])
        #expect(table.output.split(separator: "\n").count == 4 && table.output.contains("4/4"))
        let shown = try await program.run(["runs", "show", "rps-all-meta-pg-tabular-seed7"])
        #expect(shown.status == 0, "\(shown.errors)")
        for text in ["rps", "3/3", "finished", "started rps/all/meta-pg/tabular/seed7", "horizon: 8"] {
            #expect(shown.output.contains(text), "\(text)")
        }
        let object = try await program.run(["runs", "show", "rps-all-meta-pg-tabular-seed7", "--json"])
        let json = try JSONSerialization.jsonObject(with: Data(object.output.utf8)) as? [String: Any]
        #expect(Set(json?.keys.map { $0 } ?? []) == ["run", "sessions", "events"])
        let asked = try await program.run(["runs", "remove", "rps-all-meta-pg-tabular-seed7"])
        #expect(asked.status == 2 && asked.errors.contains("--yes"))
        let wrong = try await program.run(["runs", "remove", "rps-all-meta-pg-tabular-seed7", "nothing", "--yes"])
        #expect(wrong.status == 1 && wrong.errors.contains("there is no folder \"nothing\""))
        #expect(try await rows(program).count == 3)
        let gone = try await program.run(["runs", "remove", "rps-all-meta-pg-tabular-seed7", "--yes"])
        #expect(gone.status == 0)
        #expect(try await rows(program).map(\.game) == ["ipd", "ipd"])
    }

    @Test func `a run that cannot be read is listed with the reason, and can go`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train("--updates", "1")
        let name = "ipd-all-meta-mapg-tabular-seed1"
        try program.write("damaged beyond any hope of reading it", to: "state/metamapg/runs/\(name)/run.sqlite")
        let row = try #require(try await rows(program).first)
        #expect(row.state == "unreadable" && row.name == name)
        #expect(try await program.run(["runs"]).output.contains("is not a database"))
        #expect(try await program.run(["runs", "remove", name, "--yes"]).status == 0)
        #expect(try await rows(program).isEmpty)
        try program.write("mine", to: "notes")
        #expect(try await program.run(["runs", "remove", "./notes", "--yes"]).errors.contains("is not a saved run"))
        #expect(try program.text("notes") == "mine")
    }
}
