import Games
import Testing

struct CoinGameTests {
    /// A state as in `CoinTable`.
    private func text(_ state: CoinState) -> String {
        [state.players.0, state.players.1, state.coins.0, state.coins.1].map { $0 == CoinState.none ? "." : "\($0)" }
            .joined()
    }

    /// What both are paid by the usual payments, in whole numbers.
    private func paid(_ taken: CoinsTaken) -> (Int, Int) {
        func count(_ took: Bool) -> Int { took ? 1 : 0 }
        return (
            count(taken.own.0) + count(taken.others.0) - 2 * count(taken.others.1),
            count(taken.own.1) + count(taken.others.1) - 2 * count(taken.others.0)
        )
    }

    @Test(arguments: CoinGame.Coins.allCases) func `a game goes on as another program played it`(
        coins: CoinGame.Coins
    ) {
        let table = (coins == .one ? CoinTable.one : CoinTable.two).split(whereSeparator: \.isWhitespace)
        let board = CoinBoard(CoinGame(coins: coins))
        var numbers = CoinTable.Numbers()
        var state = board.start((numbers.uniform(), numbers.uniform(), numbers.uniform(), numbers.uniform()))
        #expect(text(state) == table[0])
        for (step, row) in table.enumerated().dropFirst() {
            let moves = (numbers.move(), numbers.move())
            let (first, second) = paid(board.step(&state, moves, (numbers.uniform(), numbers.uniform())))
            let payment = first == 0 && second == 0 ? "" : ":\(first),\(second)"
            #expect(text(state) + payment == row, "step \(step)")
        }
    }

    @Test func `whoever steps on a coin takes it, and both do in a tie`() {
        // The squares are 0 1 2, 3 4 5, 6 7 8; each row and column is a ring.
        let board = CoinBoard(CoinGame())
        let (up, down, left, right) = (0, 1, 2, 3)
        var state = CoinState(players: (3, 5), coins: (4, CoinState.none))
        // Both reach the coin of player 0. Eight squares are free, and the coin of player 1 appears on the first.
        #expect(paid(board.step(&state, (right, left), (0.01, 0.99))) == (-1, 1))
        #expect(state == CoinState(players: (4, 4), coins: (CoinState.none, 0)))
        // Over the upper edge to the lower one, over the left one to the right.
        #expect(paid(board.step(&state, (up, left), (0.5, 0.5))) == (0, 0))
        #expect(paid(board.step(&state, (up, left), (0.5, 0.5))) == (0, 0))
        #expect(state == CoinState(players: (7, 5), coins: (CoinState.none, 0)))
        // Player 0 takes the other's coin.
        #expect(paid(board.step(&state, (left, up), (0.5, 0.5))) == (0, 0))
        #expect(paid(board.step(&state, (down, up), (0.99, 0.5))) == (1, -2))
        #expect(state == CoinState(players: (0, 8), coins: (7, CoinState.none)))
    }

    @Test func `a coin appears only where nobody stands, unless there are two`() {
        let board = CoinBoard(CoinGame(size: 2))
        for place in 0..<100 {
            var state = CoinState(players: (0, 2), coins: (1, CoinState.none))
            _ = board.step(&state, (3, 1), ((Double(place) + 0.5) / 100, 0.5))
            #expect(state.players == (1, 0) && (state.coins.1 == 2 || state.coins.1 == 3) && state.coins.0 == .max)
        }
        let two = CoinBoard(CoinGame(coins: .two))
        let squares = (0..<90).map { place in
            var state = CoinState(players: (0, 8), coins: (1, 5))
            _ = two.step(&state, (3, 0), ((Double(place) + 0.5) / 90, (Double(89 - place) + 0.5) / 90))
            #expect(state.coins.0 == UInt8(place / 10) && state.coins.1 == UInt8(8 - place / 10))
            return state.coins.0
        }
        #expect(Set(squares).count == 9)
    }

    /// Plays at random: coins that each took of its own and of the other's, steps in which any was taken, and ties.
    private func statistics(_ game: CoinGame, steps: Int) -> (own: [Double], others: [Double], rate: Double) {
        let board = CoinBoard(game)
        var numbers = SystemNumbers(11)
        var state = board.start((numbers.uniform(), numbers.uniform(), numbers.uniform(), numbers.uniform()))
        var (own, others) = ([0.0, 0], [0.0, 0])
        for _ in 0..<steps {
            let moves = (Int(4 * numbers.uniform()), Int(4 * numbers.uniform()))
            let taken = board.step(&state, moves, (numbers.uniform(), numbers.uniform()))
            if taken.own.0 { own[0] += 1 }
            if taken.own.1 { own[1] += 1 }
            if taken.others.0 { others[0] += 1 }
            if taken.others.1 { others[1] += 1 }
        }
        let all = own[0] + own[1] + others[0] + others[1]
        return (own, others, all / Double(steps))
    }

