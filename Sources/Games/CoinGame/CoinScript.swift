/// A player of the Coin Game who wants certain coins and goes for the nearest of them on the shortest ways, each of which
/// is as likely; those that it does not want it leaves alone where it can.
struct CoinScript: Script {
    let name: String
    let summary: String
    private let game: CoinGame
    /// Whether it wants the other's coins too.
    private let takesAll: Bool

    /// Takes every coin.
    static func selfish(_ game: CoinGame) -> CoinScript {
        CoinScript(name: "always-selfish", summary: "goes for the nearest coin, whosever it is", game, takesAll: true)
    }

    /// Takes its own coins.
    static func generous(_ game: CoinGame) -> CoinScript {
        CoinScript(
            name: "always-generous", summary: "goes for its own coins and leaves the other's alone", game,
            takesAll: false)
    }

    private init(name: String, summary: String, _ game: CoinGame, takesAll: Bool) {
        self.name = name
        self.summary = summary
        self.game = game
        self.takesAll = takesAll
    }

    func answer(_ seen: [Double], player: Int, into probabilities: inout [Double]) {
        guard let state = CoinView.state(seen, squares: game.squares) else {
            for move in probabilities.indices { probabilities[move] = 1 / Double(probabilities.count) }
            return
        }
        let start = Int(player == 0 ? state.players.0 : state.players.1)
        let (own, other) = player == 0 ? state.coins : (state.coins.1, state.coins.0)
        // A coin under its feet was there before it came; to take it, it has to leave and come back.
        var worths = SIMD4<Int>(repeating: 0)
        for move in CoinGame.Move.allCases {
            worths[move.rawValue] = worth(of: game.square(after: move, from: start), own: own, other: other)
        }
        let best = worths.max()
        let share = 1 / Double((0..<4).count { worths[$0] == best })
        for move in 0..<4 { probabilities[move] = worths[move] == best ? share : 0 }
    }

    /// How good it is to stand on a square: the nearer to a coin that is wanted the better, and best on no other's.
    private func worth(of square: Int, own: UInt8, other: UInt8) -> Int {
        let isWrong = !takesAll && square == Int(other) && other != own
        var distance = own == CoinState.none ? nil : game.distance(square, Int(own))
        if takesAll, other != CoinState.none {
            distance = min(distance ?? .max, game.distance(square, Int(other)))
        }
        return (isWrong ? -4 * game.size : 0) - (distance ?? 0)
    }
}
