import Testing

extension EndToEnd {
    /// A team that learns on the dashboard.
    @Suite struct PretrainingTests {
        private let command = """
            $METAMAPG pretrain halfcheetah --out $HOME/team --watch --iterations 5000 --trajectories 4 --horizon 40 \
            --hidden 4 --threads 1; echo status=$?
            """

        @Test func `its returns and the team are seen, and it goes on where it was left`() throws {
            let session = try TmuxSession()
            try session.enter(command)
            let first = try session.wait(for: "iterations") { $0.state == "RUN" && ($0.update ?? 0) > 3 }
            #expect(first.game == "HALFCHEETAH" && first.peers == "partner" && first.contains("REINFORCE"))
            try session.wait(for: "the team") { $0.contains("<- paid to the left") && $0.contains("m/s") }
            let count = try session.pause()
            try session.press("3", "s")
            try session.wait(for: "three iterations") { $0.state == "PAUSED" && $0.update == count + 3 }
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
            try session.expectRestoredTerminal()
            try session.enter(command)
            let again = try session.wait(for: "it to go on") { $0.state == "RUN" && ($0.update ?? 0) > count + 3 }
            #expect(again.contains("the team goes on after \(count + 3) iterations"))
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
        }
    }
}
