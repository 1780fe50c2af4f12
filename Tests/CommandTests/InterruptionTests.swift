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
