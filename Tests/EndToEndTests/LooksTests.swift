import Testing

extension EndToEnd {
    @Suite struct LooksTests {
        /// Theme, colours and symbols, as the header names them.
        private func looks(_ screen: Screen) -> (theme: String, symbols: String)? {
            let match = screen.text.firstMatch(of: /([\w-]+)\/(?:256|16|8|mono)\/(\w+)/)
            return match.map { (String($0.1), String($0.2)) }
        }

        @Test func `help opens and closes`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            try session.press("?")
            try session.wait(for: "help") { $0.contains("one meta-update") }
            try session.press("Escape")
            try session.wait(for: "the panels") { $0.contains("[2 Policy]") && !$0.contains("one meta-update") }
        }

        @Test func `themes and symbols change`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let before = try #require(looks(try session.wait(for: "looks") { looks($0) != nil }))
            #expect(before.symbols == "braille")
            try session.press("t")
            try session.wait(for: "another theme") { looks($0).map { $0.theme != before.theme } ?? false }
            try session.press("b", "b")
            try session.wait(for: "ASCII") { looks($0)?.symbols == "ascii" && $0.isASCII }
            try session.press("b", "T")
            try session.wait(for: "the first looks") { screen in looks(screen).map { $0 == before } ?? false }
        }

        @Test func `any size is drawn`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            for (columns, rows) in [(80, 24), (50, 14)] {
                try session.resize(columns: columns, rows: rows)
                try session.wait(for: "\(columns)x\(rows)") { screen in
                    screen.lines.allSatisfy { $0.count <= columns } && screen.contains("1 Reward")
                        && !screen.contains("[5 Events]") && screen.update != nil
                }
            }
            try session.resize(columns: 20, rows: 5)
            try session.wait(for: "too small a window") { $0.contains("needs 30x8") }
            let count = try session.screen().update ?? 0
            try session.wait(for: "training to go on") { ($0.update ?? 0) > count }
            try session.resize(columns: 120, rows: 36)
            try session.wait(for: "all panels") { $0.contains("[2 Policy]") && $0.contains("[5 Events]") }
        }

        @Test func `a damaged screen is repaired`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            _ = try session.pause()
            let mark = "damage by someone else"
            let shell = session.shell
            try Command.run(
                ["sh", "-c", "printf '\\033[5;5H\(mark)' > $(readlink /proc/\(shell)/fd/0)"],
                environment: ["PATH": "/usr/bin:/bin"])
            try session.wait(for: "damage") { $0.contains(mark) }
            try session.press("C-l")
            try session.wait(for: "repair") { !$0.contains(mark) && $0.contains("[1 Reward]") }
        }
    }
}
