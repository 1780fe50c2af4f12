import Engine
import Games
import Kernels
import Platform

/// A continuous game for tests: a state of S numbers starts at random and drifts with the sum of all actions, and agents
/// want it small in different ways.
package struct DriftGame: Playable {
    package var players: Int
    /// S and A.
    package var size: Int
    package var actions: Int

    package init(players: Int, size: Int, actions: Int) {
        self.players = players
        self.size = size
        self.actions = actions
    }

    package var observationSpace: Space { .reals(size) }
    package var actionSpace: Space { .reals(actions) }

    package func environment<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, trajectories: Int, horizon: Int
    ) -> any Environment<Scalar> {
        Drift<Scalar>(game: self, trajectories: trajectories)
    }

    private final class Drift<Scalar: KernelScalar>: Environment {
        let game: DriftGame
        let trajectories: Int
        let bits: Buffer<UInt32>

        init(game: DriftGame, trajectories: Int) {
            self.game = game
            self.trajectories = trajectories
            bits = Buffer(count: (trajectories * game.size + 1) / 2 * 2, repeating: 0)
        }

        func begin(_ play: Trajectories<Scalar>, random: Philox) {
            random.fill(bits.base, count: bits.count)
            Scalar.gaussians(bits.base, into: play.observations.vectors(at: 0), count: trajectories * game.size)
        }

        func advance(_ play: Trajectories<Scalar>, step: Int) {
            for k in 0..<trajectories {
                let now = play.observations.vectors(at: step) + k * game.size
                let next = play.observations.vectors(at: step + 1) + k * game.size
                for i in 0..<game.size {
                    let push = play.actions.reduce(0.0) {
                        $0 + Double($1.vectors(at: step)[k * game.actions + i % game.actions])
                    }
                    next[i] = Scalar(tanh(0.7 * Double(now[i]) + 0.2 * push))
                }
                for agent in 0..<game.players {
                    let reward = (0..<game.size).reduce(0.0) {
                        $0 - abs(Double(next[$1]) - 0.3 * Double(agent * $1))
                    }
                    play.rewards[agent].base[step * trajectories + k] = Scalar(reward)
                }
            }
        }

        func finish(_ play: Trajectories<Scalar>) {}
    }
}
