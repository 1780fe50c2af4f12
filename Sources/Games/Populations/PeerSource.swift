/// Where the peers of a game come from.
package enum PeerSource: Sendable {
    /// Tables of action probabilities, drawn for a payoff table (`PopulationCatalogue`).
    case drawn(MatrixGame)
    /// Networks: moments of the pretraining of teams, in files. There is a way to pretrain one at least; the first is the
    /// usual one.
    case teams([Pretraining])

    /// Networks of teams that are all pretrained in one way.
    package static func teams(_ pretraining: Pretraining) -> PeerSource { .teams([pretraining]) }
}

/// How teams are pretrained that peers are taken from.
package struct Pretraining: Sendable {
    /// What they play, which need not be quite the game in which they are met.
    package var game: Game
    /// The variant of the game, in what files are marked with after the game's name; nil if there is one alone.
    package var variant: String?
    /// What they learn, in words: `A team at 46 moments of learning ...`.
    package var aim: String
    /// The population that comes with the program; nil if none does.
    package var usual: String?

    package init(game: Game, variant: String? = nil, aim: String = "to play together", usual: String? = nil) {
        self.game = game
        self.variant = variant
        self.aim = aim
        self.usual = usual
    }

    /// What files of a team are marked with, such as `ant left`.
    package var mark: String { variant.map { "\(game.id) \($0)" } ?? game.id }
}
