import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

/// The baseline of the inner losses: ridge regression of the return-to-go on `[x, x^2, s, s^2, s^3, 1]`, x the observation
/// and s = t / 100. Its normal equations depend on the observations alone and are factored once for all agents.
/// Source: docs/method.md, section 2.
package protocol Baseline<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    /// Factors the normal equations of the observations of the first T steps.
    func prepare(_ observations: SpaceBuffer<Scalar>)

    /// Fits returns-to-go on these observations and writes the baseline, both `[T, K]`.
    func fit(
        returns: UnsafePointer<Scalar>, _ observations: SpaceBuffer<Scalar>,
        into baseline: UnsafeMutablePointer<Scalar>)
}

extension LinearBaseline: Baseline {
    package func prepare(_ observations: SpaceBuffer<Scalar>) {
        unsafe prepare(observations: observations.indices.base)
    }

    package func fit(
        returns: UnsafePointer<Scalar>, _ observations: SpaceBuffer<Scalar>,
        into baseline: UnsafeMutablePointer<Scalar>
    ) {
        unsafe fit(returns: returns, observations: observations.indices.base, into: baseline)
    }
}
