import Foundation
import Testing

/// Where commands write what they were asked for.
struct OutputTests {
    private static func withRun(_ body: (Program) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        let trained = try await program.train("--updates", "3", "--out", "run")
        #expect(trained.status == 0, "\(trained.errors)")
        try await body(program)
    }

    /// The table of metrics.
    private static func metrics(_ program: Program) async throws -> String {
        let result = try await program.run(["export", "run", "--csv", "-"])
        #expect(result.status == 0 && result.output.hasPrefix("update,"))
        return result.output
    }

    private static func type(_ path: String) throws -> FileAttributeType? {
        try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    }

    @Test func `streams are written to and stay what they are, with and without force`() async throws {
        try await Self.withRun { program in
            let metrics = try await Self.metrics(program)
            for force in [[], ["--force"]] {
                let words = ["export", "run", "--csv"]
                let piped = try await program.run(words + ["/dev/stdout"] + force)
                #expect(piped.status == 0 && piped.output == metrics, "\(piped.errors)")
                let appended = try await program.run(
                    words + ["/dev/fd/7"] + force, shell: "echo before > log; \"$@\" 7>> log; echo after >> log")
                #expect(appended.status == 0, "\(appended.errors)")
                #expect(try program.text("log") == "before\n\(metrics)after\n")
                let zipped = try await program.run(
                    ["export", "run"] + force + ["--csv"],
                    shell: "\"$@\" >(gzip > zipped) && while ! zcat zipped; do sleep .1; done 2>/dev/null")
                #expect(zipped.status == 0 && zipped.output.hasSuffix(metrics), "\(zipped.errors)")
                let fifo = try await program.run(
                    words + ["pipe"] + force, shell: "mkfifo -m 600 pipe 2>/dev/null; cat pipe & \"$@\" && wait")
                #expect(fifo.status == 0 && fifo.output == metrics, "\(fifo.errors)")
                #expect(try Self.type(program.path("pipe")) == .typeUnknown)
                // As root a replacement would take the device from everybody; a node of our own is as good.
                let null = try await program.run(
                    words + ["null"] + force, shell: "[ -e null ] || mknod null c 1 3 || ln -s /dev/null null; \"$@\"")
                #expect(null.status == 0 && null.output.isEmpty, "\(null.errors)")
                #expect(try Self.type(program.path("null")) != .typeRegular)
            }
        }
    }

    @Test func `links are followed, and their targets replaced whole`() async throws {
        try await Self.withRun { program in
            let metrics = try await Self.metrics(program)
            try FileManager.default.createDirectory(atPath: program.path("other"), withIntermediateDirectories: true)
            try program.write("old", to: "other/table.csv")
            let table = program.path("other/table.csv")
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: table)
            for (link, target) in [("one", "two"), ("two", "other/table.csv"), ("new", "other/new.csv")] {
                try FileManager.default.createSymbolicLink(atPath: program.path(link), withDestinationPath: target)
            }
            let refused = try await program.run(["export", "run", "--csv", "one"])
            #expect(refused.status == 2)
            #expect(refused.errors == "Error: \"one\" exists; choose another file, or replace it with --force.\n")
            let forced = try await program.run(["export", "run", "--csv", "one", "--force"])
            #expect(forced.status == 0 && forced.output == "Wrote one\n", "\(forced.errors)")
            let created = try await program.run(["export", "run", "--csv", "new"])
            #expect(created.status == 0, "\(created.errors)")
            for file in ["one", "other/table.csv", "other/new.csv"] { #expect(try program.text(file) == metrics) }
            #expect(try Self.type(program.path("one")) == .typeSymbolicLink)
            #expect(try FileManager.default.attributesOfItem(atPath: table)[.posixPermissions] as? Int == 0o640)
            let entries = try FileManager.default.contentsOfDirectory(atPath: program.path("other"))
            #expect(entries.sorted() == ["new.csv", "table.csv"])
        }
    }