    /// In closed form by the Markov chain of where both players are, seen from a coin, which was solved exactly for 3 x 3:
    /// with one coin at a time 7 are taken in 31 steps, with two 0.2244433 of each colour in a step. By symmetry half of
    /// them are own ones.
    @Test(arguments: [(CoinGame.Coins.one, 7.0 / 31), (.two, 2 * 0.2244432837946922)])
    func `random play takes as many coins as it must`(coins: CoinGame.Coins, rate: Double) {
        let steps = 1_000_000
        let found = statistics(CoinGame(coins: coins), steps: steps)
        // Coins taken are less than independent, so that five standard errors of independent ones are generous.
        #expect(abs(found.rate - rate) < 5 * (rate / Double(steps)).squareRoot(), "\(found.rate)")
        for player in 0..<2 {
            let all = found.own[player] + found.others[player]
            #expect(abs(found.own[player] / all - 0.5) < 5 * 0.5 / all.squareRoot())
            #expect(abs(all / Double(steps) - rate / 2) < 5 * (rate / 2 / Double(steps)).squareRoot())
        }
    }

    @Test(arguments: [CoinGame(), CoinGame(coins: .two), CoinGame(size: 5), CoinGame(size: 2), CoinGame(size: 9)])
    func `coins are neither lost nor made`(game: CoinGame) {
        let board = CoinBoard(game)
        var numbers = SystemNumbers(5)
        var state = board.start((numbers.uniform(), numbers.uniform(), numbers.uniform(), numbers.uniform()))
        var owner = state.coins.0 == CoinState.none
        for _ in 0..<3_000 {
            let before = state
            let moves = (Int(4 * numbers.uniform()), Int(4 * numbers.uniform()))
            let taken = board.step(&state, moves, (numbers.uniform(), numbers.uniform()))
            #expect(game.distance(Int(before.players.0), Int(state.players.0)) == 1)
            #expect(game.distance(Int(before.players.1), Int(state.players.1)) == 1)
            let squares = [state.players.0, state.players.1] + [state.coins.0, state.coins.1].filter { $0 != .max }
            #expect(squares.allSatisfy { $0 < UInt8(game.squares) })
            let gone = taken.gone
            if game.coins == .two {
                #expect(squares.count == 4)
                #expect(gone.0 || state.coins.0 == before.coins.0)
                #expect(gone.1 || state.coins.1 == before.coins.1)
            } else {
                #expect(squares.count == 3 && squares[2] != squares[0] && squares[2] != squares[1])
                // Colours alternate whenever one is taken, and nothing changes otherwise.
                if gone.0 || gone.1 { owner.toggle() }
                #expect(owner == (state.coins.0 == CoinState.none))
                #expect(gone.0 || gone.1 || state.coins == before.coins)
            }
        }
    }

    @Test func `start states are uniform, and apart with one coin`() {
        var counts: [String: Int] = [:]
        let board = CoinBoard(CoinGame(size: 2))
        var numbers = SystemNumbers(3)
        for _ in 0..<24_000 {
            let state = board.start((numbers.uniform(), numbers.uniform(), numbers.uniform(), numbers.uniform()))
            counts[text(state), default: 0] += 1
        }
        // 4 squares, 3 others, 2 for the coin, 2 colours.
        #expect(counts.count == 48 && counts.values.allSatisfy { abs($0 - 500) < 120 })
        let two = CoinBoard(CoinGame(coins: .two))
        let states = (0..<4_000).map { _ in
            two.start((numbers.uniform(), numbers.uniform(), numbers.uniform(), numbers.uniform()))
        }
        #expect(states.contains { $0.players.0 == $0.players.1 } && states.contains { $0.coins.0 == $0.coins.1 })
    }
}

/// Numbers of a seed for tests.
struct SystemNumbers {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// Of (0, 1), by SplitMix64.
    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        word ^= word >> 31
        return (Double(word >> 11) + 0.5) * 0x1p-53
    }
}
