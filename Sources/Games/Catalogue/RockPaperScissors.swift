extension MatrixGame {
    /// Rock-paper-scissors for `players` players, zero-sum.
    ///
    /// Against each opponent a player scores 1 for a win, -1 for a loss and 0 for a tie; the reward per step is the mean
    /// over the opponents. Source: Kim et al. (2021), section 5, for two players; for more the paper does not say, and
    /// the mean keeps the rewards in the same range.
    /// - Precondition: `players` is at least 2.
    package static func rockPaperScissors(players: Int) -> MatrixGame {
        let actions = ["rock", "paper", "scissors"]
        let jointActions = (0..<players).reduce(1) { count, _ in count * actions.count }
        var payoffs = [[Double]](repeating: [Double](repeating: 0, count: jointActions), count: players)
        var played = [Int](repeating: 0, count: players)
        for jointAction in 0..<jointActions {
            var rest = jointAction
            for player in (0..<players).reversed() {
                played[player] = rest % actions.count
                rest /= actions.count
            }
            for player in 0..<players {
                // A player ties with itself, so that it may stay in the sum. Counting in whole numbers keeps the game
                // exactly zero-sum for two players and symmetric for any number.
                let score = played.reduce(0) { $0 + Self.rockPaperScissorsScore(played[player], against: $1) }
                payoffs[player][jointAction] = Double(score) / Double(players - 1)
            }
        }
        return MatrixGame(
            id: "rps", title: "Rock-paper-scissors", players: players, actions: actions, symbols: ["R", "P", "S"],
            payoffs: payoffs)
    }

    /// 1, 0 or -1: each action beats the one before it, cyclically (paper beats rock).
    private static func rockPaperScissorsScore(_ own: Int, against other: Int) -> Int {
        switch (own - other + 3) % 3 {
        case 0: 0
        case 1: 1
        default: -1
        }
    }
}
