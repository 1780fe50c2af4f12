import Games

/// A two-player, two-action game that is played for ever between memory-one policies, and the rates at which learners
/// learn in it.
///
/// Returns are *normalised*: `V_i = (1 - g) E[sum over t of g^t r_i,t]`, a mean reward per step. Learners follow the
/// gradient of `rate V`, so that a rate of `1 / (1 - g)` is a step of size one along the gradient of the plain return, as
/// the literature has it.
package struct ExactGame: Sendable, Hashable {
    /// Short name, that of the matrix game it comes from.
    package var id: String
    /// Full name shown to people.
    package var title: String
    /// One-letter labels of the two actions.
    package var symbols: [String]
    /// Reward of each player by joint action, `[2][4]`: player 0's action first, as in `MatrixGame`.
    package var payoffs: [[Double]]
    /// g, below one.
    package var discount: Double
    /// What learners multiply the normalised return by before they follow its gradient.
    package var rate: Double

    /// - Precondition: `payoffs` has the shape `[2][4]` and the discount lies in [0, 1).
    package init(
        id: String, title: String, symbols: [String], payoffs: [[Double]], discount: Double = 0.96, rate: Double
    ) {
        precondition(payoffs.count == 2 && payoffs.allSatisfy { $0.count == 4 }, "payoffs need the shape [2][4]")
        precondition(symbols.count == 2, "one symbol for each of two actions")
        precondition(discount >= 0 && discount < 1, "a discount lies in [0, 1)")
        self.id = id
        self.title = title
        self.symbols = symbols
        self.payoffs = payoffs
        self.discount = discount
        self.rate = rate
    }

    /// A matrix game with its own payoffs; nil unless it has two players and two actions.
    /// - Parameters:
    ///   - game: Of the catalogue or a file.
    ///   - discount: g.
    ///   - rate: Of learners; nil for steps of size one along the gradient of the plain return.
    package init?(_ game: MatrixGame, discount: Double = 0.96, rate: Double? = nil) {
        guard game.players == 2, game.actionCount == 2 else { return nil }
        self.init(
            id: game.id, title: game.title, symbols: game.symbols, payoffs: game.payoffs, discount: discount,
            rate: rate ?? 1 / (1 - discount))
    }

    /// The game with the players' seats exchanged.
    package var swapped: ExactGame {
        var game = self
        game.payoffs = [payoffs[1], payoffs[0]].map { [$0[0], $0[2], $0[1], $0[3]] }
        return game
    }

    /// Whether both seats are the same.
    package var isSymmetric: Bool { swapped.payoffs == payoffs }
}
