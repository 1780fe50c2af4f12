import Foundation
import TestTools
import Testing

extension EndToEnd {
    @Suite struct PlainTests {
        /// With a home of its own: runs of others are none to go on with.
        private func environment(_ home: TemporaryFolder) -> [String: String] {
            ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color", "HOME": home.path]
        }

        @Test func `without a terminal lines are printed, and no escapes`() throws {
            let home = try TemporaryFolder()
            defer { home.remove() }
            let arguments = (TmuxSession.light + " --updates 3").split(separator: " ").map(String.init)
            let output = try Command.run([try TmuxSession.program.get()] + arguments, environment: environment(home))
            #expect(output.contains("update=3"))
            #expect(!output.contains("\u{1b}"))
            #expect(!output.contains("\r"))
            #expect(output.hasSuffix("\n"))
        }

        @Test func `a pipe that closes ends it quietly`() throws {
            let home = try TemporaryFolder()
            defer { home.remove() }
            let program = try TmuxSession.program.get()
            let output = try Command.run(
                ["bash", "-c", "\"$0\" \(TmuxSession.light) | head -1; echo status=${PIPESTATUS[0]}", program],
                environment: environment(home))
            #expect(output.contains("status=141"))
        }

        @Test func `plain mode can be asked for`() throws {
            let session = try TmuxSession()
            try session.start("--plain --updates 3")
            #expect(try session.exitStatus() == 0)
            #expect(try session.screen().contains("update=3"))
        }

        @Test func `plain mode ends with Ctrl-C`() throws {
            let session = try TmuxSession()
            try session.start("--plain")
            try session.wait(for: "lines") { $0.contains("update=") }
            try session.press("C-c")
            #expect(try session.exitStatus() == 130)
        }
    }
}
