import Games

/// The trajectory that is shown, and the keys that steer it.
extension CoinPanel: MovingPanel, SteeredPanel {
    var keys: [KeyBinding<PanelSight>] {
        [
            KeyBinding(
                "action", [.character("a")], .panels, help: "coins go on or stop",
                unavailable: { steeringReason($0.scene) },
                action: { sight, _ in
                    guard let motion = sight.scene.coinMotion else { return [] }
                    sight.scene.view[TurnPlayback.self].toggle(count: motion.frameCount)
                    return []
                })
        ]
    }

    func isMoving(_ scene: Scene) -> Bool {
        guard scene.view[TurnPlayback.self].isOn, let motion = scene.coinMotion else { return false }
        return motion.frameCount > 1
    }

    func run(_ moves: Bool, _ scene: inout Scene, now: Double) {
        // A picture that stands, and goes on standing, is left alone.
        guard moves || due(scene) != nil else { return }
        scene.view[TurnPlayback.self].run(moves, now: now)
    }

    func advance(_ scene: inout Scene, to now: Double) -> Bool {
        guard due(scene) != nil, let motion = scene.coinMotion else { return false }
        return scene.view[TurnPlayback.self].advance(to: now, count: motion.frameCount)
    }

    func due(_ scene: Scene) -> Double? { scene.view[TurnPlayback.self].due }

    func steeringReason(_ scene: Scene) -> String? {
        scene.coinMotion == nil ? "the coins wait for the first chain" : nil
    }

    /// Lines are joint policies, pages ten steps, ends those of the trajectory.
    func scroll(_ distance: Scroll, _ scene: inout Scene) {
        switch distance {
        case .lines(let count):
            let last = max((scene.snapshot.chain?.motions.count ?? 0) - 1, 0)
            scene.view[TurnPlayback.self].step = min(max(scene.coinStep + count, 0), last)
        case .pages(let count): scrollSteps(by: Int(10 * count), &scene)
        case .start: scrollSteps(by: -.max / 2, &scene)
        case .end: scrollSteps(by: .max / 2, &scene)
        }
    }

    /// Shows an earlier or later step.
    func scrollSteps(by count: Int, _ scene: inout Scene) {
        guard let motion = scene.coinMotion else { return }
        let frame = scene.view[TurnPlayback.self].frame(of: motion.frameCount) + count
        scene.view[TurnPlayback.self].scrub(to: frame, count: motion.frameCount)
    }

    var steeringHelp: [String: String] {
        [
            "up": ", at coins too", "down": ", at coins too", "page-up": "; at coins ten steps back",
            "page-down": "; at coins ten steps on", "left": "; at coins back a step", "right": "; at coins on a step",
        ]
    }
}

extension Scene {
    /// The joint policy whose trajectory is shown: the wanted one, or the last one played before it.
    var coinStep: Int {
        min(
            view[TurnPlayback.self].step ?? subject.chainLength,
            max((snapshot.chain?.motions.count ?? 0) - 1, 0))
    }

    /// What the players do; nil before the first chain.
    var coinMotion: Motion? {
        guard let motions = snapshot.chain?.motions, !motions.isEmpty else { return nil }
        return motions[coinStep]
    }
}
