import Foundation
import TUI
import Testing
import Training

/// Not part of the usual tests, as they run beside others: `FRAME_TIME=1` prints what a frame costs.
struct FrameTimeTests {
    @Test(
        .enabled(if: ProcessInfo.processInfo.environment["FRAME_TIME"] == "1"),
        arguments: [Fixture.Game.ipd, .cheetah], [(120, 36), (160, 48)])
    func `a frame is drawn in well under a millisecond`(_ game: Fixture.Game, _ size: (columns: Int, rows: Int)) {
        let (columns, rows) = size
        var model = Fixture.model(game, columns: columns, rows: rows)
        let configuration = model.configuration
        var first = 422
        for updates in [0, 5000, 70_000] {
            let samples = (first..<first + updates).map { Fixture.sample($0, configuration) }
            first += updates
            _ = model.update(.feed(TrainerFeed(samples: samples, snapshot: model.snapshot), now: 24))
            var buffer = CellBuffer(width: 0, height: 0)
            let clock = ContinuousClock()
            var times = (0..<500).map { _ in clock.measure { model.render(into: &buffer) } }
            times.sort()
            print("\(game) \(columns)x\(rows), \(first - 1) updates: median \(times[250]), p99 \(times[495])")
            #expect(times[250] < .milliseconds(1))
        }
    }
}
