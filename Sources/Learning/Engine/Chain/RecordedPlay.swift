import Games
import Kernels

/// What one agent did at one joint policy, one row of K a step.
package enum RecordedActions: Sendable, Hashable {
    /// `[T * K]`.
    case choices([UInt16])
    /// `[T * K * A]`.
    case reals([Double])
}

/// What the agents saw and got at one joint policy, for games that are not played here.
package struct RecordedAnswers: Sendable, Hashable {
    /// `[T * K * S]`, one row of K vectors a step; what follows the last step may come behind.
    package var observations: [Double]
    /// `[n][T * K]`.
    package var rewards: [[Double]]

    package init(observations: [Double], rewards: [[Double]]) {
        self.observations = observations
        self.rewards = rewards
    }
}

/// A game of which only the sizes are known: everything seen and got is recorded, and what was recorded stays.
package struct RecordedGame: Playable, Hashable {
    package var players: Int
    package var observationSpace: Space
    package var actionSpace: Space

    package init(players: Int, observations: Space, actions: Space) {
        self.players = players
        observationSpace = observations
        actionSpace = actions
    }

    package func environment<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, trajectories: Int, horizon: Int
    ) -> any Environment<Scalar> {
        RecordedEnvironment<Scalar>()
    }
}

private final class RecordedEnvironment<Scalar: KernelScalar>: Environment {
    func begin(_ play: Trajectories<Scalar>, random: Philox) {}
    func advance(_ play: Trajectories<Scalar>, step: Int) {}
    func finish(_ play: Trajectories<Scalar>) {}
}

extension SpaceBuffer {
    /// Everything in it, as it is recorded.
    var recorded: RecordedActions {
        space.isDense ? .reals(vectors.array.map { Double($0) }) : .choices(indices.array)
    }

    /// Takes recorded actions.
    func assign(_ actions: RecordedActions) {
        switch actions {
        case .choices(let values): indices.assign(values)
        case .reals(let values): vectors.assign(values.map { Scalar($0) })
        }
    }
}
