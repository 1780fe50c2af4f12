import Kernels

/// Stands for a game that cannot be played here: observations and rewards stay what they were, and nothing counts.
final class UnplayableEnvironment<Scalar: KernelScalar>: Environment {
    let problem: String?

    /// - Parameter problem: Why, as the end of a sentence.
    init(because problem: String) { self.problem = problem }

    func begin(_ play: Trajectories<Scalar>, random: Philox) {}

    func advance(_ play: Trajectories<Scalar>, step: Int) {}

    func finish(_ play: Trajectories<Scalar>) {}
}
