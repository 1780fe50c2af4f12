import Testing

extension EndToEnd {
    /// A choice is marked by `?` or `...` in the header until its run is there.
    @Suite struct SwitchingTests {
        @Test func `another algorithm begins at zero and the first one is resumed`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let count = try session.pause()
            try session.press(">")
            try session.wait(for: "Meta-PG") { $0.contains("Meta-PG tabular") && $0.update == 0 }
            try session.press("2", "s")
            try session.wait(for: "two updates") { $0.state == "PAUSED" && $0.update == 2 }
            try session.press("<")
            try session.wait(for: "Meta-MAPG again") { $0.contains("Meta-MAPG tabular") && $0.update == count }
            try session.press(">")
            try session.wait(for: "Meta-PG again") { $0.contains("Meta-PG tabular") && $0.update == 2 }
        }

        @Test func `another population`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let count = try session.pause()
            let peers = try #require(try session.screen().peers)
            try session.press("]")
            let other = try session.wait(for: "other peers") {
                guard let name = $0.peers else { return false }
                return name != peers && !name.hasSuffix("?") && !name.hasSuffix("...") && $0.update == 0
            }
            #expect(other.game == "IPD")
            try session.press("[")
            try session.wait(for: "the first peers") { $0.peers == peers && $0.update == count }
        }

        @Test func `another game while training runs`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            try session.press(")")
            let other = try session.wait(for: "another game that trains") {
                guard let game = $0.game, game != "IPD" else { return false }
                return !game.hasSuffix("?") && !game.hasSuffix("...") && $0.state == "RUN" && ($0.update ?? 0) > 0
            }
            #expect(other.contains("[2 Policy]"))
            let count = try session.pause()
            try session.press("(")
            try session.wait(for: "the first game") { $0.game == "IPD" && ($0.update ?? 0) > 0 }
            try session.press(")")
            try session.wait(for: "the other game") { $0.game == other.game && $0.update == count }
        }

        @Test func `another peer is watched and training does not notice`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let count = try session.pause()
            let first = try #require(try session.wait(for: "a watched peer") { $0.watchedPeer != nil }.watchedPeer)
            try session.press(".")
            let screen = try session.wait(for: "another peer") { $0.watchedPeer.map { $0 != first } ?? false }
            #expect(screen.update == count)
            try session.press(",")
            try session.wait(for: "the first peer") { $0.watchedPeer == first }
        }
    }
}
