extension CoinGame: GameRules {
    package var id: String { GameVariant(options).name(of: CoinGame.name) }
    package var title: String {
        let parts = [
            size == CoinGame().size ? nil : "\(size)x\(size)", coins == .one ? nil : "two coins",
            isShared ? "paid for both" : nil,
        ].compactMap { $0 }
        return (["Coin Game"] + parts).joined(separator: ", ")
    }
    package var players: Int { CoinGame.playerCount }
    /// A plane for each player and for each one's coin, with a one where it is: for the meta-agent itself, the other, its
    /// own coin and the other's.
    package var observationSpace: Space { .reals(CoinView.planes * squares) }
    package var actionSpace: Space { .choices(Move.allCases.count) }
    package var actionNames: [String] { Move.allCases.map { "\($0)" } }
    package var paysTogether: Bool { isShared }
    package var tally: (any Tally)? { CoinTally(self) }
    package var scripts: [any Script] { [CoinScript.selfish(self), CoinScript.generous(self)] }

    /// Of the usual game alone: its peers come with the program.
    package var comparison: Comparison? { self == CoinGame() ? CoinGame.experiment : nil }

    package var mechanics: Mechanics {
        .simulated(
            Simulated(frameSize: CoinFrame.size) { (count) throws(SimulationError) in
                CoinSimulation(self, count: count)
            })
    }

    /// Those who learned to take what they can, and those who were paid for both.
    package var peers: PeerSource {
        var shared = self
        shared.isShared = true
        return .teams([
            Pretraining(
                game: Game(self), variant: "selfish", aim: "to take coins, each for itself", usual: "selfish"),
            Pretraining(
                game: Game(shared), variant: "prosocial", aim: "to take coins, each paid for both",
                usual: "prosocial"),
        ])
    }
}

/// Its options, by which it is named: `coin-game:size=4,coins=2`.
extension CoinGame {
    /// Those that differ from the usual game's.
    private var options: [GameVariant.Option] {
        let usual = CoinGame()
        return [
            size == usual.size ? nil : ("size", "\(size)"),
            coins == usual.coins ? nil : ("coins", "\(coins.rawValue)"),
            gain == usual.gain ? nil : ("gain", GameVariant.text(gain)),
            cost == usual.cost ? nil : ("cost", GameVariant.text(cost)),
            isShared == usual.isShared ? nil : ("paid", "both"),
        ].compactMap { $0 }
    }

    /// The options that there are, in words.
    package static let optionHelp =
        "size=\(sizes.lowerBound) to \(sizes.upperBound), coins=1 or 2, gain=number, cost=number, paid=each or both"

    /// The game of these options.
    /// - Throws: `GameVariant.Problem`.
    package init(_ variant: GameVariant) throws(GameVariant.Problem) {
        self.init()
        for option in variant.options {
            switch option.name {
            case "size": size = try option.whole(in: CoinGame.sizes)
            case "coins": coins = try option.whole(in: 1...2) == 1 ? .one : .two
            case "gain": gain = try option.number(in: CoinGame.payments)
            case "cost": cost = try option.number(in: CoinGame.payments)
            case "paid": isShared = try option.choice(["each", "both"]) == "both"
            default: throw option.unknown(among: CoinGame.optionHelp)
            }
        }
    }
}

extension Game {
    /// The Coin Game as it is played by most.
    package static let coinGame = Game(CoinGame())

    /// The torus that its picture draws; nil for any other game.
    package var torus: CoinGame? { rules as? CoinGame }
}
