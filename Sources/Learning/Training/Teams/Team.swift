import Engine
import Games
import Personas

/// Recurrent policies that learn to play together, at one moment of their learning.
package struct Team: Sendable, Hashable {
    /// Iterations behind it.
    package var iteration: Int
    /// By agent, `[n][parameterCount]` (see `PolicyKind.parts`).
    package var parameters: [[Double]]
    /// By agent.
    package var optimizers: [Adam]
    /// Mean reward of agent 0 per step in every iteration, `[iteration]`.
    package var meanRewards: [Double] = []

    /// A team that has learned nothing.
    package init(_ game: any Playable, _ settings: TeamSettings) {
        let kind = PolicyKind.ofTeams(hidden: settings.hidden, playing: game)
        let key = ChainKey(seed: settings.seed, stream: .initialisation, update: 0, chain: 0)
        iteration = 0
        parameters = (0..<game.players).map { agent in
            kind.initial(
                observations: game.observationSpace.size, outputs: game.actionSpace.size, key.philox(agent: agent))
        }
        optimizers = parameters.map { Team.optimizer(settings, parameterCount: $0.count) }
    }

    package init(iteration: Int, parameters: [[Double]], optimizers: [Adam]) {
        self.iteration = iteration
        self.parameters = parameters
        self.optimizers = optimizers
    }

    private static func optimizer(_ settings: TeamSettings, parameterCount: Int) -> Adam {
        var adam = Adam(rate: settings.rate, parameterCount: parameterCount)
        adam.epsilon = optimizerEpsilon
        return adam
    }

    /// The released code's 1e-3 is as large as the gradients here, which would slow them down.
    package static let optimizerEpsilon = 1e-8
}
