import Testing

extension EndToEnd {
    /// A league on the dashboard while training runs.
    @Suite struct LeagueTests {
        @Test func `it fills while training runs, and a pair is watched`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            // Three learners are enough: all cores train, and a league gives way to that.
            try session.press("X", "G", "d", "d", "d", "d", "d", "d", "g")
            let board = try session.wait(for: "the whole table") {
                $0.contains("9 of 9 cells") && $0.contains("alpha-rank favours")
            }
            #expect(board.contains("naive against naive: -1.9") && board.contains("published -1.99"))
            let count = try #require(board.update)
            try session.wait(for: "updates meanwhile") { ($0.update ?? 0) > count }
            try session.press("j", "j", "Enter")
            let end = try session.wait(for: "the end of the pair") { $0.contains("step 300 of 300") }
            #expect(end.contains("o lola") && end.contains("x naive") && end.contains("lola across"))
            try session.press("h")
            try session.wait(for: "a step back") { $0.contains("step 299 of 300") }
            try session.press("Escape")
            try session.wait(for: "the table") { $0.contains("9 of 9 cells") }
            try session.press("Escape")
            try session.wait(for: "the panels") { $0.contains("[2 Policy]") && !$0.contains("9 of 9") }
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
        }
    }
}
