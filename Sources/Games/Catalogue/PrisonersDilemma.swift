extension MatrixGame {
    /// The iterated prisoner's dilemma with the payoffs of Kim et al. (2021), section 5: temptation 1.5, reward 0.5,
    /// punishment -0.5, sucker's payoff -1.5 per step.
    package static let prisonersDilemma = MatrixGame(
        id: "ipd", title: "Iterated prisoner's dilemma", players: 2,
        actions: ["cooperate", "defect"], symbols: ["C", "D"],
        payoffs: [
            [0.5, -1.5, 1.5, -0.5],
            [0.5, 1.5, -1.5, -0.5],
        ])
}
