import Cells
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
        _ = try await program.train(
            "--updates", "1000000000", "--policy", "lstm", "--hidden", "3", "--interval", "0.01"
        ) {
            kill($0.processIdentifier, SIGINT)
        }
        let all = try await rows(program)
        #expect(
            all.map(\.name) == [
                "ipd-all-meta-mapg-lstm-seed1", "ipd-all-meta-mapg-tabular-seed1", "rps-all-meta-pg-tabular-seed7",
            ])
        #expect(all.map(\.state) == ["interrupted", "finished", "finished"])
        #expect(all.map(\.updates).dropFirst() == [4, 3] && all.map(\.target) == [1_000_000_000, 4, 3])
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

    @Test func `neither wide letters nor a reason shift the columns`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (seed, name) in [("1", "囚人のジレンマ"), ("2", "plain"), ("3", "damaged")] {
            _ = try await program.train("--updates", "1", "--seed", seed)
            let folder = program.folder.appending(path: "state/metamapg/runs")
            try FileManager.default.moveItem(
                at: folder.appending(path: "ipd-all-meta-mapg-tabular-seed\(seed)"), to: folder.appending(path: name))
        }
        try program.write("damaged beyond any hope of reading it", to: "state/metamapg/runs/damaged/run.sqlite")
        let table = try await program.run(["runs"])
        #expect(table.status == 0, "\(table.errors)")
        let blocks = table.output.split(separator: "\n\n")
        try #require(blocks.count == 2)
        let lines = blocks[0].split(separator: "\n")
        try #require(lines.count == 4)
        func column(of word: String, in line: Substring?) throws -> Int {
            let line = try #require(line)
            return CellWidth.of(line[..<(try #require(line.range(of: word)).lowerBound)])
        }
        for (word, heading) in [("ipd", "game"), ("tabular", "policy"), ("finished", "state")] {
            let expected = try column(of: heading, in: lines[0])
            for name in ["囚人の", "plain"] {
                #expect(try column(of: word, in: lines.first { $0.hasPrefix(name) }) == expected)
            }
        }
        let damaged = lines.first { $0.hasPrefix("damaged") }
        #expect(try column(of: "unreadable", in: damaged) == column(of: "state", in: lines[0]))
        #expect(lines.allSatisfy { CellWidth.of($0) <= 120 })
        #expect(blocks[1].hasPrefix("damaged is unreadable: ") && blocks[1].contains("is not a database"))
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
