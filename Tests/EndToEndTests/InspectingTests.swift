import Foundation
import Testing

extension EndToEnd {
    @Suite struct InspectingTests {
        @Test func `a cursor reads values while training goes on`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            try session.wait(for: "some updates") { ($0.update ?? 0) > 12 }
            try session.press("i")
            let screen = try session.wait(for: "what is under the cursor") { $0.contains("─[update ") }
            let before = try #require(Self.cursor(screen))
            try session.press("h", "h", "H")
            try session.wait(for: "an earlier update") { Self.cursor($0) == max(before - 12, 1) }
            let count = try session.screen().update ?? 0
            try session.wait(for: "training to go on") { ($0.update ?? 0) > count + 3 }
            #expect(Self.cursor(try session.screen()) == max(before - 12, 1))
            try session.press("Escape")
            try session.wait(for: "the end of it") { !$0.contains("─[update ") && $0.contains("whole run") }
        }

        @Test func `the screen and its data are saved with the run`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let update = try session.pause()
            try session.press("w")
            try session.wait(for: "where it was saved") { $0.contains("saved in") }
            let runs = session.home.appending(path: ".local/state/metamapg/runs")
            let run = try #require(try FileManager.default.contentsOfDirectory(atPath: runs.path).first)
            let pictures = runs.appending(path: "\(run)/pictures")
            let names = try FileManager.default.contentsOfDirectory(atPath: pictures.path).sorted()
            #expect(
                names
                    == ["-chain.csv", "-curve.csv", "-policy.csv", ".svg", ".txt"].map { "update-\(update)\($0)" })
            let text = try String(contentsOf: pictures.appending(path: "update-\(update).txt"), encoding: .utf8)
            #expect(text.contains("PAUSED  update \(update)") && text.contains("[1 Reward]"))
        }

        /// The update that a window names.
        private static func cursor(_ screen: Screen) -> Int? {
            screen.text.firstMatch(of: /\[update (\d+)\]/).flatMap { Int($0.1) }
        }
    }
}
