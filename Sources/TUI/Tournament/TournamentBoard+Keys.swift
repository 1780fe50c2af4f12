extension TournamentBoard {
    package static let keys: [KeyBinding<Model>] = [
        move("tournament-left", [.character("h"), .left], "to the opponent on the left") {
            $0.move(rows: 0, columns: -1)
        },
        move("tournament-down", [.character("j"), .down], "down a row") { $0.move(rows: 1, columns: 0) },
        move("tournament-up", [.character("k"), .up], "up a row") { $0.move(rows: -1, columns: 0) },
        move("tournament-right", [.character("l"), .right], "to the opponent on the right") {
            $0.move(rows: 0, columns: 1)
        },
        move("tournament-top", [.character("g"), .home], "to the first row") { $0.move(rows: -1_000, columns: 0) },
        move("tournament-bottom", [.character("G"), .end], "to the last row") { $0.move(rows: 1_000, columns: 0) },
        move("tournament-sort", [.character("s")], "sort by mean, or no longer") { $0.isSorted.toggle() },
        KeyBinding(
            "tournament-replay", [.character("r")], section, help: "play anew with what the run has learned by now",
            action: { model, _ in model.replayTournament() }),
        KeyBinding(
            "tournament-close", [.escape, .character("M"), .character("q")], section, help: "close the tournament",
            action: DialogList.close),
    ]

    private static func move(
        _ id: String, _ keys: [Key], _ help: String, _ change: @escaping @Sendable (inout TournamentBoard) -> Void
    ) -> KeyBinding<Model> {
        KeyBinding(
            id, keys, section, help: help,
            action: { model, _ in
                model.change(TournamentBoard.self, change)
                return []
            })
    }
}
