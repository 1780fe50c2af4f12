import Foundation
import Testing

extension EndToEnd {
    /// A person in the peer's seat.
    @Suite struct PlayTests {
        @Test func `a play beside training, kept in the run's folder`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            try session.press("P")
            let seat = try session.wait(for: "the seat") { $0.contains("step 1 of 20") && $0.contains("meta plays") }
            #expect(seat.state == "RUN" && seat.contains("you are the peer"))
            let count = try #require(seat.update)
            for _ in 0..<10 { try session.press("c", "d") }
            let played = try session.wait(for: "the end of phi_0") { $0.contains("20 steps played") }
            #expect(played.contains("play-1.csv") && played.contains("the meta-agent learns from this"))
            try session.press("Enter")
            let adapted = try session.wait(for: "phi_1") { $0.contains("phi_1 of 7") && $0.contains("step 1 of 20") }
            #expect((adapted.update ?? 0) > count)
            try session.press("d")
            try session.wait(for: "the first step") { $0.contains("step 2 of 20") && $0.contains("you: defect") }
            try session.press("Escape")
            let closed = try session.wait(for: "the panels") { $0.contains("[2 Policy]") && !$0.contains("[Play]") }
            let then = try #require(closed.update)
            try session.wait(for: "training to go on") { $0.state == "RUN" && ($0.update ?? 0) > then }
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
            let runs = session.home.appending(path: ".local/state/metamapg/runs")
            let names = try FileManager.default.contentsOfDirectory(atPath: runs.path)
            let run = try #require(names.first { !$0.hasPrefix(".") })
            let table = try String(contentsOf: runs.appending(path: "\(run)/play-1.csv"), encoding: .utf8)
            #expect(table.split(separator: "\n").count == 1 + 21)
        }

        @Test func `the command shows the play alone, and leaves with it`() throws {
            let session = try TmuxSession(columns: 80, rows: 24)
            try session.start("play --updates 2 --steps 3 --csv $HOME/kept.csv")
            try session.wait(for: "the seat") { $0.contains("step 1 of 3") && $0.contains("you are the peer") }
            try session.press("c", "Tab")
            try session.wait(for: "what it does to be hidden") {
                $0.contains("step 2 of 3") && $0.contains("afterwards")
            }
            try session.press("Escape")
            #expect(try session.exitStatus() == 0)
            #expect(try session.screen().text.contains(/kept in .*kept.csv/))
            try session.expectRestoredTerminal()
        }
    }
}
