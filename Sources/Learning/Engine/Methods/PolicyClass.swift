import Games

/// The classes of policies the meta-agent can have.
package enum PolicyClass: String, Sendable, Hashable, CaseIterable {
    /// A table of logits, `[S, A]`.
    case tabular
    /// A recurrent network (`LSTMShape`).
    case lstm

    /// The kind of policy with that many hidden units, if it has any, that plays with such actions.
    package func kind(hidden: Int, actions: Space) -> PolicyKind {
        switch self {
        case .tabular: .tabular
        case .lstm: actions.isDense ? .gaussian(hidden: hidden) : .lstm(hidden: hidden)
        }
    }

    /// The classes that can play a game, the usual one first.
    package static func playing(_ game: Game) -> [PolicyClass] {
        allCases.filter {
            $0.kind(hidden: 1, actions: game.actionSpace)
                .fits(observations: game.observationSpace, actions: game.actionSpace)
        }
    }
}
