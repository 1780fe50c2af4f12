extension MatrixGame {
    /// A stag hunt in which one may also rest: the stag pays only together, a hare only to one of both, resting nothing in
    /// any case.
    ///
    /// Rewards per step are those of `stagHunt` (both stag 1.5, hare against stag 0.5, both hare -0.5, stag without the
    /// other -1.5), with 0.5 for a hare while the other one rests. Both hunting the stag is an equilibrium, and so is one
    /// hunting hares while the other rests. This project's own.
    package static let stagHareRest = MatrixGame(
        id: "stag-hare-rest", title: "Stag, hare or rest", players: 2,
        actions: ["stag", "hare", "rest"], symbols: ["S", "H", "R"],
        payoffs: [
            [1.5, -1.5, -1.5, 0.5, -0.5, 0.5, 0, 0, 0],
            [1.5, 0.5, 0, -1.5, -0.5, 0, -1.5, 0.5, 0],
        ])
}
