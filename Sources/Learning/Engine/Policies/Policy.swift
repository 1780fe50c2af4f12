import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// One agent's policy on the K trajectories of T steps of one joint policy: everything second-order the chain needs.
///
/// The order of calls is: `load` the parameters; `act` (or `record`) every step in order; `innerGradient`; then, walking
/// back, `tangent` and `pullBack`. Weights and tangents have shape `[T, K]`, one row a step; parameters and directions
/// have `parameterCount` elements. Source: docs/method.md, section 4.
package protocol Policy<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    /// Number of parameters.
    var parameterCount: Int { get }

    /// Takes the parameters that all following calls use.
    func load(_ parameters: Buffer<Scalar>)

    /// Random words that `act` takes at each step.
    var wordsPerStep: Int { get }

    /// Draws an action for each trajectory.
    /// - Parameters:
    ///   - step: t; steps come in order.
    ///   - observations: what is seen, at this step and perhaps at others, `[T, K]`.
    ///   - bits: random words of all steps, `[T, wordsPerStep]`.
    ///   - actions: receives the drawn actions at this step, `[T, K]`.
    func act(
        step: Int, observations: SpaceRows<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>)

    /// Takes actions of `step` that were drawn elsewhere.
    func record(step: Int, observations: SpaceRows<Scalar>, actions: SpaceRows<Scalar>)

    /// Gradient of the inner loss to first order: `-(1/K) sum of w[t, k] d logp[t, k] / d theta`.
    ///
    /// The weights stay the ones `pullBack` takes its curvature from.
    func innerGradient(weights: Buffer<Scalar>, into gradient: Buffer<Scalar>)

    /// Directional derivatives `scale * (d logp[t, k] / d theta) . direction`.
    func tangent(direction: Buffer<Scalar>, scale: Double, into tangent: Buffer<Scalar>)

    /// `direction + rate * curvature(w / K, direction) + score(u)`: one step of the adjoint back through an inner update.
    ///
    /// - Parameters:
    ///   - outerWeights: u; nil for none.
    ///   - direction: the adjoint of the updated parameters; that of the last `tangent`, unless `rate` is 0.
    ///   - rate: the inner rate; 0 leaves out the curvature.
    ///   - result: the adjoint of these parameters; another buffer than `direction`.
    func pullBack(outerWeights: Buffer<Scalar>?, direction: Buffer<Scalar>, rate: Double, into result: Buffer<Scalar>)

    /// Adds `scale` times the gradient of the entropy summed over all steps and trajectories.
    /// - Returns: the sum of the entropies, in nats.
    func addEntropyGradient(scale: Double, to gradient: Buffer<Scalar>) -> Double

    /// Mean log-probability of the actions taken or recorded, in nats a step.
    func logLikelihood() -> Double

    /// P(action | observation) for display, `[S, A]` row-major; empty where observations or actions are vectors.
    func probabilities() -> [Double]

    /// P(action) in a trajectory at a step that was acted or recorded, for display, `[A]`; empty where actions are vectors.
    func probabilities(at step: Int, trajectory: Int) -> [Double]
}

extension Policy {
    /// Draws an action for each trajectory, from buffers that need not outlive the call.
    package func act(
        step: Int, observations: SpaceBuffer<Scalar>, bits: Buffer<UInt32>, actions: SpaceBuffer<Scalar>
    ) {
        withExtendedLifetime((observations, bits, actions)) {
            unsafe act(step: step, observations: observations.rows, bits: bits.base, actions: actions.rows)
        }
    }

    /// Takes actions of `step` that were drawn elsewhere, from buffers that need not outlive the call.
    package func record(step: Int, observations: SpaceBuffer<Scalar>, actions: SpaceBuffer<Scalar>) {
        withExtendedLifetime((observations, actions)) {
            record(step: step, observations: observations.rows, actions: actions.rows)
        }
    }
}
