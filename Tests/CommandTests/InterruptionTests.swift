import Foundation
import Testing

struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func `a signal saves what there is`(signal: Int32) async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "1000000", "--out", "run", "--interval", "0.01") {
            kill($0.processIdentifier, signal)
        }
        #expect(result.status == 128 + signal)
        #expect(result.output.contains("of 1000000 meta-updates"))
        #expect(result.errors.isEmpty)
        let lines = try program.text("run/metrics.jsonl").split(separator: "\n")
        #expect(lines.count >= 1)
        #expect(try program.header("run/final.safetensors").contains("\"update\":\"\(lines.count)\""))
        #expect(try program.entries() == ["run"])
    }

    @Test func `a crash leaves the metrics`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "1000000", "--out", "run", "--interval", "0.01") {
            kill($0.processIdentifier, SIGKILL)
        }
        #expect(result.status == SIGKILL)
        let folder = try #require(try program.entries().first { $0.hasPrefix(".run.partial-") })
        #expect(try program.text("\(folder)/metrics.jsonl").contains("\"update\":1}"))
        #expect(try program.text("\(folder)/config.yaml").contains("game: ipd"))
        #expect(!program.exists("run"))
    }

    @Test func `a reader that goes away does not end training`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train(
            "--updates", "500", "--out", "run", "--interval", "0.01",
            shell: "\"$@\" | head -n 1; exit ${PIPESTATUS[0]}")
        #expect(result.status == 0)
        #expect(try program.text("run/metrics.jsonl").split(separator: "\n").count == 500)
    }

    @Test func `a folder that cannot be written is refused before training`() async throws {
        let program = try Program()
        defer { program.remove() }
        // Nobody can create a folder here, not even the superuser, whom permissions would not stop.
        let result = try await program.train("--updates", "1000000", "--out", "/proc/run")
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

    /// The limit on file sizes acts like a full disk, but needs no privileges: small files fit, the metrics do not.
    @Test func `a full disk loses nothing that fitted`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train(
            "--updates", "300", "--out", "run", shell: "ulimit -f 8; exec \"$@\"")
        #expect(result.status == 1)
        #expect(result.errors.contains("Warning: metrics wait in memory"))
        #expect(result.errors.contains("what could be written is in"))
        let folder = try #require(try program.entries().first { $0.hasPrefix(".run.partial-") })
        #expect(try program.header("\(folder)/final.safetensors").contains("\"update\":\"300\""))
        #expect(!program.exists("run"))
    }

    @Test func `a full disk is refused before training`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "300", "--out", "run", shell: "ulimit -f 0; exec \"$@\"")
        #expect(result.status == 1)
        #expect(try program.entries().isEmpty)
    }
}
