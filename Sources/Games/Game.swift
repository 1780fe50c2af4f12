/// What can be played. Nobody who holds one asks which game it is: it says what it can do (`GameRules`).
package struct Game: Sendable {
    /// What the game is made of, for its own picture alone.
    package let rules: any GameRules

    package init(_ rules: any GameRules) { self.rules = rules }

    /// A game of a payoff table.
    package static func matrix(_ game: MatrixGame) -> Game { Game(game) }
}

extension Game: Hashable {
    package static func == (left: Game, right: Game) -> Bool { left.rules.equals(right.rules) }
    package func hash(into hasher: inout Hasher) { rules.hash(into: &hasher) }
}

/// What it says of itself.
extension Game {
    package var id: String { rules.id }
    /// Its name in the catalogue, without options behind it.
    package var family: String { String(id.prefix { $0 != ":" }) }
    package var title: String { rules.title }
    package var players: Int { rules.players }
    package var observationSpace: Space { rules.observationSpace }
    package var actionSpace: Space { rules.actionSpace }
    package var mechanics: Mechanics { rules.mechanics }
    package var peers: PeerSource { rules.peers }
    package var rewardUnit: RewardUnit { rules.rewardUnit }
    package var paysTogether: Bool { rules.paysTogether }
    package var actionNames: [String] { rules.actionNames }
    package var actionSummary: String { rules.actionSummary }
    package var joints: Joints? { rules.joints }
    package var tally: (any Tally)? { rules.tally }
    package var scripts: [any Script] { rules.scripts }
    package var unavailability: String? { rules.unavailability }
    package var comparison: Comparison? { rules.comparison }
    package var published: PublishedResult? { rules.published }
    package var physics: (any Physics)? { rules.physics }
}

/// What follows from that.
extension Game {
    /// Payoffs, with actions and observations by name: what exact values, tables of personas, tournaments and their
    /// pictures are made from; nil where rewards cannot be listed.
    package var table: MatrixGame? {
        if case .table(let game) = mechanics { game } else { nil }
    }

    /// Smallest and largest reward of any agent in a step; nil where nothing bounds rewards.
    package var rewardBounds: ClosedRange<Double>? {
        guard let payoffs = table?.payoffs.joined(), let low = payoffs.min(), let high = payoffs.max() else {
            return rules.rewardBounds
        }
        return low...high
    }

    /// How teams learn this game whose members are its peers, the usual way first; empty where peers are drawn.
    package var pretrainings: [Pretraining] {
        if case .teams(let pretrainings) = peers { pretrainings } else { [] }
    }

    /// The usual one of them; nil where peers are drawn.
    package var pretraining: Pretraining? { pretrainings.first }
}

extension GameRules {
    /// Whether these are the same rules, of the same kind of game.
    fileprivate func equals(_ other: any GameRules) -> Bool { (other as? Self) == self }
}
