import Foundation
import Testing

/// Files that would have to be waited for, or that are larger than anything of their kind.
struct HostileFileTests {
    @Test func `pipes and sparse files are refused where files are read`() async throws {
        let program = try Program()
        defer { program.remove() }
        for name in ["pipe.yaml", "pipe.json", "pipe.theme", "team"] {
            try #require(mkfifo(program.path(name), 0o600) == 0)
        }
        for name in ["sparse.yaml", "sparse.json", "sparse.theme"] {
            try program.write("", to: name)
            try #require(truncate(program.path(name), 1 << 40) == 0)
        }
        let pipe = "is a named pipe, but a plain file is needed"
        var cases: [([String], String)] = [
            (["list", "peers", "--game", "./pipe.yaml"], pipe),
            (["train", "--config", "pipe.yaml", "--updates", "1"], pipe),
            (
                ["list", "peers", "--game", "./sparse.yaml"],
                "is larger than 1048576 bytes, which is too much for a game"
            ),
            (["verify", "pipe.json"], pipe), (["verify", "sparse.json"], "is larger than 67108864 bytes"),
            (["list", "themes", "--themes-dir", "."], "Left out: ./pipe.theme: \(pipe)"),
            (["list", "themes", "--themes-dir", "."], "Left out: ./sparse.theme: is larger than 65536 bytes"),
        ]
        cases += [
            (["simulate", "halfcheetah", "--initial", "pipe.json", "--actions", "sparse.json"], pipe),
            (["train", "--game", "halfcheetah", "--peers", "./team", "--updates", "1"], pipe),
        ]
        // Where every team is looked at by anybody who asks for peers.
        let teams = "data/metamapg/teams"
        try FileManager.default.createDirectory(atPath: program.path(teams), withIntermediateDirectories: true)
        try #require(mkfifo(program.path("\(teams)/pipe.safetensors"), 0o600) == 0)
        let peers = try await program.run(
            ["list", "peers", "--game", "halfcheetah"], shell: "export XDG_DATA_HOME=$PWD/data; exec \"$@\"",
            killedAfter: 120)
        #expect(peers.status == 0 && !peers.output.contains("pipe"), "\(peers.errors)")
        for (command, reason) in cases {
            let result = try await program.run(command, killedAfter: 120)
            #expect((result.output + result.errors).contains(reason), "\(command): \(result.output)\(result.errors)")
        }
    }

    @Test func `what is handed over as a pipe is read`() async throws {
        let program = try Program()
        defer { program.remove() }
        let text = "game: rps\\r\\nplayers: 3\\r\\n"
        let result = try await program.run(
            ["train", "--updates", "1", "--out", "run"] + Program.small + ["--config"],
            shell: "\"$@\" <(printf '\\xef\\xbb\\xbf\(text)')")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try program.reader("run").configuration.game.players == 3)
    }

    @Test func `a run whose settings would take for ever does not keep others from the list`() async throws {
        let program = try Program()
        defer { program.remove() }
        for name in ["bomb", "deep"] {
            let folder = "state/metamapg/runs/\(name)"
            try FileManager.default.createDirectory(atPath: program.path(folder), withIntermediateDirectories: true)
            let source = Program.sources.appending(path: "Tests/Corpus/yaml/\(name).yaml")
            try FileManager.default.copyItem(atPath: source.path, toPath: program.path("\(folder)/config.yaml"))
            try program.write("", to: "\(folder)/run.sqlite")
        }
        let result = try await program.run(["runs", "--json"], killedAfter: 120)
        #expect(result.status == 0)
        #expect(result.output.contains("stands for more than 200000 values"))
        #expect(result.output.contains("nested more than 32 deep"))
    }

    @Test func `list themes tells programs what it left out`() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("theme[title]=red", to: "bad.theme")
        try program.write("\u{FEFF}theme[title]=\"#ff0000\"\r\ntheme[hi_fg]=\"\"\r\n", to: "windows.theme")
        let result = try await program.run(["list", "themes", "--themes-dir", ".", "--json"])
        let objects = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
        #expect(objects.contains { $0["name"] as? String == "windows" && $0["path"] as? String == "./windows.theme" })
        let leftOut = objects.filter { $0["leftOut"] != nil }
        #expect(leftOut.count == 1 && leftOut[0]["path"] as? String == "./bad.theme" && leftOut[0]["name"] == nil)
        let problem = "./bad.theme, line 1, theme[title]: red is no colour"
        #expect((leftOut[0]["leftOut"] as? String)?.hasPrefix(problem) == true)
        let text = try await program.run(["list", "themes", "--themes-dir", "."])
        #expect(text.output.contains("\nLeft out: \(problem)"))
    }
}
