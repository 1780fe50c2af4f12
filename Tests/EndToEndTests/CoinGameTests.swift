import Foundation
import Testing

extension EndToEnd {
    /// The Coin Game with the peers that come with the program.
    @Suite struct CoinGameTests {
        private func isCoinGame(_ screen: Screen) -> Bool { screen.game == "COIN-GAME" }

        @Test func `coins are watched while a run trains, and stop by a key`() throws {
            let session = try TmuxSession(columns: 120, rows: 36)
            try session.startDashboard("--game coin-game")
            let first = try session.wait(for: "the torus") {
                isCoinGame($0) && $0.contains("[6 Coins]") && $0.contains("step ") && $0.contains("own, 1 step")
            }
            #expect(first.contains("P(nearer"))
            try session.press("6", "a")
            let stopped = try session.wait(for: "a stop") { $0.contains(" || │") }
            try session.press("g")
            try session.wait(for: "the first step") { $0.contains("step  0/20") && $0.contains("m meta, (m) its coin") }
            try session.press("l")
            try session.wait(for: "the next step") { $0.contains("step  1/20") }
            try session.press("r")
            try session.wait(for: "the share of own coins") { $0.contains("P(own coin)") }
            try session.press("v")
            try session.wait(for: "another answer") { $0.contains("P(as near") }
            let count = try session.pause()
            try session.press("2", "s")
            try session.wait(for: "two updates") { $0.state == "PAUSED" && $0.update == count + 2 }
            #expect(stopped.state == "RUN")
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
            try session.expectRestoredTerminal()
        }

        @Test func `a run in another window is attached, and games are gone through`() throws {
            let (training, watching) = (try TmuxSession(), try TmuxSession(columns: 80, rows: 24))
            let path = training.home.appendingPathComponent("run").path
            try training.enter(
                "$METAMAPG train --game coin-game \(TmuxSession.light) --updates 1000000 --out \(path); echo status=$?")
            try training.wait(for: "the run's folder") { _ in FileManager.default.fileExists(atPath: path) }
            try watching.enter("$METAMAPG attach \(path); echo status=$?")
            try watching.wait(for: "updates") { $0.state == "RUN" && ($0.update ?? 0) > 0 && isCoinGame($0) }
            try watching.press("6")
            try watching.wait(for: "the torus") { $0.contains("[6 Coins]") && $0.contains("step ") }
            try watching.press("q", "Enter")
            #expect(try watching.exitStatus() == 0)
            try training.press("C-c")
            #expect(try training.exitStatus() == 130)
            try training.enter("clear")
            try training.startDashboard("--game stag-hare-rest")
            try training.press(")")
            try training.wait(for: "the Coin Game") { isCoinGame($0) && ($0.update ?? 0) > 0 }
        }
    }
}
