/// The loops over trajectories that every policy and game shares, for `Float` (speed) and `Double` (verification).
///
/// Arrays over steps and trajectories have shape `[T, K]`, one row a step, stored row by row: element (t, k) lies at
/// `t * K + k`. Pointers must not overlap. Callers check shapes; the loops do not. The witnesses are concrete
/// functions, so that generic callers in other modules reach code compiled with this module's vector flags.
package protocol KernelScalar: BinaryFloatingPoint, BitwiseCopyable, Sendable, NetworkScalar, ElementaryScalar,
    DenseScalar, GaussianScalar, GRUScalar
{
    /// `out[i] = table[index[i]]` for `count` elements.
    static func gather(
        _ table: UnsafePointer<Self>, _ index: UnsafePointer<UInt16>, _ out: UnsafeMutablePointer<Self>, count: Int)

    /// `sums[index[i]] += values[i]`, accumulated in Double.
    ///
    /// `sums` has the shape `[4, cells]`: four partial sums a cell, so that neighbours do not wait for each other.
    static func scatterAdd(
        _ values: UnsafePointer<Self>, _ index: UnsafePointer<UInt16>, _ sums: UnsafeMutablePointer<Double>,
        cells: Int, count: Int)

    /// `y[i] += scale * x[i]`.
    static func addScaled(
        _ x: UnsafePointer<Self>, by scale: Self, to y: UnsafeMutablePointer<Self>, count: Int)

    /// `y[i] = scale * x[i]`.
    static func multiply(
        _ x: UnsafePointer<Self>, by scale: Self, into y: UnsafeMutablePointer<Self>, count: Int)

    /// Discounted returns-to-go `R[t] = r[t] + discount * R[t + 1]`, `[T, K]`, with R beyond the last step 0.
    static func returnsToGo(
        _ rewards: UnsafePointer<Self>, discount: Self, into returns: UnsafeMutablePointer<Self>,
        horizon: Int, trajectories: Int)

    /// Generalised advantage estimates, `[T, K]`: `A[t] = delta[t] + discount * lambda * A[t + 1]` with
    /// `delta[t] = r[t] + discount * V[t + 1] - V[t]` and V beyond the last step 0.
    static func advantages(
        _ rewards: UnsafePointer<Self>, _ values: UnsafePointer<Self>, discount: Self, lambda: Self,
        into advantages: UnsafeMutablePointer<Self>, horizon: Int, trajectories: Int)

    /// First-order weights of the inner loss: `weights[t] = powers[t] * (R[t] - b[t])`, `[T, K]`.
    ///
    /// `baseline` holds b on entry and `powers[t] * b[t]` on return, `[T, K]`; `powers` holds the discount to the power
    /// t, `[T]`.
    static func innerWeights(
        returns: UnsafePointer<Self>, baseline: UnsafeMutablePointer<Self>, powers: UnsafePointer<Self>,
        into weights: UnsafeMutablePointer<Self>, horizon: Int, trajectories: Int)

    /// Adds the second-order weights of one agent's inner loss to `total`, `[T, K]`:
    /// `c[t] = sum over u >= t of powers[u] r[u] D[u] - discountedBaseline[t] d[t]`, D the cumulative sum of d.
    /// `scratch` has the shape `[T + 1, K]` and is overwritten. Source: docs/method.md, section 4.
    static func addSecondOrderWeights(
        rewards: UnsafePointer<Self>, tangent: UnsafePointer<Self>, discountedBaseline: UnsafePointer<Self>,
        powers: UnsafePointer<Self>, scratch: UnsafeMutablePointer<Self>, to total: UnsafeMutablePointer<Self>,
        horizon: Int, trajectories: Int)

    /// Adds the second-order weights of one agent's inner loss to `total` with the baseline in every part, `[T, K]`:
    /// `c[t] = sum over u >= t of w[u] d[u] + w[t] D[t - 1]`, D the cumulative sum of d. `scratch` has the shape `[2, K]`
    /// and is overwritten.
    ///
    /// The same expectation as `addSecondOrderWeights` and, where rewards lie far from zero, much less noise: a baseline that does not see an action may be
    /// subtracted wherever that action's score stands, not only in the first-order part.
    static func addBaselinedSecondOrderWeights(
        innerWeights: UnsafePointer<Self>, tangent: UnsafePointer<Self>, scratch: UnsafeMutablePointer<Self>,
        to total: UnsafeMutablePointer<Self>, horizon: Int, trajectories: Int)

    /// `values[i] += constant`.
    static func add(_ constant: Self, to values: UnsafeMutablePointer<Self>, count: Int)

    /// `values[t, k] *= factors[t]`, `[T, K]`.
    static func multiplyRows(
        _ values: UnsafeMutablePointer<Self>, by factors: UnsafePointer<Self>, horizon: Int, trajectories: Int)

    /// Sum of squares of `count` values, in Double, in index order by sixteen lanes.
    static func sumOfSquares(_ values: UnsafePointer<Self>, count: Int) -> Double

    /// Sum of `count` values, in Double, in index order by sixteen lanes.
    static func sum(_ values: UnsafePointer<Self>, count: Int) -> Double
}
