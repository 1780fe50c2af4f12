import Foundation
import Testing

/// Text that strangers wrote, on the way to a terminal.
struct HostileTextTests {
    /// Escape sequences in 7 and 8 bits, a cursor that goes back, turned and hidden text.
    private static let evil = "x\u{1B}[2J\u{1B}]0;t\u{7}\u{9B}31m\r\u{8}\u{202E}\u{2066}\u{200B}\u{FEFF}\u{7F}"

    /// What of a text a terminal would obey or hide.
    private static func hidden(_ text: String) -> [String] {
        text.unicodeScalars.filter { scalar in
            let category = scalar.properties.generalCategory
            return scalar != "\n" && (category == .control || category == .format || category == .lineSeparator)
        }.map { String($0.value, radix: 16) }
    }

    private func expectHarmless(_ result: Program.Result, _ words: [String]) {
        #expect(Self.hidden(result.output).isEmpty, "\(words): \(result.output.debugDescription)")
        #expect(Self.hidden(result.errors).isEmpty, "\(words): \(result.errors.debugDescription)")
        #expect(result.status <= 2, "\(words)")
    }

    /// Runs SQL on a database.
    private func change(_ database: String, _ sql: String) async throws {
        let script =
            "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute(sys.argv[2], [sys.argv[3]]); d.commit()"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, database, sql, Self.evil]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    @Test func `hostile names and files reach no terminal raw`() async throws {
        let program = try Program()
        defer { program.remove() }
        let evil = Self.evil
        let game = """
            name: mine
            title: "\\u202E\\u2066t\\u200B"
            actions: [up, down]
            payoffs: [[[0, 0], [1, 1]], [[1, 1], [0, 0]]]
            """
        try program.write(game, to: "game.yaml")
        let store = "state/metamapg/runs"
        let run = "\(store)/\(evil)"
        let trained = try await program.train("--game", "game.yaml", "--updates", "3", "--out", run)
        expectHarmless(trained, ["train"])
        #expect(trained.status == 0)
        let database = program.path("\(run)/run.sqlite")
        for (table, column) in [("session", "host"), ("session", "version"), ("event", "text")] {
            try await change(database, "UPDATE \(table) SET \(column) = ?")
        }
        // Others that cannot be read, with reasons that quote them.
        for (name, text) in [
            ("a", "\(evil): 1"), ("b", "algorithm: \"\\e[2J\""), ("c", "\"\\u202Eseed\": 2"),
            ("d", "seed: \"\\x9B\""),
        ] {
            let folder = "\(store)/\(name)\(evil)"
            try FileManager.default.createDirectory(atPath: program.path(folder), withIntermediateDirectories: true)
            try program.write(text, to: "\(folder)/config.yaml")
            try Data().write(to: URL(fileURLWithPath: program.path("\(folder)/run.sqlite")))
        }
        try program.write("theme[title]=\(evil)", to: "\(evil).theme")
        try program.write("theme[title]=\"#ff0000\"", to: "good\(evil).theme")
        try program.write(
            #"{"policy": {"kind": "\u001b[2J\u202e"}, "critic": {"kind": "lstm"}, "peers": []}"#, to: "\(evil).json")
        try program.write("name: \"\(evil)\"\nactions: 1\npayoffs: 1", to: "\(evil).yaml")
        let commands = [
            ["runs"], ["runs", "list", "x"], ["runs", "--json"], ["runs", "show", run],
            ["runs", "show", run, "--json"],
            ["runs", "show", "\(store)/a\(evil)"], ["runs", "show", evil], ["resume", "\(store)/b\(evil)"],
            ["tournament", run, run, "--repeats", "1"], ["tournament", run, run, "--repeats", "1", "--csv", "-"],
            ["tournament", evil, "--game", "rps"], ["tournament", run, "up", "--repeats", "1", "--json"],
            ["compare", run], ["evaluate", run], ["evaluate", run, "--peers", evil], ["export", run, "--csv", evil],
            ["list", "themes", "--themes-dir", "."], ["list", "themes", "--themes-dir", ".", "--json"],
            ["list", "themes", "--themes-dir", evil], ["list", "peers", "--game", evil],
            ["list", "peers", "--game", "\(evil).yaml"], ["verify", "\(evil).json"], ["verify", evil, "--json"],
            ["train", evil],
            ["train", "--updates", evil], ["--theme", "./\(evil).theme", "--plain", "--updates", "1", "--chains", "1"],
            ["attach", run, "--plain"], ["train", "--config", "\(evil).yaml", "--updates", "1"], [evil],
            ["simulate", "halfcheetah", "--initial", evil, "--actions", evil], ["runs", "remove", "\(store)/a\(evil)"],
        ]
        for command in commands { expectHarmless(try await program.run(command), command) }
        let listed = try await program.run(["runs", "--json"])
        let objects = try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]]
        // Programs get every character back.
        #expect(objects?.compactMap { $0["name"] as? String }.contains(evil) == true)
        let names = objects?.compactMap { $0["name"] as? String } ?? []
        #expect(names.filter { $0.hasSuffix(evil) }.count == 5)
    }
}
