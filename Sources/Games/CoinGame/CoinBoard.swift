/// Where everything is in one trajectory: whole numbers alone, so that the same moves and random numbers lead to the same
/// place everywhere.
package struct CoinState: Sendable, Hashable {
    /// The square of each player.
    package var players: (UInt8, UInt8)
    /// The square of each player's coin; `CoinState.none` if there is none.
    package var coins: (UInt8, UInt8)

    /// No square.
    package static let none = UInt8.max

    package init(players: (UInt8, UInt8), coins: (UInt8, UInt8)) {
        self.players = players
        self.coins = coins
    }

    package static func == (left: CoinState, right: CoinState) -> Bool {
        left.players == right.players && left.coins == right.coins
    }

    package func hash(into hasher: inout Hasher) {
        for square in [players.0, players.1, coins.0, coins.1] { hasher.combine(square) }
    }
}

/// Who took which coins in a step.
package struct CoinsTaken: Sendable, Hashable {
    /// Whether each player took its own coin, and the other's.
    package var own: (Bool, Bool)
    package var others: (Bool, Bool)

    package static func == (left: CoinsTaken, right: CoinsTaken) -> Bool {
        left.own == right.own && left.others == right.others
    }

    package func hash(into hasher: inout Hasher) {
        for took in [own.0, own.1, others.0, others.1] { hasher.combine(took) }
    }

    /// Of two players' squares and coins.
    @inline(__always)
    package init(players: (UInt8, UInt8), coins: (UInt8, UInt8)) {
        own = (players.0 == coins.0, players.1 == coins.1)
        others = (players.0 == coins.1, players.1 == coins.0)
    }

    /// Whether each player's coin is gone.
    @inline(__always)
    package var gone: (Bool, Bool) { (own.0 || others.1, own.1 || others.0) }
}

/// The rules, on one state after the other.
package struct CoinBoard: Sendable {
    /// Squares that moves lead to, `[squares, 4]`.
    private let next: [UInt8]
    private let squares: Int
    private let hasTwo: Bool

    package init(_ game: CoinGame) {
        squares = game.squares
        hasTwo = game.coins == .two
        next = (0..<game.squares).flatMap { square in
            CoinGame.Move.allCases.map { UInt8(game.square(after: $0, from: square)) }
        }
    }

    /// Random numbers that a start takes.
    package static let startUniforms = 4
    /// Those that a step takes: one for each coin that may appear.
    package var stepUniforms: Int { hasTwo ? 2 : 1 }

    /// A first state, drawn with four numbers of (0, 1). With one coin at a time all stand apart; with two anything may
    /// lie anywhere.
    package func start(_ uniforms: (Double, Double, Double, Double)) -> CoinState {
        let first = place(uniforms.0)
        guard !hasTwo else {
            return CoinState(players: (first, place(uniforms.1)), coins: (place(uniforms.2), place(uniforms.3)))
        }
        let players = (first, place(uniforms.1, except: first, first))
        let square = place(uniforms.2, except: players.0, players.1)
        return CoinState(
            players: players, coins: uniforms.3 < 0.5 ? (square, CoinState.none) : (CoinState.none, square))
    }

    /// Goes on by a step: both move, coins are taken, and others appear.
    /// - Parameters:
    ///   - state: What changes.
    ///   - moves: Numbers of both players' moves.
    ///   - uniforms: Numbers of (0, 1) for the coins that may appear, of which there may be but one.
    /// - Returns: Who took what.
    @inline(__always)
    package func step(_ state: inout CoinState, _ moves: (Int, Int), _ uniforms: (Double, Double)) -> CoinsTaken {
        let players = (next[Int(state.players.0) &* 4 &+ moves.0], next[Int(state.players.1) &* 4 &+ moves.1])
        state.players = players
        let taken = CoinsTaken(players: players, coins: state.coins)
        let gone = taken.gone
        if hasTwo {
            if gone.0 { state.coins.0 = place(uniforms.0) }
            if gone.1 { state.coins.1 = place(uniforms.1) }
        } else if gone.0 {
            state.coins = (CoinState.none, place(uniforms.0, except: players.0, players.1))
        } else if gone.1 {
            state.coins = (place(uniforms.0, except: players.0, players.1), CoinState.none)
        }
        return taken
    }

    /// Any square.
    @inline(__always)
    private func place(_ uniform: Double) -> UInt8 { UInt8(uniform * Double(squares)) }

    /// Any square but one or two.
    @inline(__always)
    private func place(_ uniform: Double, except first: UInt8, _ second: UInt8) -> UInt8 {
        let (low, high) = (min(first, second), max(first, second))
        var square = UInt8(uniform * Double(squares - (low == high ? 1 : 2)))
        if square >= low { square += 1 }
        if low != high, square >= high { square += 1 }
        return square
    }
}
