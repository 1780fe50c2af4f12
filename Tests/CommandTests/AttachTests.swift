import Foundation
import GRDB
import Testing

/// Attaching without a screen.
struct AttachTests {
    private let training = ["--updates", "1000000000", "--checkpoint-every", "0.05", "--out", "run"]

    @Test func `a run of another process is followed to its end, and does not notice`() async throws {
        let program = try Program()
        defer { program.remove() }
        // Trains and attaches side by side; the run ends first.
        let result = try await program.run(
            Program.smallTrain + ["--updates", "4000", "--out", "run"],
            shell: """
                "$@" & until [ -e run ]; do sleep 0.02; done
                "$1" attach run --interval 0.05 > attached 2> attached-errors; echo status=$?; wait
                """)
        #expect(result.status == 0 && result.output.contains("status=0"), "\(result.errors)")
        let lines = try program.text("attached").split(separator: "\n").map(String.init)
        #expect(
            lines.contains { $0.contains("state=running") } && lines.contains { $0.contains("state=done update=4000") })
        #expect(try program.text("attached").contains("updates  4000 of 4000, done"))
        #expect(try program.text("attached-errors").isEmpty)
        let alone = try await program.train("--updates", "4000", "--out", "alone")
        #expect(alone.status == 0)
        #expect(try program.samples("run") == program.samples("alone"))
        #expect(try program.reader("run").checkpoint() == program.reader("alone").checkpoint())
        #expect(try program.data("run/config.yaml") == program.data("alone/config.yaml"))
        #expect(!program.exists("run/run.sqlite-wal"))
    }

    @Test func `a writer that is killed leaves an interrupted run`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(
            Program.smallTrain + training,
            shell: """
                "$@" > /dev/null & writer=$!; until [ -e run ]; do sleep 0.02; done
                "$1" attach run --interval 0.05 > attached & until grep -q state=running attached; do sleep 0.02; done
                kill -9 $writer; wait %2; status=$?; cat attached; exit $status
                """)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("state=running"))
        #expect(result.output.contains("state=interrupted"))
        #expect(result.output.contains("resume   metamapg resume") && result.output.contains("run --watch"))
        #expect(result.errors.contains("WARN nobody trains the run any longer"))
    }

    /// What is wrong is said of the run, not of a copy of it that nobody has heard of, and ends the command.
    @Test(arguments: ["run", "run --copy"]) func `a damaged run ends it with the reason`(_ words: String) async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "3", "--out", "run").status == 0)
        for (sql, reason) in [
            ("UPDATE session SET pid = 'abc'", "session.pid is text, but must be a whole number"),
            ("DROP TABLE event", "its table \"event\" is missing"),
        ] {
            try await DatabaseQueue(path: program.path("run/run.sqlite")).write { try $0.execute(sql: sql) }
            let result = try await program.run(["attach"] + words.split(separator: " ").map(String.init) + ["--plain"])
            #expect(result.status == 1 && result.output.isEmpty)
            #expect(result.errors.contains("run/run.sqlite\" is damaged: \(reason)"), "\(result.errors)")
        }
    }

    @Test func `a run that is damaged while it is watched ends it with the reason`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(
            Program.smallTrain + training,
            shell: """
                "$@" > /dev/null & writer=$!; until [ -e run ]; do sleep 0.02; done
                "$1" attach run --plain --interval 0.05 > attached & attached=$!
                until grep -q state=running attached; do sleep 0.02; done
                # Who follows it stands still meanwhile: else it may find the writer gone and end before the damage.
                kill -STOP $attached; kill -9 $writer
                rm -f run/run.sqlite-*; echo "no database at all, but text" > run/run.sqlite
                kill -CONT $attached; wait $attached; echo status=$?
                """)
        #expect(result.output.contains("status=1"), "\(result.errors)")
        #expect(result.errors.contains("Error: \"\(program.path("run"))/run.sqlite\" is damaged"), "\(result.errors)")
    }

    /// Where nothing may be written SQLite cannot share a database that is being written. Root may write anywhere, so
    /// this needs another user.
    @Test(.enabled(if: getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
    func `a folder that must not be written is read as a private copy`() async throws {
        let program = try Program()
        defer { program.remove() }
        chmod(program.folder.path, 0o755)
        for ending in ["", "rm run/run.sqlite-shm;"] {
            let result = try await program.run(
                Program.smallTrain + training,
                shell: """
                    # The build folder may be one that only its owner enters.
                    cp "$1" metamapg; rm -rf run
                    "$@" > /dev/null & until [ -e run ]; do sleep 0.02; done; sleep 1; kill -9 $!
                    \(ending) ls run | tr '\\n' ' ' > before
                    setpriv --reuid=65534 --regid=65534 --clear-groups \\
                        ./metamapg attach run --interval 0.05; echo status=$?
                    ls run | tr '\\n' ' ' > after
                    """)
            #expect(result.output.contains("status=0"), "\(result.errors)")
            #expect(result.output.contains("state=interrupted"))
            #expect(try program.text("before").contains("run.sqlite-wal"))
            #expect(try program.text("before") == program.text("after"))
        }
    }

    @Test func `a private copy can be asked for while the run goes on`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(
            Program.smallTrain + ["--updates", "4000", "--out", "run"],
            shell: """
                "$@" > /dev/null & until [ -e run ]; do sleep 0.02; done
                exec "$1" attach run --copy --interval 0.05
                """)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("state=done update=4000"))
    }

    @Test func `what is no run is named`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (words, status, part) in [
            (["attach", "nowhere"], Int32(1), "there is no folder \"nowhere\""), (["attach"], 2, "<run>"),
            (["attach", "nowhere", "--interval", "0"], 2, "interval must lie between"),
        ] {
            let result = try await program.run(words)
            #expect(result.status == status && result.errors.contains(part), "\(result.errors)")
        }
    }
}
