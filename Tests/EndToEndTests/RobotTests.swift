import Testing

extension EndToEnd {
    /// 2-Agent HalfCheetah with the peers that come with the program.
    @Suite struct RobotTests {
        /// The inside of panel 6.
        private func robot(_ screen: Screen) throws -> [String] {
            let title = "[6 Robot]"
            let top = try #require(screen.lines.firstIndex { $0.contains(title) }, "no robot in\n\(screen)")
            let line = screen.lines[top]
            let start = try #require(line.range(of: title)).lowerBound
            // The corner stands before the title and a piece of the frame.
            let left = line.distance(from: line.startIndex, to: start) - 1
            let width = line[start...].prefix { $0 != "╮" && $0 != "+" }.count
            return screen.lines[(top + 1)...].prefix { !$0.dropFirst(left - 1).hasPrefix("╰") }.map {
                String($0.dropFirst(left).prefix(width))
            }
        }

        private func isHalfCheetah(_ screen: Screen) -> Bool { screen.game == "HALFCHEETAH" }

        /// Waits until the robot is another one than on a screen.
        private func expectMotion(_ session: TmuxSession, since first: Screen) throws {
            let before = try robot(first)
            try session.wait(for: "the robot to move") { try robot($0) != before }
        }

        @Test(arguments: [(120, 36), (160, 48)])
        func `from the dilemma to the robot and back`(_ columns: Int, _ rows: Int) throws {
            let session = try TmuxSession(columns: columns, rows: rows)
            try session.startDashboard("--trajectories 4 --horizon 40")
            let count = try session.pause()
            try session.press("(")
            try session.wait(for: "HalfCheetah") { isHalfCheetah($0) && $0.update == 0 && $0.state == "PAUSED" }
            try session.press("2", "s")
            let first = try session.wait(for: "two updates") {
                isHalfCheetah($0) && $0.state == "PAUSED" && $0.update == 2 && $0.contains("m/s")
            }
            // Training stands still, the robot does not.
            try expectMotion(session, since: first)
            try session.press("a")
            let stopped = try session.wait(for: "playback to stop") { $0.contains("||") && !$0.contains("|> ") }
            let still = try robot(stopped)
            #expect(try session.holds { try robot($0) == still })
            try session.press("a", "Space")
            try session.wait(for: "more updates") { $0.state == "RUN" && ($0.update ?? 0) > 3 }
            let reached = try session.pause()
            try session.press(")")
            try session.wait(for: "the dilemma again") {
                $0.game == "IPD" && $0.update == count && $0.contains("Meta-MAPG tabular")
            }
            try session.press("(")
            try session.wait(for: "HalfCheetah again") { isHalfCheetah($0) && $0.update == reached }
            try session.press("|")
            try session.wait(for: "another class of networks") { isHalfCheetah($0) && $0.contains("Meta-MAPG gru") }
        }

        @Test func `a small window shows the robot by its key`() throws {
            let session = try TmuxSession(columns: 80, rows: 24)
            try session.startDashboard("--game halfcheetah")
            try session.press("6")
            let first = try session.wait(for: "the robot") { $0.contains("[6 Robot]") && $0.contains("m/s") }
            try expectMotion(session, since: first)
        }
    }
}
