import Kernels

/// Memory that steps of a chain's way need for themselves, by owner: each writes to its own alone, so that no step finds
/// what another one left and none has one array for argument and result. `[T, K]` unless said otherwise.
struct ChainScratch<Scalar: KernelScalar> {
    /// Of `weighTrajectories`.
    struct Inner {
        let returns: Buffer<Scalar>
    }

    /// Of `criticLoss`.
    struct Critic {
        let returns: Buffer<Scalar>
        let errors: Buffer<Scalar>
    }

    /// Of `weighOuter` and what it calls.
    struct Outer {
        let returns: Buffer<Scalar>
        /// Values that are not the critic's.
        let fitted: Buffer<Scalar>
        /// Of the joint policy that is weighed.
        let advantage: Buffer<Scalar>
        /// Over it and those above.
        let advantageSum: Buffer<Scalar>
        /// Its result, read by `walkBack`.
        let weights: Buffer<Scalar>
    }

    /// Of `walkBack` and what it calls.
    struct Back {
        /// Of log-probabilities along an adjoint.
        let tangent: Buffer<Scalar>
        /// What the inner updates make log-probabilities worth: the result of `weighData`.
        let dataWeights: Buffer<Scalar>
        /// These and the outer weights together.
        let combined: Buffer<Scalar>
        /// Inner weights with shorter traces.
        let traced: Buffer<Scalar>
        /// `[T + 1, K]`.
        let cumulative: Buffer<Scalar>
        /// `[2, K]`.
        let lanes: Buffer<Scalar>
    }

    let inner: Inner
    let critic: Critic
    let outer: Outer
    let back: Back

    /// - Parameters:
    ///   - trajectories: K.
    ///   - horizon: T.
    init(trajectories: Int, horizon: Int) {
        func steps(_ more: Int = 0) -> Buffer<Scalar> { Buffer(zeros: (horizon + more) * trajectories) }
        inner = Inner(returns: steps())
        critic = Critic(returns: steps(), errors: steps())
        outer = Outer(returns: steps(), fitted: steps(), advantage: steps(), advantageSum: steps(), weights: steps())
        back = Back(
            tangent: steps(), dataWeights: steps(), combined: steps(), traced: steps(), cumulative: steps(1),
            lanes: Buffer(zeros: 2 * trajectories))
    }
}
