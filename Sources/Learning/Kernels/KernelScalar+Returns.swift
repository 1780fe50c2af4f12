extension KernelScalar {
    /// Discounted returns-to-go `R[t] = r[t] + discount * R[t + 1]`, `[T, K]`, with R beyond the last step 0.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func returnsToGo(
        _ rewards: UnsafePointer<Self>, discount: Self, into returns: UnsafeMutablePointer<Self>, horizon: Int,
        trajectories: Int
    ) {
        guard horizon > 0 else { return }
        let last = (horizon - 1) * trajectories
        for k in 0..<trajectories { returns[last + k] = rewards[last + k] }
        for t in stride(from: horizon - 2, through: 0, by: -1) {
            let row = t * trajectories
            let r = rewards + row
            let out = returns + row
            let next = UnsafePointer(returns + row + trajectories)
            for k in 0..<trajectories { out[k] = r[k] + discount * next[k] }
        }
    }

    /// Generalised advantage estimates, `[T, K]`: `A[t] = delta[t] + discount * lambda * A[t + 1]` with
    /// `delta[t] = r[t] + discount * V[t + 1] - V[t]` and V beyond the last step 0.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func advantages(
        _ rewards: UnsafePointer<Self>, _ values: UnsafePointer<Self>, discount: Self, lambda: Self,
        into advantages: UnsafeMutablePointer<Self>, horizon: Int, trajectories: Int
    ) {
        guard horizon > 0 else { return }
        let last = (horizon - 1) * trajectories
        for k in 0..<trajectories { advantages[last + k] = rewards[last + k] - values[last + k] }
        let decay = discount * lambda
        for t in stride(from: horizon - 2, through: 0, by: -1) {
            let row = t * trajectories
            let r = rewards + row
            let value = values + row
            let nextValue = value + trajectories
            let out = advantages + row
            let next = UnsafePointer(advantages + row + trajectories)
            for k in 0..<trajectories { out[k] = r[k] + discount * nextValue[k] - value[k] + decay * next[k] }
        }
    }

    /// First-order weights of the inner loss: `weights[t] = powers[t] * (R[t] - b[t])`, `[T, K]`.
    ///
    /// `baseline` holds b on entry and `powers[t] * b[t]` on return, `[T, K]`; `powers` holds the discount to the power
    /// t, `[T]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func innerWeights(
        returns: UnsafePointer<Self>, baseline: UnsafeMutablePointer<Self>, powers: UnsafePointer<Self>,
        into weights: UnsafeMutablePointer<Self>, horizon: Int, trajectories: Int
    ) {
        for t in 0..<horizon {
            let power = powers[t]
            let row = t * trajectories
            let r = returns + row
            let b = baseline + row
            let w = weights + row
            for k in 0..<trajectories {
                w[k] = power * (r[k] - b[k])
                b[k] = power * b[k]
            }
        }
    }

    /// Adds the second-order weights of one agent's inner loss to `total`, `[T, K]`:
    /// `c[t] = sum over u >= t of powers[u] r[u] D[u] - discountedBaseline[t] d[t]`, D the cumulative sum of d.
    /// `scratch` has the shape `[T + 1, K]` and is overwritten. Source: docs/method.md, section 4.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addSecondOrderWeights(
        rewards: UnsafePointer<Self>, tangent: UnsafePointer<Self>, discountedBaseline: UnsafePointer<Self>,
        powers: UnsafePointer<Self>, scratch: UnsafeMutablePointer<Self>, to total: UnsafeMutablePointer<Self>,
        horizon: Int, trajectories: Int
    ) {
        guard horizon > 0 else { return }
        for k in 0..<trajectories { scratch[k] = tangent[k] }
        for t in 1..<max(horizon, 1) {
            let row = t * trajectories
            let d = tangent + row
            let out = scratch + row
            let previous = UnsafePointer(scratch + row - trajectories)
            for k in 0..<trajectories { out[k] = previous[k] + d[k] }
        }
        let suffix = scratch + horizon * trajectories
        for k in 0..<trajectories { suffix[k] = 0 }
        for t in stride(from: horizon - 1, through: 0, by: -1) {
            let power = powers[t]
            let row = t * trajectories
            let r = rewards + row
            let d = tangent + row
            let cumulative = UnsafePointer(scratch + row)
            let b = discountedBaseline + row
            let out = total + row
            for k in 0..<trajectories {
                let next = suffix[k] + power * r[k] * cumulative[k]
                suffix[k] = next
                out[k] += next - b[k] * d[k]
            }
        }
    }

    /// Weights of the inner loss with shorter traces, `[T, K]`: of `w[t]`, the sum over `u >= t` of the discounted errors
    /// `delta[u]` that the baseline makes from one step to the next, it gives the sum of `lambda^(u - t) delta[u]`, by
    /// `v[t] = w[t] - w[t + 1] + lambda v[t + 1]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func tracedWeights(
        _ weights: UnsafePointer<Self>, lambda: Self, into traced: UnsafeMutablePointer<Self>, horizon: Int,
        trajectories: Int
    ) {
        guard horizon > 0 else { return }
        let last = (horizon - 1) * trajectories
        for k in 0..<trajectories { traced[last + k] = weights[last + k] }
        for t in stride(from: horizon - 2, through: 0, by: -1) {
            let w = weights + t * trajectories
            let v = traced + t * trajectories
            let nextWeight = w + trajectories
            let next = UnsafePointer(v + trajectories)
            for k in 0..<trajectories { v[k] = w[k] - nextWeight[k] + lambda * next[k] }
        }
    }

    /// Adds the second-order weights of one agent's inner loss to `total` with the baseline in every part, `[T, K]`:
    /// `c[t] = sum over u >= t of w[u] d[u] + w[t] D[t - 1]`, D the cumulative sum of d. `scratch` has the shape `[2, K]`
    /// and is overwritten.
    ///
    /// The same expectation as `addSecondOrderWeights` and, where rewards lie far from zero, much less noise: a baseline that does not see an action may be
    /// subtracted wherever that action's score stands, not only in the first-order part.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addBaselinedSecondOrderWeights(
        innerWeights: UnsafePointer<Self>, tangent: UnsafePointer<Self>, scratch: UnsafeMutablePointer<Self>,
        to total: UnsafeMutablePointer<Self>, horizon: Int, trajectories: Int
    ) {
        let before = scratch
        let after = scratch + trajectories
        for k in 0..<trajectories {
            before[k] = 0
            after[k] = 0
        }
        // The sum over earlier steps runs forwards, the one over later steps backwards.
        for t in 0..<horizon {
            let w = innerWeights + t * trajectories
            let d = tangent + t * trajectories
            let out = total + t * trajectories
            for k in 0..<trajectories {
                out[k] += w[k] * before[k]
                before[k] += d[k]
            }
        }
        for t in stride(from: horizon - 1, through: 0, by: -1) {
            let w = innerWeights + t * trajectories
            let d = tangent + t * trajectories
            let out = total + t * trajectories
            for k in 0..<trajectories {
                let next = after[k] + w[k] * d[k]
                after[k] = next
                out[k] += next
            }
        }
    }
}
