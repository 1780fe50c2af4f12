import Kernels

/// The K trajectories of T steps that one joint policy played, and what its inner update made of them.
final class Trajectories<Scalar: KernelScalar> {
    /// Observation before each step and after the last, `[T + 1, K]`.
    let observations: Buffer<UInt16>
    /// Actions by agent, `[n][T, K]`.
    let actions: [Buffer<UInt16>]
    /// Rewards by agent, `[n][T, K]`.
    let rewards: [Buffer<Scalar>]
    /// First-order weights of the inner loss by agent, `[n][T, K]`.
    let innerWeights: [Buffer<Scalar>]
    /// `discount^t b[t, k]` by agent, `[n][T, K]`.
    let discountedBaseline: [Buffer<Scalar>]

    init(agents: Int, trajectories: Int, horizon: Int) {
        let steps = trajectories * horizon
        observations = Buffer(count: steps + trajectories, repeating: 0)
        actions = (0..<agents).map { _ in Buffer(count: steps, repeating: 0) }
        rewards = (0..<agents).map { _ in Buffer(count: steps, repeating: 0) }
        innerWeights = (0..<agents).map { _ in Buffer(count: steps, repeating: 0) }
        discountedBaseline = (0..<agents).map { _ in Buffer(count: steps, repeating: 0) }
    }
}
