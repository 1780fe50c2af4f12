import Kernels

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
    /// Features of one step of one trajectory: x, x^2, s, s^2, s^3, 1.
    private let features: Buffer<Double>

    package init(size: Int, trajectories: Int, horizon: Int, ridge: Double) {
        self.size = size
        self.trajectories = trajectories
        self.horizon = horizon
        self.ridge = ridge
        let unknowns = 2 * size + 4
        factor = Buffer(zeros: unknowns * unknowns)
        rightSide = Buffer(zeros: unknowns)
        features = Buffer(zeros: unknowns)
    }

    package func prepare(_ observations: SpaceBuffer<Scalar>) {
        factor.fill(0)
        for step in 0..<horizon {
            for k in 0..<trajectories {
                look(observations, step, k)
                addLowerProduct(features.base, to: factor.base, size: unknowns)
            }
        }
        for i in 0..<unknowns { factor.base[i * unknowns + i] += ridge }
        factorise()
    }

    package func fit(
        returns: UnsafePointer<Scalar>, _ observations: SpaceBuffer<Scalar>,
        into baseline: UnsafeMutablePointer<Scalar>
    ) {
        rightSide.fill(0)
        for step in 0..<horizon {
            for k in 0..<trajectories {
                look(observations, step, k)
                let value = Double(returns[step * trajectories + k])
                Double.addScaled(features.base, by: value, to: rightSide.base, count: unknowns)
            }
        }
        solve()
        for step in 0..<horizon {
            for k in 0..<trajectories {
                look(observations, step, k)
                var value = 0.0
                for i in 0..<unknowns { value += rightSide.base[i] * features.base[i] }
                baseline[step * trajectories + k] = Scalar(value)
            }
        }
    }

    /// Fills `features`.
    private func look(_ observations: SpaceBuffer<Scalar>, _ step: Int, _ k: Int) {
        let seen = observations.vectors(at: step) + k * size
        let out = features.base
        for i in 0..<size {
            let x = Double(seen[i])
            out[i] = x
            out[size + i] = x * x
        }
        let s = Double(step) / 100
        out[2 * size] = s
        out[2 * size + 1] = s * s
        out[2 * size + 2] = s * s * s
        out[2 * size + 3] = 1
    }

    /// Cholesky factorisation in place.
    private func factorise() {
        let count = unknowns
        for i in 0..<count {
            let row = factor.base + i * count
            for j in 0...i {
                let other = factor.base + j * count
                var value = row[j]
                for k in 0..<j { value -= row[k] * other[k] }
                row[j] = j == i ? max(value, 0).squareRoot() : value / other[j]
            }
        }
    }

    /// Solves for `rightSide` in place by forward and back substitution.
    private func solve() {
        let count = unknowns
        let matrix = factor.base
        let b = rightSide.base
        for i in 0..<count {
            for k in 0..<i { b[i] -= matrix[i * count + k] * b[k] }
            b[i] /= matrix[i * count + i]
        }
        for i in (0..<count).reversed() {
            for k in i + 1..<max(count, i + 1) { b[i] -= matrix[k * count + i] * b[k] }
            b[i] /= matrix[i * count + i]
        }
    }
}