    @Test func `a table of a tournament and its picture go where they are sent`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = ["tournament", "tit-for-tat", "grim", "--repeats", "1"] + Program.small.suffix(6)
        let result = try await program.run(words + ["--csv", "/dev/stderr", "--svg", "picture.svg"])
        #expect(result.status == 0 && result.errors.hasPrefix("name,tit-for-tat,grim\n"), "\(result.errors)")
        #expect(try program.text("picture.svg").hasPrefix("<svg"))
        let again = try await program.run(words + ["--svg", "picture.svg"])
        #expect(again.status == 2 && again.output.isEmpty)
        let folder = try await program.run(words + ["--csv", "."])
        #expect(folder.status == 2 && folder.errors == "Error: \".\" is a folder, but a file is to be written.\n")
        let nowhere = try await program.run(words + ["--csv", "no/where.csv"])
        #expect(nowhere.status == 1 && nowhere.errors.contains("No such file or directory"))
    }

    @Test func `what cannot be written is an error, on standard output as well`() async throws {
        try await Self.withRun { program in
            try program.write(#"{"qpos": [0,0,0,0,0,0,0,0,0], "qvel": [0,0,0,0,0,0,0,0,0]}"#, to: "state.json")
            try program.write(#"{"actions": [[0,0,0,0,0,0]]}"#, to: "actions.json")
            let vector = Program.sources.appending(path: "Tests/VerificationTests/Vectors/tabular-ipd.json").path
            var commands = [
                ["runs"], ["runs", "--json"], ["runs", "show", "run"], ["runs", "show", "run", "--json"],
                ["export", "run", "--csv", "-"], ["export", "run", "--chains-csv", "-"],
                ["export", "run", "--csv", "/dev/stdout"], ["export", "run", "--csv", "table.csv"],
                ["export", "run", "--tensorboard", "events"], ["verify", vector], ["verify", vector, "--json"],
                ["evaluate", "run"], ["evaluate", "run", "--json"], ["compare", "run"], ["compare", "run", "--json"],
                ["tournament", "tit-for-tat", "grim", "--repeats", "1"], ["--help"], ["train", "--help"],
                ["--version"],
                ["list", "games"], ["list", "peers"], ["list", "algorithms"], ["list", "themes", "--json"],
                ["list", "keys"],
                Program.smallTrain + ["--updates", "2", "--out", "another"], ["resume", "run", "--updates", "4"],
                ["resume", "run", "--updates", "5", "--plain", "--interval", "0.01"], ["attach", "run", "--plain"],
                ["reproduce", "zero-sum", "--out", "report"], ["runs", "remove", "another", "--yes"],
            ]
            commands.append(["simulate", "halfcheetah", "--initial", "state.json", "--actions", "actions.json"])
            for command in commands {
                let result = try await program.run(command, shell: "\"$@\" > /dev/full")
                #expect(result.status == 1, "\(command): \(result.errors)")
                let expected =
                    command.contains("/dev/stdout")
                    ? "Error: cannot write \"/dev/stdout\": No space left on device.\n"
                    : "Error: cannot write standard output: No space left on device.\n"
                #expect(result.errors.hasSuffix(expected), "\(command): \(result.errors)")
            }
            // What was to be written elsewhere is there all the same.
            #expect(program.exists("table.csv") && program.exists("report/README.md") && !program.exists("another"))
            #expect(try program.samples("run").count == 5)
        }
    }

    @Test func `a reader that has had enough ends a command quietly`() async throws {
        try await Self.withRun { program in
            for command in [["list", "keys"], ["export", "run", "--csv", "-"], ["--help"], ["runs", "show", "run"]] {
                let result = try await program.run(
                    command, shell: "(trap '' PIPE; sleep .1; \"$@\"; echo $? >&3) 3> status | true; cat status")
                #expect(result.output == "141\n" && result.errors.isEmpty, "\(command): \(result.errors)")
            }
            let trained = try await program.run(
                Program.smallTrain + ["--updates", "50", "--out", "long", "--interval", "0.01"],
                shell: "(\"$@\"; echo $? >&3) 3> status | true; cat status")
            #expect(trained.output == "0\n" && trained.errors.isEmpty, "\(trained.errors)")
            #expect(try program.samples("long").count == 50)
        }
    }
}
