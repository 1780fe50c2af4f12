import Foundation
import Testing

extension EndToEnd {
    @Suite struct SuspendingTests {
        @Test func `Ctrl-Z and fg`() throws {
            let session = try TmuxSession()
            try session.enter("$METAMAPG \(TmuxSession.light)")
            try session.wait(for: "the first updates") { ($0.update ?? 0) > 0 }
            try session.press("C-z")
            try session.wait(for: "the shell") { $0.contains("Stopped") }
            try session.expectRestoredTerminal()
            try session.resize(columns: 100, rows: 30)
            try session.enter("fg; echo status=$?")
            let screen = try session.wait(for: "the dashboard") { $0.contains("[1 Reward]") && $0.update != nil }
            #expect(try session.isAlternateScreen)
            #expect(try !session.isCursorVisible)
            try session.wait(for: "training to go on") { ($0.update ?? 0) > (screen.update ?? 0) }
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
            try session.expectRestoredTerminal()
        }

        /// As under `make run`: the shell takes over only if the program that started ours stops as well.
        @Test func `Ctrl-Z stops the whole job`() throws {
            let session = try TmuxSession()
            try session.enter("sh -c '$METAMAPG \(TmuxSession.light); true'")
            try session.wait(for: "the first updates") { ($0.update ?? 0) > 0 }
            try session.press("C-z")
            try session.wait(for: "the shell") { $0.contains("Stopped") }
            try session.enter("fg")
            try session.wait(for: "the dashboard") { $0.contains("[1 Reward]") && $0.update != nil }
        }

        @Test func `a stop that cannot be caught`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let process = try session.process
            kill(process, SIGSTOP)
            try session.wait(for: "the shell") { $0.contains("Stopped") }
            try session.enter("clear; stty sane; fg")
            try session.wait(for: "the dashboard") { $0.contains("[1 Reward]") && $0.update != nil }
            _ = try session.pause()
        }

        @Test func `a pause without keys wakes no thread`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let process = try session.process
            _ = try session.pause()
            // Messages that go out by themselves are the last thing to wake up for.
            let deadline = Date(timeIntervalSinceNow: 60)
            var before: [String] = []
            var after = ["-"]
            while before != after, Date() < deadline {
                before = try Self.switches(process)
                usleep(3_000_000)
                after = try Self.switches(process)
            }
            #expect(before == after)
        }

        /// How often each thread went to sleep.
        private static func switches(_ process: pid_t) throws -> [String] {
            let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task").sorted()
            return try tasks.flatMap { task in
                try String(contentsOfFile: "/proc/\(process)/task/\(task)/status", encoding: .utf8)
                    .split(separator: "\n").filter { $0.hasPrefix("voluntary") }.map { "\(task) \($0)" }
            }
        }
    }
}
