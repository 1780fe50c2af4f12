import Testing

extension EndToEnd {
    @Suite struct TrainingTests {
        @Test func `curves move while it trains`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let first = try session.wait(for: "ten updates") { ($0.update ?? 0) >= 10 }
            #expect(first.state == "RUN")
            #expect(first.contains("[1 Reward]"))
            let count = first.update ?? 0
            let later = try session.wait(for: "more updates") { ($0.update ?? 0) >= count + 10 }
            #expect(later.text != first.text)
        }

        @Test func `a pause holds and ends`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let count = try session.pause()
            #expect(try session.holds { $0.update == count && $0.state == "PAUSED" })
            try session.press("Space")
            try session.wait(for: "training to go on") { $0.state == "RUN" && ($0.update ?? 0) > count }
        }

        @Test func `a count and s make that many updates`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let count = try session.pause()
            try session.press("3", "s")
            try session.wait(for: "three updates") { $0.state == "PAUSED" && $0.update == count + 3 }
            #expect(try session.holds { $0.state == "PAUSED" && $0.update == count + 3 })
            try session.press("s")
            try session.wait(for: "one update") { $0.state == "PAUSED" && $0.update == count + 4 }
        }

        @Test func `S goes through the phases of an update`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let count = try session.pause()
            try session.press("s")
            try session.wait(for: "the start of an update") { $0.state == "PAUSED" && $0.update == count + 1 }
            for next in ["inner update l=0", "rollout l=1", "inner update l=1"] {
                try session.press("S")
                try session.wait(for: next) { $0.state == "PAUSED" && $0.contains("next \(next)") }
            }
            try session.press("1", "2", "S")
            try session.wait(for: "the last rollout") {
                $0.contains("next walk back l=7") && $0.contains("trajectories")
            }
            try session.press("7", "S")
            try session.wait(for: "the outer gradient") { $0.contains("next outer gradient") }
            // What entered on the way stands there, from the latest on.
            let walk = try session.screen()
            #expect(walk.contains("walk back l=1") && walk.contains("own share   peer share"))
            #expect(try session.screen().update == count + 1)
            try session.press("2", "S")
            try session.wait(for: "the meta-update") { $0.state == "PAUSED" && $0.update == count + 2 }
        }

        @Test func `training that reaches its end stays on the screen`() throws {
            let session = try TmuxSession()
            try session.start("--updates 4")
            try session.wait(for: "the end") { $0.state == "DONE" && $0.update == 4 }
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
        }

        @Test func `keys change the screen while all cores train`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            try session.press("z")
            try session.wait(for: "the zoom") { !$0.contains("[2 Policy]") }
            try session.press("z")
            try session.wait(for: "all panels") { $0.contains("[2 Policy]") }
        }
    }
}
