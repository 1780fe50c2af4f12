/// What is counted of play: coins taken, and moves by where the nearest coin lies and whose it is.
struct CoinTally: Tally {
    private let game: CoinGame
    private let board: CoinBoard

    init(_ game: CoinGame) {
        self.game = game
        board = CoinBoard(game)
    }

    /// Counters of an agent: own coins and others' that it took; then answers by situation.
    private enum Counter {
        static let own = 0
        static let others = 1
        static let answers = 2
    }

    let measures = [
        Measure(
            name: "P(own coin)", summary: "share of the coins taken that were the taker's own",
            of: [Counter.own], in: [Counter.own, Counter.others], bounds: 0...1),
        Measure(
            name: "coins a step", summary: "coins taken in a step", of: [Counter.own, Counter.others],
            bounds: 0...1),
    ]

    /// Distances that are told apart; what is further belongs to the last one.
    private static let reach = 3
    private var reach: Int { min(game.size / 2 * 2, CoinTally.reach) }

    var situations: [String] {
        ["own", "other's"].flatMap { owner in
            (1...reach).map { "\(owner), \($0)\($0 == CoinTally.reach ? "+" : "") step\($0 == 1 ? "" : "s")" }
        }
    }
    let answers = ["nearer", "as near", "farther"]

    func count(seen: [Double], actions: [Int], into counts: inout [[Double]]) {
        guard let state = CoinView.state(seen, squares: game.squares) else { return }
        var after = state
        let taken = board.step(&after, (actions[0], actions[1]), (0.5, 0.5))
        for (agent, took) in [(taken.own.0, taken.others.0), (taken.own.1, taken.others.1)].enumerated() {
            if took.0 { counts[agent][Counter.own] += 1 }
            if took.1 { counts[agent][Counter.others] += 1 }
        }
        count(state, agent: 0, from: state.players.0, to: after.players.0, into: &counts)
        count(state, agent: 1, from: state.players.1, to: after.players.1, into: &counts)
    }

    /// Counts a move by the coin that is nearest before it; of two that are as near the own one.
    private func count(
        _ state: CoinState, agent: Int, from start: UInt8, to end: UInt8, into counts: inout [[Double]]
    ) {
        let coins = agent == 0 ? [state.coins.0, state.coins.1] : [state.coins.1, state.coins.0]
        var nearest: (owner: Int, distance: Int)?
        for (owner, coin) in coins.enumerated() where coin != CoinState.none {
            let distance = game.distance(Int(start), Int(coin))
            // Whoever stands on one took it, or it appeared there: it is out of reach until somebody has left.
            if distance > 0, distance < nearest?.distance ?? .max { nearest = (owner, distance) }
        }
        guard let nearest else { return }
        let now = game.distance(Int(end), Int(coins[nearest.owner]))
        let answer = now < nearest.distance ? 0 : now == nearest.distance ? 1 : 2
        let situation = nearest.owner * reach + min(nearest.distance, reach) - 1
        counts[agent][Counter.answers + situation * answers.count + answer] += 1
    }
}
