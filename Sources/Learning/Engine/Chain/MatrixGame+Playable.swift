import Games
import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

extension MatrixGame: Playable {
    /// Its peers are tables, among them classic strategies.
    package var scripts: [any Script] { [] }

    package func environment<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, trajectories: Int, horizon: Int
    ) -> any Environment<Scalar> {
        MatrixEnvironment<Scalar>(self)
    }
}

/// A matrix game played step after step: all see the last joint action, which says what each one got.
final class MatrixEnvironment<Scalar: KernelScalar>: Environment {
    /// How far apart an agent's actions lie in joint actions, `[n]`.
    private let strides: [UInt16]
    /// Reward of each agent by the observation that follows, `[n][S]`.
    private let rewards: [Buffer<Scalar>]

    init(_ game: MatrixGame) {
        strides = (0..<game.players).map { UInt16(game.stride(of: $0)) }
        rewards = game.payoffs.map { payoffs in
            let table = Buffer<Scalar>(zeros: payoffs.count + 1)
            for (jointAction, reward) in payoffs.enumerated() { table[jointAction + 1] = Scalar(reward) }
            return table
        }
    }

    func begin(_ play: Trajectories<Scalar>, random: Philox) {
        play.observations.indices.fill(0, count: play.observations.trajectories)
    }

    func advance(_ play: Trajectories<Scalar>, step: Int) {
        let width = play.observations.trajectories
        let next = unsafe play.observations.indices(at: step + 1)
        // Pointers of a type without parameters: asking for those of `Scalar` at every step would take longer.
        let choices = unsafe play.choices
        for agent in 0..<strides.count {
            unsafe addToObservation(
                actions: choices[agent] + step * width, stride: strides[agent], isFirst: agent == 0, next: next,
                count: width)
        }
    }

    func finish(_ play: Trajectories<Scalar>) {
        for agent in 0..<rewards.count {
            let target = play.rewards[agent]
            unsafe Scalar.gather(
                rewards[agent].base, play.observations.indices(at: 1), target.base, count: target.count)
        }
    }
}
