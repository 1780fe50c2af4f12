import Foundation
import Testing

struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func `a signal saves what there is`(signal: Int32) async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "1000000000", "--out", "run", "--interval", "0.01") {
            kill($0.processIdentifier, signal)
        }
        #expect(result.status == 128 + signal)
        #expect(result.output.contains("of 1000000000 meta-updates"))
        #expect(result.errors.isEmpty)
        let samples = try program.samples("run")
        #expect(samples.count >= 1)
        #expect(try program.reader("run").checkpoint()?.update == samples.count)
        #expect(result.output.contains("Go on with: metamapg resume \(program.path("run"))\n"))
        #expect(try program.entries() == ["run"])
    }

    @Test func `a reader that goes away does not end training`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train(
            "--updates", "500", "--out", "run", "--interval", "0.01",
            shell: "\"$@\" | head -n 1; exit ${PIPESTATUS[0]}")
        #expect(result.status == 0)
        #expect(try program.samples("run").count == 500)
    }

    /// A terminal that is stopped, a pager, and a launcher that waits for its ranks to end read nothing.
    @Test func `a reader that does not read keeps nothing from going on and from being saved`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train(
            "--updates", "1000000000", "--out", "run", "--interval", "0.01",
            shell: """
                exec python3 -c '
                import json, os, signal, subprocess, sys, time

                def state():
                    shown = subprocess.run([sys.argv[1], "runs", "show", "run", "--json"], capture_output=True, text=True)
                    return json.loads(shown.stdout)["run"] if shown.returncode == 0 else {"updates": 0, "state": ""}

                def wait(until):
                    deadline = time.monotonic() + 120
                    while not until(state()):
                        if time.monotonic() > deadline:
                            child.kill()
                            sys.exit("it waits for its reader")
                        time.sleep(0.05)

                reader, writer = os.pipe()
                os.set_blocking(writer, False)
                try:
                    while True:
                        os.write(writer, b"x" * 4096)
                except BlockingIOError:
                    os.set_blocking(writer, True)
                child = subprocess.Popen(sys.argv[1:], stdout=writer)
                os.close(writer)
                wait(lambda run: run["updates"] >= 20)
                child.send_signal(signal.SIGTERM)
                wait(lambda run: run["state"] == "interrupted")
                text = b""
                while part := os.read(reader, 65536):
                    text += part
                print(text.decode().lstrip("x"))
                sys.exit(child.wait())' "$@"
                """)
        #expect(result.status == 128 + SIGTERM, "\(result.errors)")
        // Lines that were of the past when somebody read are left out; what became of the run is not.
        #expect(result.output.hasPrefix("update=1/") && result.output.contains("Go on with: metamapg resume"))
        #expect(try program.reader("run").checkpoint()?.update == program.samples("run").count)
    }

    @Test func `a folder that cannot be written is refused before training`() async throws {
        let program = try Program()
        defer { program.remove() }
        // Nobody can create a folder here, not even the superuser, whom permissions would not stop.
        let result = try await program.train("--updates", "1000000000", "--out", "/proc/run")
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("Error: cannot create a folder in \"/proc\""))
    }

    @Test func `a read-only folder is refused before training`() async throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.createDirectory(atPath: program.path("locked"), withIntermediateDirectories: true)
        chmod(program.path("locked"), 0o555)
        defer { chmod(program.path("locked"), 0o755) }
        let result = try await program.train("--updates", "2", "--out", "locked/run")
        // The superuser may write into such a folder.
        let isSuperuser = geteuid() == 0
        #expect(result.status == (isSuperuser ? 0 : 1))
        if !isSuperuser { #expect(result.errors.contains("Permission denied")) }
    }

    @Test func `a full disk is refused before training`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "300", "--out", "run", shell: "ulimit -f 0; exec \"$@\"")
        #expect(result.status == 1)
        #expect(try program.entries().isEmpty)
    }
}
