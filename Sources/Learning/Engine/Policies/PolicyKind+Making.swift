import Games
import Kernels

extension PolicyKind {
    /// A policy that sees and does such things in K trajectories of T steps, and shares memory with no other. Who follows a
    /// rule is made by a `PolicyFactory`, which knows the game.
    package func policy<Scalar: KernelScalar>(
        _: Scalar.Type, observations: Space, actions: Space, trajectories: Int, horizon: Int
    ) -> any Policy<Scalar> {
        precondition(!isScripted, "a policy that learns")
        let memory: (any NetworkMemory<Scalar>)? = memory(
            observations: observations, outputs: actions.size, trajectories: trajectories, horizon: horizon)
        guard let memory else {
            return TabularPolicy<Scalar>(
                observationCount: observations.size, actionCount: actions.size, trajectories: trajectories,
                horizon: horizon)
        }
        return policy(in: memory, keepsActivations: true)
    }

    /// A critic of such observations, which shares memory with no other.
    package func critic<Scalar: KernelScalar>(
        _: Scalar.Type, observations: Space, trajectories: Int, horizon: Int
    ) -> any Critic<Scalar> {
        let memory: (any NetworkMemory<Scalar>)? = memory(
            observations: observations, outputs: 1, trajectories: trajectories, horizon: horizon)
        guard let memory else { return TabularCritic<Scalar>(observationCount: observations.size) }
        return NetworkCritic(memory.network(keepsActivations: false))
    }

    /// Memory for networks of this kind; nil for a table.
    func memory<Scalar: KernelScalar>(
        observations: Space, outputs: Int, trajectories: Int, horizon: Int
    ) -> (any NetworkMemory<Scalar>)? {
        guard let network, let hidden else { return nil }
        return network.memory(
            Scalar.self, NetworkSize(inputs: observations.size, hidden: hidden, outputs: outputs),
            isDense: observations.isDense, trajectories: trajectories, horizon: horizon)
    }

    /// A policy whose network works in a memory.
    func policy<Scalar: KernelScalar>(
        in memory: any NetworkMemory<Scalar>, keepsActivations: Bool
    ) -> NetworkPolicy<Scalar> {
        let network = memory.network(keepsActivations: keepsActivations)
        return NetworkPolicy(network, head.head(network.derivatives.shape))
    }
}
