import Testing

extension EndToEnd {
    /// A tournament on the dashboard while training runs.
    @Suite struct TournamentTests {
        @Test func `it fills while training runs, and training goes on after it is closed`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            try session.press("M")
            let board = try session.wait(for: "a chain of the chosen pair") {
                $0.text.firstMatch(of: /this run at update \d+  [1-9]\d* of 16 chains/) != nil
                    && $0.contains("along phi")
            }
            #expect(board.state == "RUN" && board.contains("tit-for-tat"))
            let row = try #require(board.lines.first { $0.contains("this run ") && $0.contains(">") })
            #expect(row.matches(of: /-?\d*\.\d+/).count >= 9, "\(row)")
            let count = try #require(board.update)
            try session.wait(for: "updates meanwhile") { ($0.update ?? 0) > count }
            try session.press("s", "j", "l", "Escape")
            let closed = try session.wait(for: "the panels") { $0.contains("[2 Policy]") && !$0.contains("along phi") }
            let then = try #require(closed.update)
            try session.wait(for: "training to go on") { $0.state == "RUN" && ($0.update ?? 0) > then }
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
        }
    }
}
