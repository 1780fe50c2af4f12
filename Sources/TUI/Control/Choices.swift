import Engine
import Games
import Training

/// What a person can switch to while training runs. Injected, so that the dashboard depends on no catalogue.
package struct Choices: Sendable {
    /// Games in the order in which `( )` cycles through them.
    package var games: [RunRequest.GameSource]
    /// Names of the populations of a game in the order in which `[ ]` cycles through them; the first one is taken when
    /// a game is new.
    package var populations: @Sendable (RunRequest.GameSource) -> [String]
    /// Algorithms in the order in which `< >` cycles through them.
    package var algorithms: [Method]
    /// The run that is asked for.
    package var resolve: @Sendable (RunRequest) throws -> RunConfiguration

    package init(
        games: [RunRequest.GameSource], algorithms: [Method] = Method.all,
        resolve: @escaping @Sendable (RunRequest) throws -> RunConfiguration = { try $0.resolved() },
        populations: @escaping @Sendable (RunRequest.GameSource) -> [String]
    ) {
        self.games = games
        self.algorithms = algorithms
        self.resolve = resolve
        self.populations = populations
    }
}

extension Choices {
    /// The games and populations of the catalogues. A game that cannot be played here is among them: whether it can is
    /// found out, and said, when somebody goes over to it, not when the dashboard opens.
    package static let catalogue = Choices(
        games: GameCatalogue.names.map { .catalogue(name: $0, players: nil) },
        populations: { source in ((try? source.game())?.populations ?? []).map(\.id) })
}

extension RunRequest.GameSource {
    /// The short name of the game, such as `ipd`.
    package var name: String {
        switch self {
        case .catalogue(let name, _): name
        case .custom(let game): game.id
        }
    }
}
