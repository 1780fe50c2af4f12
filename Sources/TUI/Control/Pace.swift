/// How fast training goes, from when samples arrived.
package struct Pace: Sendable {
    private var marks: [(time: Double, update: Int)] = []
    private var start: (time: Double, update: Int)?
    /// When the last sample arrived.
    package private(set) var lastArrival: Double?

    /// Seconds over which the rate is taken.
    private static let window = 15.0

    package init() {}

    /// Notes where training stands while it runs.
    package mutating func note(update: Int, now: Double) {
        if start == nil { start = (now, update) }
        if let last = marks.last, last.update == update { return }
        lastArrival = now
        if marks.count > 1, let last = marks.last, now - marks[marks.count - 2].time < 0.25 {
            marks[marks.count - 1] = (max(now, last.time), update)
        } else {
            marks.append((now, update))
        }
        while marks.count > 2, now - marks[0].time > Self.window { marks.removeFirst() }
    }

    /// Forgets everything: training stopped, or another run began.
    package mutating func reset() { self = Pace() }

    /// Updates per second; nil before the second sample.
    package var rate: Double? {
        guard let first = marks.first, let last = marks.last, last.time > first.time, last.update > first.update
        else { return nil }
        return Double(last.update - first.update) / (last.time - first.time)
    }

    /// Seconds until an update is reached; nil in the first ten updates and ten seconds, when it would only mislead.
    package func eta(to target: Int) -> Double? {
        guard let rate, let start, let last = marks.last else { return nil }
        guard last.update - start.update >= 10, last.time - start.time >= 10 else { return nil }
        return Double(max(target - last.update, 0)) / rate
    }

    /// When silence becomes worth mentioning: after five usual update times.
    package var staleAt: Double? {
        guard let rate, let lastArrival else { return nil }
        return lastArrival + max(5 / rate, 2)
    }
}
