/// The Coin Game: two players walk over a torus on which coins of their colours lie. Whoever steps on a coin is paid for
/// it, and whose coin another takes pays more than that: each alone does best by taking every coin, both together by
/// taking none but their own.
///
/// Source: Lerer and Peysakhovich (2017), with one coin at a time as in Foerster et al. (2018, LOLA); with a coin of each
/// colour as in Lu et al. (2022, M-FOS). In a tie both collect, as in the latter.
package struct CoinGame: Sendable, Hashable {
    /// Which coins lie on the torus.
    package enum Coins: Int, Sendable, Hashable, CaseIterable {
        /// One at a time: colours alternate, and the next one appears where nobody stands.
        case one = 1
        /// One of each colour at any time; the next one may appear anywhere.
        case two = 2
    }

    /// Squares along each side.
    package var size: Int
    package var coins: Coins
    /// What a coin pays whoever takes it.
    package var gain: Double
    /// What it costs a player that the other one takes its coin.
    package var cost: Double
    /// Whether each is paid what both get: the game of agents who care for the other as for themselves.
    package var isShared: Bool

    /// - Precondition: What `sizes` and `payments` say.
    package init(
        size: Int = 3, coins: Coins = .one, gain: Double = 1, cost: Double = 2, isShared: Bool = false
    ) {
        precondition(CoinGame.sizes.contains(size), "a torus of a size that can be played")
        precondition(
            CoinGame.payments.contains(gain) && CoinGame.payments.contains(cost), "payments that can be played for")
        self.size = size
        self.coins = coins
        self.gain = gain
        self.cost = cost
        self.isShared = isShared
    }

    /// Name of the usual game in the catalogue.
    package static let name = "coin-game"
    /// On a smaller torus two players could leave no square for a coin; on a larger one a coin is hardly ever found.
    package static let sizes = 2...9
    package static let payments = 0.0...100.0
    package static let playerCount = 2

    /// Squares of the torus, numbered row by row.
    package var squares: Int { size * size }

    /// The moves, in the order of their numbers.
    package enum Move: Int, Sendable, CaseIterable {
        case up, down, left, right

        /// Rows and columns that it goes down and to the right.
        package var step: (row: Int, column: Int) {
            switch self {
            case .up: (-1, 0)
            case .down: (1, 0)
            case .left: (0, -1)
            case .right: (0, 1)
            }
        }
    }

    /// The square that a move leads to.
    package func square(after move: Move, from square: Int) -> Int {
        let (row, column) = (square / size + move.step.row, square % size + move.step.column)
        return (row + size) % size * size + (column + size) % size
    }

    /// Moves that it takes from one square to another.
    package func distance(_ start: Int, _ end: Int) -> Int {
        func apart(_ a: Int, _ b: Int) -> Int { min(abs(a - b), size - abs(a - b)) }
        return apart(start / size, end / size) + apart(start % size, end % size)
    }
}
