import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

/// The baseline of the inner loss: ridge regression of the return-to-go on `[x, x^2, s, s^2, s^3, 1]`, x the one-hot
/// observation and s = t / 100. Source: docs/method.md, section 2. Solved in Double.
///
/// For one-hot x the features x and x^2 coincide; by symmetry their coefficients are equal, so one coefficient z with
/// half the ridge replaces both: with z = 2w, `ridge (w^2 + w^2) = ridge / 2 z^2`. The normal equations then have
/// S + 4 unknowns, and their matrix depends on the observations alone: it is factored once for all agents.
package final class LinearBaseline<Scalar: KernelScalar> {
    private let observationCount: Int
    private let trajectories: Int
    private let horizon: Int
    private let ridge: Double
    /// Unknowns: one for each observation, then s, s^2, s^3, 1.
    private var unknowns: Int { observationCount + 4 }
    /// Lower Cholesky factor of the normal equations, `[unknowns, unknowns]` row-major.
    private let factor: Buffer<Double>
    private let rightSide: Buffer<Double>
    /// s, s^2, s^3, 1 at each step, `[T, 4]`.
    private let timeFeatures: Buffer<Double>
    private let counts: Buffer<UInt32>
    private let sums: Buffer<Double>
    private let byObservation: Buffer<Scalar>

    package init(observationCount: Int, trajectories: Int, horizon: Int, ridge: Double) {
        self.observationCount = observationCount
        self.trajectories = trajectories
        self.horizon = horizon
        self.ridge = ridge
        let size = observationCount + 4
        factor = Buffer(zeros: size * size)
        rightSide = Buffer(zeros: size)
        timeFeatures = Buffer(count: horizon * 4, repeating: 1)
        counts = Buffer(zeros: observationCount)
        sums = Buffer(zeros: 4 * observationCount)
        byObservation = Buffer(zeros: observationCount)
        for t in 0..<horizon {
            let s = Double(t) / 100
            timeFeatures[4 * t] = s
            timeFeatures[4 * t + 1] = s * s
            timeFeatures[4 * t + 2] = s * s * s
        }
    }

    /// Factors the normal equations of the observations, `[T, K]`; then `fit` works for any returns on them.
    package func prepare(observations: UnsafePointer<UInt16>) {
        let size = unknowns
        factor.fill(0)
        let matrix = unsafe factor.base
        for t in 0..<horizon {
            counts.fill(0)
            unsafe histogram(observations + t * trajectories, counts.base, count: trajectories)
            let features = unsafe timeFeatures.base + 4 * t
            for x in 0..<observationCount where unsafe counts.base[x] > 0 {
                let count = unsafe Double(counts.base[x])
                unsafe matrix[x * size + x] += count
                for i in 0..<4 { unsafe matrix[(observationCount + i) * size + x] += count * features[i] }
            }
            for i in 0..<4 {
                for j in 0...i {
                    unsafe matrix[(observationCount + i) * size + observationCount + j] +=
                        Double(trajectories) * features[i] * features[j]
                }
            }
        }
        for i in 0..<size { unsafe matrix[i * size + i] += i < observationCount ? ridge / 2 : ridge }
        factorise()
    }

    /// Fits returns-to-go and writes the baseline, both `[T, K]`.
    package func fit(
        returns: UnsafePointer<Scalar>, observations: UnsafePointer<UInt16>, into baseline: UnsafeMutablePointer<Scalar>
    ) {
        rightSide.fill(0)
        sums.fill(0)
        let steps = horizon * trajectories
        unsafe Scalar.scatterAdd(returns, observations, sums.base, cells: observationCount, count: steps)
        for x in 0..<observationCount {
            unsafe rightSide.base[x] =
                unsafe sums.base[x] + sums.base[x + observationCount] + sums.base[x + 2 * observationCount]
                + sums.base[x + 3 * observationCount]
        }
        for t in 0..<horizon {
            let total = unsafe Scalar.sum(returns + t * trajectories, count: trajectories)
            for i in 0..<4 { unsafe rightSide.base[observationCount + i] += timeFeatures.base[4 * t + i] * total }
        }
        solve()
        for x in 0..<observationCount { unsafe byObservation.base[x] = Scalar(rightSide.base[x]) }
        unsafe Scalar.gather(byObservation.base, observations, baseline, count: steps)
        let time = unsafe rightSide.base + observationCount
        for t in 0..<horizon {
            let features = unsafe timeFeatures.base + 4 * t
            let offset = (0..<4).reduce(0) { unsafe $0 + time[$1] * features[$1] }
            unsafe Scalar.add(Scalar(offset), to: baseline + t * trajectories, count: trajectories)
        }
    }

    /// Cholesky factorisation in place. Observations do not interact, so their rows need no elimination among
    /// themselves: only the four last rows are dense.
    private func factorise() {
        let size = unknowns
        let matrix = unsafe factor.base
        for x in 0..<observationCount { unsafe matrix[x * size + x] = matrix[x * size + x].squareRoot() }
        for i in observationCount..<size {
            for x in 0..<observationCount { unsafe matrix[i * size + x] /= matrix[x * size + x] }
            for j in observationCount...i {
                var value = unsafe matrix[i * size + j]
                for k in 0..<j { unsafe value -= matrix[i * size + k] * matrix[j * size + k] }
                unsafe matrix[i * size + j] = j == i ? max(value, 0).squareRoot() : value / matrix[j * size + j]
            }
        }
    }

    /// Solves for `rightSide` in place by forward and back substitution.
    private func solve() {
        let size = unknowns
        let matrix = unsafe factor.base
        let b = unsafe rightSide.base
        for x in 0..<observationCount { unsafe b[x] /= matrix[x * size + x] }
        for i in observationCount..<size {
            for k in 0..<i { unsafe b[i] -= matrix[i * size + k] * b[k] }
            unsafe b[i] /= matrix[i * size + i]
        }
        for i in (observationCount..<size).reversed() {
            for k in i + 1..<max(size, i + 1) { unsafe b[i] -= matrix[k * size + i] * b[k] }
            unsafe b[i] /= matrix[i * size + i]
        }
        for x in 0..<observationCount {
            for k in observationCount..<size { unsafe b[x] -= matrix[k * size + x] * b[k] }
            unsafe b[x] /= matrix[x * size + x]
        }
    }
}
