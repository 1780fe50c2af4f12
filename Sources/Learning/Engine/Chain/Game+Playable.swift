import Games
import Kernels

extension Game: Playable {
    package var frameSize: Int {
        if case .simulated(let game) = mechanics { game.frameSize } else { 0 }
    }

    /// An environment for one worker; where the game cannot be played, one in which nothing counts.
    package func environment<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, trajectories: Int, horizon: Int
    ) -> any Environment<Scalar> {
        switch mechanics {
        case .table(let game): return game.environment(scalar, trajectories: trajectories, horizon: horizon)
        case .simulated(let game):
            do throws(SimulationError) {
                return SimulatedEnvironment<Scalar>(
                    try game.make(trajectories), self, trajectories: trajectories, horizon: horizon)
            } catch {
                return UnplayableEnvironment(because: error.problem)
            }
        }
    }
}
