extension MatrixGame {
    /// Matching pennies, zero-sum: the meta-agent (player 0) wins 1 per step when the coins match, the peer when they
    /// differ.
    package static let matchingPennies = MatrixGame(
        id: "matching-pennies", title: "Matching pennies", players: 2,
        actions: ["heads", "tails"], symbols: ["H", "T"],
        payoffs: [
            [1, -1, -1, 1],
            [-1, 1, 1, -1],
        ])
}
