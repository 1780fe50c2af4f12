import Games

/// How far the robot's motion has been shown. Goes on by the clock, at the speed of the motion itself.
package struct Playback: PanelState {
    /// Whether the person lets it run.
    package var isOn = true
    /// The joint policy whose motion is wanted; nil for the last one of the chain.
    package var step: Int?
    /// The place in the loop, in frames; places after the last frame are a rest on it.
    package private(set) var place = 0
    /// When the place was reached, in monotonic seconds; nil while nothing moves.
    private var reachedAt: Double?
    /// When to go on; nil while nothing moves.
    package private(set) var due: Double?

    /// Seconds between pictures at least.
    package static let interval = 0.1
    /// Frames for which the loop rests at the end of an episode.
    static let rest = 16
    /// Whoever wakes up later than this finds the motion where it was, in seconds.
    private static let patience = 0.5

    package init() {}

    /// The frame shown of a motion.
    package func frame(of motion: HalfCheetahMotion) -> Int { min(place, motion.frameCount - 1) }

    /// At the start.
    package var forAnotherRun: Playback {
        var result = Playback()
        result.isOn = isOn
        return result
    }

    /// Begins to go on, or stops. Does not show another frame.
    mutating func run(_ moves: Bool, now: Double) {
        guard moves else {
            (reachedAt, due) = (nil, nil)
            return
        }
        guard due == nil else { return }
        (reachedAt, due) = (now, now + Self.interval)
    }

    /// Goes on as far as the clock says.
    ///
    /// - Parameters:
    ///   - now: monotonic seconds.
    ///   - count: frames of the motion.
    /// - Returns: whether another frame is shown.
    mutating func advance(to now: Double, count: Int) -> Bool {
        guard let reachedAt, let due else { return false }
        let before = min(place, count - 1)
        let isLate = now - due > Self.patience
        let elapsed = isLate ? Self.interval : now - reachedAt
        // A tick that comes when it is due has waited for whole frames, whatever rounding makes of it.
        let frames = Int(elapsed / HalfCheetahMotion.frameSeconds + 1e-6)
        guard frames > 0 else { return false }
        place = (min(place, count + Self.rest) + frames) % (count + Self.rest)
        let reached = isLate ? now : reachedAt + Double(frames) * HalfCheetahMotion.frameSeconds
        self.reachedAt = reached
        let isResting = place >= count - 1
        self.due =
            isResting
            ? reached + Double(count + Self.rest - place) * HalfCheetahMotion.frameSeconds : now + Self.interval
        return min(place, count - 1) != before
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
