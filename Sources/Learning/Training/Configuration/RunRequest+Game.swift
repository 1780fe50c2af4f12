import Engine
import Games

extension RunRequest.GameSource {
    /// The game itself.
    /// - Throws: `GameError` if there is none.
    package func game() throws(GameError) -> Game {
        switch self {
        case .catalogue(let name, let players): try GameCatalogue.game(name, players: players)
        case .custom(let game): .matrix(game)
        }
    }

    /// The population that stands for none: the first one; nil if the game has none.
    package var usualPopulation: String? { (try? game())?.populations.first?.id }

    /// `PolicyClass.rawValue` of the class that stands for none.
    package var usualPolicy: String {
        let playing = (try? game()).map(PolicyClass.playing) ?? PolicyClass.allCases
        return playing[0].rawValue
    }
}
