import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

/// The linear baseline on dense observations, with all its 2S + 4 features. Solved in Double.
package final class DenseBaseline<Scalar: KernelScalar>: Baseline {
    /// S.
    private let size: Int
    private let trajectories: Int
    private let horizon: Int
    private let ridge: Double
    private var unknowns: Int { 2 * size + 4 }
    /// Lower Cholesky factor of the normal equations, `[unknowns, unknowns]` row-major.
    private let factor: Buffer<Double>
    private let rightSide: Buffer<Double>
    /// Features of every step: x, x^2, s, s^2, s^3, 1, `[T, K, unknowns]`.
    private let features: Buffer<Double>
    /// Returns, then the baseline, `[T, K]`.
    private let wide: Buffer<Double>

    package init(size: Int, trajectories: Int, horizon: Int, ridge: Double) {
        self.size = size
        self.trajectories = trajectories
        self.horizon = horizon
        self.ridge = ridge
        let unknowns = 2 * size + 4
        factor = Buffer(zeros: unknowns * unknowns)
        rightSide = Buffer(zeros: unknowns)
        features = Buffer(zeros: horizon * trajectories * unknowns)
        wide = Buffer(zeros: horizon * trajectories)
    }

    package func prepare(_ observations: SpaceBuffer<Scalar>) {
        factor.fill(0)
        for step in 0..<horizon {
            let seen = unsafe observations.vectors(at: step)
            for k in 0..<trajectories {
                let row = unsafe features.base + (step * trajectories + k) * unknowns
                unsafe Scalar.widen(seen + k * size, into: row, count: size)
                unsafe complete(row, step)
                unsafe addLowerProduct(row, to: factor.base, size: unknowns)
            }
        }
        for i in 0..<unknowns { unsafe factor.base[i * unknowns + i] += ridge }
        unsafe Cholesky.factorise(factor.base, count: unknowns)
    }

    /// Fills in the features that follow from x and the step.
    private func complete(_ row: UnsafeMutablePointer<Double>, _ step: Int) {
        for i in 0..<size { unsafe row[size + i] = row[i] * row[i] }
        let s = Double(step) / 100
        unsafe row[2 * size] = s
        unsafe row[2 * size + 1] = s * s
        unsafe row[2 * size + 2] = s * s * s
        unsafe row[2 * size + 3] = 1
    }

    /// The observations must be those of the last `prepare`.
    package func fit(
        returns: UnsafePointer<Scalar>, _ observations: SpaceBuffer<Scalar>,
        into baseline: UnsafeMutablePointer<Scalar>
    ) {
        let (count, unknowns) = (wide.count, unknowns)
        unsafe Scalar.widen(returns, into: wide.base, count: count)
        rightSide.fill(0)
        for index in 0..<count {
            unsafe Double.addScaled(
                features.base + index * unknowns, by: wide.base[index], to: rightSide.base, count: unknowns)
        }
        unsafe Cholesky.solve(factor.base, rightSide.base, count: unknowns)
        for index in 0..<count {
            let row = unsafe features.base + index * unknowns
            var value = 0.0
            for i in 0..<unknowns { unsafe value += rightSide.base[i] * row[i] }
            unsafe wide.base[index] = value
        }
        unsafe Scalar.narrow(wide.base, into: baseline, count: count)
    }
}
