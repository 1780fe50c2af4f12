import Testing

extension EndToEnd {
    /// What terminals send without a key having been pressed.
    @Suite struct StrayInputTests {
        /// The screen without what time changes: processor and memory.
        private func still(_ screen: Screen) -> [String] {
            screen.lines.map { $0.replacing(/cpu.*$/, with: "") }
        }

        @Test func `reports, replies and pasted text change nothing`() throws {
            let session = try TmuxSession()
            try session.startDashboard("--game ipd --algorithm meta-mapg")
            _ = try session.pause()
            // What was said about the pause goes from the key line.
            try session.wait(for: "the keys") { $0.lines.contains { $0.hasPrefix(" Space") } }
            let before = try still(session.screen())
            let reports = [
                "[<35;10;10M", "[<0;10;10m", "[32;10;10M", "[M !!", "[?62;22c", "P>|kitty(0.32)\u{1b}\\",
                "]11;rgb:1e1e/1e1e/2e2e\u{1b}\\", "]11;rgb:ffff/ffff/ffff\u{7}", "_Gi=31;OK\u{1b}\\",
                "[200~> < ] q M\u{1b}[201~", "[97;5u", "[27;5;97~", "[I", "[O", "[12;40R", "[?2026;2$y",
            ]
            for report in reports { try session.type(Array("\u{1b}\(report)".utf8)) }
            // A report that is cut off, and the rest of it late.
            try session.type(Array("\u{1b}[<35;1".utf8))
            try session.type(Array("0;10M".utf8))
            // A key that is known shows that everything before it was read.
            try session.press("?")
            let help = try session.wait(for: "the list of keys") { $0.contains("Esc closes") }
            #expect(help.state == "PAUSED")
            try session.press("Escape")
            try session.wait(for: "what was before") { !$0.contains("Esc closes") }
            #expect(try still(session.screen()) == before)
        }

        @Test func `keys in their old and new forms still act`() throws {
            let session = try TmuxSession()
            try session.startDashboard("--paused --updates 5")
            for (bytes, what) in [("\u{1b}[63u", "?"), ("\u{1b}OP", "F1"), ("\u{1b}[11~", "F1"), ("\u{1b}[[A", "F1")] {
                try session.type(Array(bytes.utf8))
                try session.wait(for: "the list of keys by \(what)") { $0.contains("Esc closes") }
                try session.type([27])
                try session.wait(for: "the panels") { !$0.contains("Esc closes") }
            }
            try session.press("c")
            try session.wait(for: "the list of runs") { $0.contains("Compare saved runs") }
            try session.type(Array("\u{1b}[200~rps\u{7}\u{1b}[201~".utf8))
            try session.wait(for: "the pasted filter") { $0.contains("filter rps_") }
        }
    }
}
