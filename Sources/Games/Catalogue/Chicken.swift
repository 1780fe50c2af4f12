extension MatrixGame {
    /// Chicken, or hawk and dove: daring pays unless the other one dares as well.
    ///
    /// It orders the four rewards of the prisoner's dilemma differently (daring alone 1.5, both swerve 0.5, swerving alone
    /// -0.5, both dare -1.5 per step), so that the games compare on one scale. Source of the order: Rapoport and Guyer,
    /// A taxonomy of 2x2 games (1966).
    package static let chicken = MatrixGame(
        id: "chicken", title: "Chicken", players: 2,
        actions: ["swerve", "dare"], symbols: ["S", "D"],
        payoffs: [
            [0.5, -0.5, 1.5, -1.5],
            [0.5, 1.5, -0.5, -1.5],
        ])
}
