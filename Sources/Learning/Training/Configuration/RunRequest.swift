import Engine
import Games

/// What a person asks for: a game, its peers, an algorithm, and the settings they chose themselves. Everything not
/// chosen comes from the preset of the game and the policy class. The key of a run: equal requests are the same run.
package struct RunRequest: Sendable, Hashable {
    /// Where the rules come from.
    package enum GameSource: Sendable, Hashable {
        /// A game of the catalogue, with a number of players (nil for the game's usual one).
        case catalogue(name: String, players: Int?)
        /// A game defined by the user.
        case custom(MatrixGame)
    }

    package var game: GameSource
    /// Name of a population of the game, or of one persona of it (`cooperating#12`).
    package var population: String
    /// What is known of a population that comes from a team; nil to look for its file.
    package var team: TeamSource?
    /// `Method.id`.
    package var algorithm: String
    /// `PolicyClass.rawValue`.
    package var policy: String
    /// `PresetName.rawValue`.
    package var preset: String
    /// Settings that replace those of the preset.
    package var overrides: Overrides

    package init(
        game: GameSource = .catalogue(name: "ipd", players: nil), population: String = "all",
        algorithm: String = Method.metaMAPG.id, policy: String = PolicyClass.tabular.rawValue,
        preset: String = PresetName.quick.rawValue, overrides: Overrides = Overrides()
    ) {
        self.game = game
        self.population = population
        self.algorithm = algorithm
        self.policy = policy
        self.preset = preset
        self.overrides = overrides
    }
}
