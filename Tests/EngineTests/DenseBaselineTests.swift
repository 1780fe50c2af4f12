import Engine
import EngineFixtures
import Kernels
import Testing

/// The linear baseline on dense observations against ridge regression solved directly.
struct DenseBaselineTests {
    /// Sizes: S, K, T.
    static let shapes = [(1, 1, 1), (1, 3, 4), (5, 17, 11), (17, 64, 20), (7, 4, 6)]
    static let ridge = 1e-5

    private func fit<Scalar: KernelScalar>(
        _ baseline: DenseBaseline<Scalar>, _ returns: [Double], _ observations: [Double], _ shape: (Int, Int, Int)
    ) -> [Double] {
        let seen = SpaceBuffer<Scalar>(.reals(shape.0), steps: shape.2 + 1, trajectories: shape.1)
        for (index, value) in observations.enumerated() { seen.vectors[index] = Scalar(value) }
        baseline.prepare(seen)
        let fitted = Guarded<Scalar>(zeros: returns.count)
        baseline.fit(returns: returns.map { Scalar($0) }, seen, into: fitted.base)
        #expect(fitted.isIntact)
        return fitted.reals
    }

    /// Ridge regression on `[x, x^2, s, s^2, s^3, 1]` by its normal equations.
    private func directFit(_ returns: [Double], _ observations: [Double], _ shape: (Int, Int, Int)) -> [Double] {
        let rows = returns.indices.map { index in
            let x = Array(observations[index * shape.0..<(index + 1) * shape.0])
            let s = Double(index / shape.1) / 100
            return x + x.map { $0 * $0 } + [s, s * s, s * s * s, 1]
        }
        let size = 2 * shape.0 + 4
        var matrix = (0..<size).map { i in (0..<size).map { $0 == i ? Self.ridge : 0 } }
        var right = Array(repeating: 0.0, count: size)
        for (row, value) in zip(rows, returns) {
            for i in 0..<size {
                right[i] += row[i] * value
                for j in 0..<size { matrix[i][j] += row[i] * row[j] }
            }
        }
        let weights = LinearBaselineTests.solve(matrix, right)
        return rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    @Test(arguments: shapes)
    func `the fit is the ridge regression on all features`(size: Int, trajectories: Int, horizon: Int) {
        let shape = (size, trajectories, horizon)
        var numbers = TestNumbers(UInt64(size * trajectories + horizon))
        let observations = numbers.reals(trajectories * horizon * size)
        let returns = numbers.reals(trajectories * horizon, in: -10...10)
        let others = numbers.reals(trajectories * horizon, in: -10...10)
        let double = DenseBaseline<Double>(
            size: size, trajectories: trajectories, horizon: horizon, ridge: Self.ridge)
        let float = DenseBaseline<Float>(
            size: size, trajectories: trajectories, horizon: horizon, ridge: Self.ridge)
        // What was fitted before leaves no trace.
        _ = fit(double, others, observations.reversed(), shape)
        #expect(worstError(fit(double, returns, observations, shape), directFit(returns, observations, shape)) < 1e-6)
        #expect(worstError(fit(float, returns, observations, shape), directFit(returns, observations, shape)) < 1e-4)
    }
}
