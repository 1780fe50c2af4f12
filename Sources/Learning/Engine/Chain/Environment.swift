import Games
import Kernels

/// What the agents of one worker play in, K trajectories at a time: it answers actions with observations and rewards. Its
/// buffers are allocated once.
package protocol Environment<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    /// Writes what is seen before the first step.
    ///
    /// `random` gives the random numbers of this rollout.
    func begin(_ play: Trajectories<Scalar>, random: Philox)

    /// Writes the observations at `step + 1` that follow from all agents' actions at `step`, and the rewards of the step
    /// unless `finish` does.
    func advance(_ play: Trajectories<Scalar>, step: Int)

    /// Ends the trajectories after their last step.
    func finish(_ play: Trajectories<Scalar>)

    /// Why what was played since `begin` does not count, as the end of a sentence; nil if it does.
    var problem: String? { get }
}

extension Environment {
    /// Most games cannot fail.
    package var problem: String? { nil }
}

/// A game that chains can be played in: a value that says what is seen and done, and makes environments.
package protocol Playable: Sendable {
    /// n, the number of agents; agent 0 is the meta-agent.
    var players: Int { get }
    /// What all agents see.
    var observationSpace: Space { get }
    /// What each agent does.
    var actionSpace: Space { get }
    /// F, numbers by which a moment is shown to whoever watches (`Simulated`).
    var frameSize: Int { get }
    /// Rules that a peer may follow, of which a policy's one parameter is the number.
    var scripts: [any Script] { get }

    /// An environment for one worker.
    func environment<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, trajectories: Int, horizon: Int
    ) -> any Environment<Scalar>
}

extension Playable {
    /// Of most games nothing is shown but what agents see and do.
    package var frameSize: Int { 0 }
    package var scripts: [any Script] { [] }
}
