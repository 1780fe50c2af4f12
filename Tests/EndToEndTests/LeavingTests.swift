import Foundation
import Testing

extension EndToEnd {
    @Suite struct LeavingTests {
        @Test(arguments: [["q", "Enter"], ["q", "d"], ["C-c", "C-c"]])
        func `quitting gives the terminal back`(keys: [String]) throws {
            let session = try TmuxSession()
            try session.startDashboard()
            #expect(try session.isAlternateScreen)
            #expect(try !session.isCursorVisible)
            try session.press(keys[0])
            try session.wait(for: "a question") { $0.contains("Quit?") }
            try session.press(keys[1])
            #expect(try session.exitStatus() == 0)
            try session.expectRestoredTerminal()
        }

        @Test func `staying is possible`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            try session.press("q")
            let screen = try session.wait(for: "a question") { $0.contains("Quit?") }
            try session.press("Escape")
            try session.wait(for: "the dashboard") { !$0.contains("Quit?") && ($0.update ?? 0) > (screen.update ?? 0) }
        }

        @Test(arguments: [
            (SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130), (SIGQUIT, 131), (SIGSEGV, 139), (SIGILL, 132),
            (SIGABRT, 134), (SIGBUS, 135), (SIGFPE, 136), (SIGTRAP, 133),
        ])
        func `a signal gives the terminal back`(number: Int32, status: Int) throws {
            let session = try TmuxSession()
            try session.startDashboard()
            kill(try session.process, number)
            #expect(try session.exitStatus() == status)
            try session.expectRestoredTerminal()
        }

        /// What a crash has to say, among other things.
        @Test(arguments: [SIGILL, SIGTERM])
        func `what went to standard error is shown on the normal screen`(number: Int32) throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let process = try session.process
            let complaint = "a complaint to standard error"
            try Data(complaint.utf8).write(to: URL(fileURLWithPath: "/proc/\(process)/fd/2"))
            #expect(try session.holds(seconds: 0.3) { !$0.contains(complaint) })
            kill(process, number)
            _ = try session.exitStatus()
            #expect(try session.screen().contains(complaint))
        }

        @Test func `two signals in a row end it at once`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let process = try session.process
            kill(process, SIGTERM)
            kill(process, SIGTERM)
            #expect(try session.exitStatus() == 143)
            try session.expectRestoredTerminal()
        }

        @Test func `closing the window ends it`() throws {
            var session: TmuxSession? = try TmuxSession()
            try session?.startDashboard()
            let process = try #require(try session?.process)
            session = nil
            let deadline = Date(timeIntervalSinceNow: 60)
            while kill(process, 0) == 0, Date() < deadline { usleep(20_000) }
            #expect(kill(process, 0) != 0)
        }

        @Test func `a run goes on after a crash, unless a new one is wanted`() throws {
            let session = try TmuxSession()
            try session.start("--checkpoint-every 0.1")
            try session.wait(for: "updates") { ($0.update ?? 0) > 100 }
            // Time enough for checkpoints.
            usleep(1_000_000)
            let process = try session.process
            kill(process, SIGKILL)
            _ = try session.exitStatus()
            try session.enter("stty sane; tput rmcup; clear")
            try session.start("--paused")
            let screen = try session.wait(for: "the run") {
                $0.state == "PAUSED" && ($0.update ?? 0) > 0 && $0.contains("resumed ")
            }
            #expect(screen.contains("resumed ipd/all/meta-mapg/tabular/seed3 at update \(screen.update ?? 0) from "))
            try session.press("q", "Enter")
            let after = try session.wait(for: "the summary") { $0.contains("saved ") && $0.contains("status=") }
            #expect(after.contains("metamapg resume ipd-all-meta-mapg-tabular-seed3 --watch"))
            try session.enter("clear")
            try session.start("--paused --new")
            try session.wait(for: "another run") { $0.state == "PAUSED" && $0.update == 0 }
        }
    }
}
