import Games

/// The robot's motion and the keys that steer it.
extension Model {
    /// Whether panel 6 shows a robot.
    package var hasRobot: Bool { configuration.game.matrix == nil }

    /// The joint policy whose motion is shown: the wanted one, or the last one played before it.
    package var robotStep: Int {
        min(view.playback.step ?? configuration.chainLength, max((snapshot.chain?.motions.count ?? 0) - 1, 0))
    }

    /// What the robot does; nil before the first chain.
    package var robotMotion: HalfCheetahMotion? {
        guard hasRobot, let motions = snapshot.chain?.motions, !motions.isEmpty else { return nil }
        return motions[robotStep]
    }

    /// Whether the robot moves on the screen: nothing wakes up for one that does not.
    package var robotMoves: Bool {
        guard view.playback.isOn, dialog == nil, let motion = robotMotion, motion.frameCount > 1 else { return false }
        return layout.frame(of: .game) != nil
    }

    /// Goes on with the motion if that is due or other news are drawn anyway.
    mutating func playRobot() {
        guard view.playback.due != nil, let motion = robotMotion else { return }
        if view.playback.advance(to: now, count: motion.frameCount) { needsFrame = true }
    }

    /// Whether the keys that scroll steer the robot.
    var steersRobot: Bool { hasRobot && view.focus == .game && dialog == nil }

    /// Why there is no motion to steer; nil if there is.
    var robotReason: String? { robotMotion == nil ? "the robot waits for the first chain" : nil }

    mutating func togglePlayback() {
        if let motion = robotMotion { view.playback.toggle(count: motion.frameCount) }
    }

    /// Shows an earlier or later frame.
    mutating func scrubRobot(by frames: Int) {
        guard let motion = robotMotion else { return }
        view.playback.scrub(to: view.playback.frame(of: motion) + frames, count: motion.frameCount)
    }

    /// Scrolling keys at the robot: lines are joint policies, pages seconds, ends those of the episode.
    mutating func scrollRobot(_ distance: Scroll) {
        switch distance {
        case .lines(let count):
            let last = max((snapshot.chain?.motions.count ?? 0) - 1, 0)
            view.playback.step = min(max(robotStep + count, 0), last)
        case .pages(let count): scrubRobot(by: Int(count / HalfCheetahMotion.frameSeconds))
        case .start: scrubRobot(by: -.max / 2)
        case .end: scrubRobot(by: .max / 2)
        }
    }
}
