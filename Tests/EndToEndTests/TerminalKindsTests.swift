import Testing

extension EndToEnd {
    @Suite struct TerminalKindsTests {
        @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "screen-256color", "linux", "xterm", "vt100"])
        func `terminals are drawn on`(name: String) throws {
            let session = try TmuxSession()
            try session.startDashboard(environment: "TERM=\(name)")
            let screen = try session.wait(for: "all panels") { $0.contains("1 Reward") && $0.contains("5 Events") }
            #expect(screen.isASCII == false)
            #expect(try session.coloredScreen().isColored == (name != "vt100"))
            _ = try session.pause()
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
            try session.expectRestoredTerminal()
        }

        @Test func `a locale without UTF-8 gets ASCII`() throws {
            let session = try TmuxSession()
            try session.startDashboard(environment: "LC_ALL=C")
            let screen = try session.wait(for: "all panels") { $0.contains("1 Reward") && $0.contains("5 Events") }
            #expect(screen.isASCII)
        }

        @Test func `NO_COLOR means no colour, unless colour is asked for`() throws {
            let plain = try TmuxSession()
            try plain.startDashboard(environment: "NO_COLOR=1")
            #expect(try !plain.coloredScreen().isColored)
            let colored = try TmuxSession()
            try colored.startDashboard("--color 256", environment: "NO_COLOR=1")
            #expect(try colored.coloredScreen().isColored)
            let empty = try TmuxSession()
            try empty.startDashboard(environment: "NO_COLOR=")
            #expect(try empty.coloredScreen().isColored)
        }

        @Test(arguments: [("xterm-from-tomorrow", "xterm-256color"), ("tmux-from-tomorrow", "tmux-256color")])
        func `terminals whose description is missing are drawn on as their kin`(name: String, kin: String) throws {
            let session = try TmuxSession()
            // Paused, so that no other event takes its place.
            try session.start("--paused", environment: "TERM=\(name)")
            let event = "TERM=\(name) is unknown here; drawing as for \(kin)"
            let screen = try session.wait(for: "the event") { $0.contains("1 Reward") && $0.contains(event) }
            #expect(screen.contains("5 Events"))
            #expect(try session.coloredScreen().isColored)
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
            try session.expectRestoredTerminal()
        }

        @Test func `terminals that are unknown altogether are answered with the remedy`() throws {
            let session = try TmuxSession()
            try session.start("--updates 3", environment: "TERM=no-such-terminal")
            #expect(try session.exitStatus() == 0)
            #expect(try session.screen().contains("TERM=no-such-terminal is unknown here: try TERM=xterm-256color"))
        }

        @Test(arguments: ["dumb", "no-such-terminal"])
        func `terminals without a cursor get plain lines`(name: String) throws {
            let session = try TmuxSession()
            try session.start("--updates 3", environment: "TERM=\(name)")
            #expect(try session.exitStatus() == 0)
            #expect(try session.screen().contains("update=3"))
            try session.expectRestoredTerminal()
        }
    }
}
