extension MatrixGame {
    /// The stag hunt: hunting the stag pays only together, a hare can be had alone.
    ///
    /// It orders the four rewards of the prisoner's dilemma differently (both stag 1.5, hare against stag 0.5, both hare
    /// -0.5, stag alone -1.5 per step), so that the games compare on one scale. Source of the order: Rapoport and Guyer,
    /// A taxonomy of 2x2 games (1966).
    package static let stagHunt = MatrixGame(
        id: "stag-hunt", title: "Stag hunt", players: 2,
        actions: ["stag", "hare"], symbols: ["S", "H"],
        payoffs: [
            [1.5, -1.5, 0.5, -0.5],
            [1.5, 0.5, -1.5, -0.5],
        ])
}
