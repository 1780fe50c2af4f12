import Games

/// The motion that is shown, and the keys that steer it.
extension RobotPanel: MovingPanel, SteeredPanel {
    var keys: [KeyBinding<PanelSight>] {
        [
            KeyBinding(
                "action", [.character("a")], .panels, help: "a robot moves or stops",
                unavailable: { steeringReason($0.scene) },
                action: { sight, _ in
                    guard let motion = sight.scene.robotMotion else { return [] }
                    sight.scene.view.playback.toggle(count: motion.frameCount)
                    return []
                })
        ]
    }

    func isMoving(_ scene: Scene) -> Bool {
        guard scene.view.playback.isOn, let motion = scene.robotMotion else { return false }
        return motion.frameCount > 1
    }

    func run(_ moves: Bool, _ scene: inout Scene, now: Double) {
        // A motion that stands, and goes on standing, is left alone.
        guard moves || due(scene) != nil else { return }
        scene.view.playback.run(moves, now: now)
    }

    func advance(_ scene: inout Scene, to now: Double) -> Bool {
        guard due(scene) != nil, let motion = scene.robotMotion else { return false }
        return scene.view.playback.advance(to: now, count: motion.frameCount)
    }

    func due(_ scene: Scene) -> Double? { scene.view.playback.due }

    func steeringReason(_ scene: Scene) -> String? {
        scene.robotMotion == nil ? "the robot waits for the first chain" : nil
    }

    /// Lines are joint policies, pages seconds, ends those of the episode.
    func scroll(_ distance: Scroll, _ scene: inout Scene) {
        switch distance {
        case .lines(let count):
            let last = max((scene.snapshot.chain?.motions.count ?? 0) - 1, 0)
            scene.view.playback.step = min(max(scene.robotStep + count, 0), last)
        case .pages(let count): scrollSteps(by: Int(count / HalfCheetahMotion.frameSeconds), &scene)
        case .start: scrollSteps(by: -.max / 2, &scene)
        case .end: scrollSteps(by: .max / 2, &scene)
        }
    }

    /// Shows an earlier or later frame.
    func scrollSteps(by count: Int, _ scene: inout Scene) {
        guard let motion = scene.robotMotion else { return }
        let frame = scene.view.playback.frame(of: motion) + count
        scene.view.playback.scrub(to: frame, count: motion.frameCount)
    }

    var steeringHelp: [String: String] {
        [
            "up": "; at the robot the previous joint policy", "down": "; at the robot the next joint policy",
            "page-up": "; at the robot back a second", "page-down": "; at the robot on a second",
            "top": " or frame", "bottom": " or frame", "left": "; at the robot back a frame",
            "right": "; at the robot on a frame",
        ]
    }
}

extension ViewState {
    /// How the robot's motion is shown.
    package var playback: Playback {
        get { self[Playback.self] }
        set { self[Playback.self] = newValue }
    }
}

extension Scene {
    /// The joint policy whose motion is shown: the wanted one, or the last one played before it.
    package var robotStep: Int {
        min(view.playback.step ?? subject.chainLength, max((snapshot.chain?.motions.count ?? 0) - 1, 0))
    }

    /// What the robot does; nil before the first chain.
    package var robotMotion: HalfCheetahMotion? {
        guard let motions = snapshot.chain?.motions, !motions.isEmpty else { return nil }
        return HalfCheetahMotion(motions[robotStep])
    }
}
