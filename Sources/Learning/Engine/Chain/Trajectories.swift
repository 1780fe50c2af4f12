import Kernels

// Unsafe here are places in buffers that this object keeps as long as it lives.

/// The K trajectories of T steps that one joint policy played, and what its inner update made of them.
@safe package final class Trajectories<Scalar: KernelScalar> {
    /// Observation before each step and after the last, `[T + 1, K]`.
    package let observations: SpaceBuffer<Scalar>
    /// Actions by agent, `[n][T, K]`.
    package let actions: [SpaceBuffer<Scalar>]
    /// Memory of `actions`, `[n]`, and where the indices in it start.
    let actionRows: [SpaceRows<Scalar>]
    let choices: [UnsafeMutablePointer<UInt16>]
    /// Rewards by agent, `[n][T, K]`.
    package let rewards: [Buffer<Scalar>]
    /// By what the first trajectory is shown before each step and after the last, `[T + 1, F]`. Nobody sees it but whoever
    /// watches.
    let frames: Buffer<Double>
    /// First-order weights of the inner loss by agent, `[n][T, K]`.
    let innerWeights: [Buffer<Scalar>]
    /// `discount^t b[t, k]` by agent, `[n][T, K]`.
    let discountedBaseline: [Buffer<Scalar>]

    package init(_ game: any Playable, trajectories: Int, horizon: Int) {
        let steps = trajectories * horizon
        func zeros() -> [Buffer<Scalar>] { (0..<game.players).map { _ in Buffer(zeros: steps) } }
        observations = SpaceBuffer(game.observationSpace, steps: horizon + 1, trajectories: trajectories)
        actions = (0..<game.players).map { _ in
            SpaceBuffer(game.actionSpace, steps: horizon, trajectories: trajectories)
        }
        actionRows = actions.map(\.rows)
        unsafe choices = actions.map { unsafe $0.indices.base }
        rewards = zeros()
        frames = Buffer(zeros: (horizon + 1) * game.frameSize)
        innerWeights = zeros()
        discountedBaseline = zeros()
    }
}
