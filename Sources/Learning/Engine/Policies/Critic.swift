import Kernels

/// The meta-agent's state value V(x) on the trajectories of one joint policy.
package protocol Critic<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    /// Number of parameters.
    var parameterCount: Int { get }

    /// Takes the parameters that all following calls use.
    func load(_ parameters: Buffer<Scalar>)

    /// V of each observation of the first T steps, `[T, K]`, in units of discounted return.
    func evaluate(observations: SpaceBuffer<Scalar>, into values: Buffer<Scalar>)

    /// Adds `scale * sum of errors[t, k] dV(x[t, k]) / d parameters`.
    func addGradient(
        observations: SpaceBuffer<Scalar>, errors: Buffer<Scalar>, scale: Double, to gradient: Buffer<Scalar>)
}
