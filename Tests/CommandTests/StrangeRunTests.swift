import Foundation
import Testing

/// Runs that are not what they seem, as the whole program meets them.
struct StrangeRunTests {
    private let name = "ipd-all-meta-mapg-tabular-seed1"

    /// The folder of that run in the store.
    private var stored: String { "state/metamapg/runs/\(name)" }

    @Test(arguments: ["config.yaml", "lock", "run.sqlite", "checkpoints/latest.safetensors"])
    func `nothing waits for the other end of a pipe`(file: String) async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "2").status == 0)
        unlink(program.path("\(stored)/\(file)"))
        #expect(mkfifo(program.path("\(stored)/\(file)"), 0o666) == 0)
        let list = try await program.run(["runs", "--json"])
        #expect(list.status == 0)
        let isCheckpoint = file.hasPrefix("checkpoints")
        #expect(list.output.contains("is a FIFO, but must be a plain file") != isCheckpoint, "\(list.output)")
        for words in [["resume", name, "--updates", "4"], ["evaluate", name, "--final"]] {
            let result = try await program.run(words)
            #expect(result.status == 1 && result.errors.contains("\(file)\" is a FIFO, but must be a plain file"))
        }
        let watched = try await program.run(
            Program.small + ["--plain", "--updates", "2", "--interval", "0.01"]
        ) { kill($0.processIdentifier, SIGTERM) }
        #expect(watched.errors.isEmpty, "\(watched.errors)")
        let gone = try await program.run(["runs", "remove", name, "--yes"])
        #expect(gone.status == 0 && !program.exists(stored), "\(gone.errors)")
    }

    @Test func `a stranger's lock does not empty the file that it leads to`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "2", "--out", "run").status == 0)
        try program.write("mine", to: "victim")
        unlink(program.path("run/lock"))
        try FileManager.default.createSymbolicLink(atPath: program.path("run/lock"), withDestinationPath: "../victim")
        let resumed = try await program.run(["resume", "run", "--updates", "4"])
        #expect(resumed.status == 1)
        #expect(resumed.errors == "Error: \"run/lock\" is a symbolic link, but must be a plain file.\n")
        #expect(try await program.run(["runs", "remove", "run", "--yes"]).status == 0)
        #expect(try program.text("victim") == "mine" && program.entries() == ["victim"])
    }

    /// Files get the lowest numbers that are free, and what is printed goes to numbers 1 and 2.
    @Test(arguments: ["<&- >&- 2>&-", ">&-", "2>&-", "<&-", ">&- 2>&-"])
    func `what is printed does not land in files`(closed: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let words = ["--updates", "50", "--out", "run", "--interval", "0.01", "--checkpoint-every", "0.01"]
        _ = try await program.train(words, shell: "exec \"$@\" \(closed)")
        let reader = try program.reader("run")
        #expect(try reader.samples().count == 50 && reader.info.status == .finished)
        let lock = try program.text("run/lock")
        #expect(lock.wholeMatch(of: /process (\d+) on (\S+)\n\1\n\2\n/) != nil, "\(lock)")
        let again = try await program.run(["resume", "run", "--updates", "60"], shell: "exec \"$@\" \(closed)")
        #expect(try reader.samples().count == 60, "\(again.errors)")
    }

    @Test func `a run without its checkpoint is left as it is unless the person says so`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "5", "--out", "run").status == 0)
        #expect(unlink(program.path("run/checkpoints/latest.safetensors")) == 0)
        let refused = try await program.run(["resume", "run", "--updates", "7"])
        #expect(refused.status == 1 && refused.errors.contains("metamapg resume --from-start"), "\(refused.errors)")
        #expect(try program.samples("run").count == 5)
        let anew = try await program.run(["resume", "run", "--updates", "5", "--from-start"])
        #expect(anew.status == 0, "\(anew.errors)")
        #expect(try program.samples("run").count == 5)
        #expect(try program.reader("run").checkpoint()?.update == 5)
    }

    @Test func `of a link only the link goes, and a name with two meanings is asked about`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "2").status == 0)
        let link = program.path("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: stored)
        let unlinked = try await program.run(["runs", "remove", "link", "--yes"])
        #expect(unlinked.output == "Removed the link link; the run stays in \(program.path(stored))\n")
        #expect(!program.exists("link") && program.exists(stored))

        // A folder of that name that is no run is not meant, such as one that export has made.
        try FileManager.default.createDirectory(atPath: program.path(name), withIntermediateDirectories: false)
        #expect(try await program.run(["runs", "show", name]).status == 0)
        try FileManager.default.removeItem(atPath: program.path(name))
        #expect(try await program.train("--updates", "3", "--out", "./\(name)").status == 0)
        for words in [
            ["runs", "show", name], ["runs", "remove", name, "--yes"], ["resume", name, "--updates", "9"],
            ["evaluate", name], ["compare", name], ["export", name, "--csv", "-"], ["attach", name],
            ["tournament", name],
        ] {
            let result = try await program.run(words)
            #expect(result.status == 2, "\(words)")
            #expect(
                result.errors
                    == "Error: there are two runs \"\(name)\": say \"./\(name)\" for the one here, or "
                    + "\"\(program.path(stored))\".\n")
        }
        #expect(try await program.run(["runs", "remove", "./\(name)", "--yes"]).status == 0)
        #expect(!program.exists(name) && program.exists(stored))
        // In the store itself there is but one.
        let inside = try await program.run(["runs", "show", name], shell: "cd state/metamapg/runs; exec \"$@\"")
        #expect(inside.status == 0, "\(inside.errors)")
    }

    @Test func `kills while runs begin and are replaced leave nothing behind`() async throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.createDirectory(atPath: program.path("runs"), withIntermediateDirectories: false)
        // Mostly before or while the folder is made; no matter where, the next one cleans it.
        for round in 0..<12 {
            _ = try await program.run(
                Program.smallTrain + ["--updates", "1", "--out", "runs/run", "--force"],
                killedAfter: Double(round) * 0.004 + 0.01)
        }
        let last = try await program.train("--updates", "2", "--out", "runs/run", "--force")
        #expect(last.status == 0, "\(last.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.path("runs")) == ["run"])
        #expect(try program.samples("runs/run").count == 2)
    }
}
