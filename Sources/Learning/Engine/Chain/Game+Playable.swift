import Games
import Kernels

extension Game: Playable {
    private var playable: any Playable {
        switch self {
        case .matrix(let game): game
        case .halfCheetah(let game): game
        }
    }

    package var observationSpace: Space { playable.observationSpace }
    package var actionSpace: Space { playable.actionSpace }

    package func environment<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, trajectories: Int, horizon: Int
    ) -> any Environment<Scalar> {
        playable.environment(scalar, trajectories: trajectories, horizon: horizon)
    }
}
