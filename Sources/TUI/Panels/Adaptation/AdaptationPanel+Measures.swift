import Games

/// Which of the game's measures stands in the place of rewards.
package struct AdaptationView: PanelState {
    /// Its number; nil for rewards.
    package var measure: Int?

    package init() {}
    package var forAnotherRun: AdaptationView { AdaptationView() }
}

/// What a game measures beside rewards, such as the share of own coins.
extension AdaptationPanel {
    var keys: [KeyBinding<PanelSight>] {
        [
            KeyBinding(
                "measure", [.character("r")], .panels, help: "adaptation: rewards, or what else the game measures",
                unavailable: { sight in
                    sight.scene.subject.game.tally?.measures.isEmpty == false
                        ? nil : "this game measures nothing but rewards"
                },
                action: { sight, _ in
                    let count = sight.scene.subject.game.tally?.measures.count ?? 0
                    let next = (sight.scene.view[AdaptationView.self].measure ?? -1) + 1
                    sight.scene.view[AdaptationView.self].measure = next < count ? next : nil
                    return []
                })
        ]
    }

    /// The measure that is shown; nil for rewards.
    func measure(_ scene: Scene) -> Measure? {
        guard let number = scene.view[AdaptationView.self].measure, let tally = scene.subject.game.tally,
            number < tally.measures.count
        else { return nil }
        return tally.measures[number]
    }
}
