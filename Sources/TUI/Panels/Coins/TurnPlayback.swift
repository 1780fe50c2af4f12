/// How far a game that goes on in turns has been shown. Goes on by the clock, a turn after the other.
package struct TurnPlayback: PanelState {
    /// Whether the person lets it run.
    package var isOn = true
    /// The joint policy whose trajectory is wanted; nil for the last one of the chain.
    package var step: Int?
    /// The place in the loop, in frames; places after the last frame are a rest on it.
    package private(set) var place = 0
    /// When to go on, in monotonic seconds; nil while nothing moves.
    package private(set) var due: Double?

    /// Seconds for which a turn is seen.
    package static let interval = 0.4
    /// Turns for which the loop rests at the end.
    static let rest = 4

    package init() {}

    /// The frame shown of so many.
    package func frame(of count: Int) -> Int { min(place, count - 1) }

    /// At the start.
    package var forAnotherRun: TurnPlayback {
        var result = TurnPlayback()
        result.isOn = isOn
        return result
    }

    /// Begins to go on, or stops. Does not show another frame.
    mutating func run(_ moves: Bool, now: Double) {
        guard moves else {
            due = nil
            return
        }
        if due == nil { due = now + Self.interval }
    }

    /// Goes on by a turn if it is time. Whoever wakes up late finds the next turn, not one far on.
    ///
    /// - Parameters:
    ///   - now: monotonic seconds.
    ///   - count: frames there are.
    /// - Returns: whether another frame is shown.
    mutating func advance(to now: Double, count: Int) -> Bool {
        guard let due, now >= due else { return false }
        let before = frame(of: count)
        place = (min(place, count - 1 + Self.rest) + 1) % (count + Self.rest)
        self.due = now - due > Self.interval ? now + Self.interval : due + Self.interval
        return frame(of: count) != before
    }

    /// Shows another frame and stops there.
    mutating func scrub(to frame: Int, count: Int) {
        isOn = false
        place = min(max(frame, 0), count - 1)
    }

    /// Goes on from the frame shown, from the start if that is the last one.
    mutating func toggle(count: Int) {
        isOn.toggle()
        if isOn, place >= count - 1 { place = 0 }
    }
}
