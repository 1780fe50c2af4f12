extension PlayBoard {
    package static let keys: [KeyBinding<Model>] = [
        KeyBinding(
            "play-on", [.enter, .character(" ")], section,
            help: "after a joint policy: let the meta-agent learn from it; after the chain: play another",
            action: { model, _ in model.playOn() }),
        look("play-probabilities", [.tab], "hide the meta-agent's probabilities until you have chosen, or show them") {
            $0.showsProbabilities.toggle()
        },
        look("play-action-left", [.left], "heatmaps: the action before") { $0.chooseAction(by: -1) },
        look("play-action-right", [.right], "heatmaps: the next action") { $0.chooseAction(by: 1) },
        look("play-up", [.up], "heatmaps: up a state") { $0.scroll(by: -1) },
        look("play-down", [.down], "heatmaps: down a state") { $0.scroll(by: 1) },
        KeyBinding(
            "play-close", [.escape, .character("q"), .character("P")], section,
            help: "end the play, unless the letter is an action's; what was played is kept", action: DialogList.close),
    ]

    private static func look(
        _ id: String, _ keys: [Key], _ help: String, _ change: @escaping @Sendable (inout PlayBoard) -> Void
    ) -> KeyBinding<Model> {
        KeyBinding(
            id, keys, section, help: help,
            action: { model, _ in
                model.change(PlayBoard.self, change)
                return []
            })
    }

    /// Shows another action in the heatmaps, around.
    mutating func chooseAction(by step: Int) {
        guard let count = news?.record?.game.actionCount else { return }
        action = (action + step + count) % count
    }

    /// Moves the states in sight, as far as there are any.
    mutating func scroll(by step: Int) {
        guard let count = news?.record?.game.observationCount else { return }
        firstState = min(max((firstState ?? 0) + step, 0), count - 1)
    }
}
