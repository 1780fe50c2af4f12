import Engine
import EngineFixtures
import Kernels
import Testing

/// The linear baseline against ridge regression with all its features, solved directly.
struct LinearBaselineTests {
    /// Sizes; `visited` observations of all occur.
    struct Shape: Sendable, CustomTestStringConvertible {
        var observations: Int
        var visited: Int
        var trajectories: Int
        var horizon: Int
        var testDescription: String {
            "\(visited) of \(observations) observations, \(trajectories) trajectories of \(horizon) steps"
        }
        var steps: Int { trajectories * horizon }
    }

    static let shapes = [
        Shape(observations: 5, visited: 5, trajectories: 64, horizon: 150),
        Shape(observations: 5, visited: 2, trajectories: 3, horizon: 4),
        Shape(observations: 5, visited: 1, trajectories: 8, horizon: 11),
        Shape(observations: 10, visited: 10, trajectories: 7, horizon: 50),
        Shape(observations: 28, visited: 20, trajectories: 5, horizon: 9),
        Shape(observations: 82, visited: 60, trajectories: 33, horizon: 11),
        Shape(observations: 5, visited: 5, trajectories: 1, horizon: 30),
        Shape(observations: 5, visited: 5, trajectories: 17, horizon: 1),
        Shape(observations: 5, visited: 5, trajectories: 1, horizon: 1),
    ]
    static let ridge = 1e-5

    /// Observations of trajectories, `[T, K]`, the first of each being 0 as in a game.
    static func observations(_ shape: Shape) -> [UInt16] {
        var numbers = TestNumbers(UInt64(shape.steps))
        let drawn = numbers.indices(shape.steps, below: shape.visited)
        return drawn.enumerated().map { index, x in index < shape.trajectories ? 0 : x }
    }

    static func returns(_ shape: Shape, seed: UInt64) -> [Double] {
        var numbers = TestNumbers(seed)
        return numbers.reals(shape.steps, in: -10...10)
    }

    /// What the engine fits.
    static func fit<Scalar: KernelScalar>(
        _ returns: [Double], _ observations: [UInt16], _ shape: Shape, _: Scalar.Type
    ) -> [Double] {
        let baseline = LinearBaseline<Scalar>(
            observationCount: shape.observations, trajectories: shape.trajectories, horizon: shape.horizon,
            ridge: ridge)
        baseline.prepare(observations: observations)
        let fitted = Guarded<Scalar>(zeros: shape.steps)
        baseline.fit(returns: returns.map { Scalar($0) }, observations: observations, into: fitted.base)
        #expect(fitted.isIntact)
        return fitted.reals
    }

    /// The features `[x, x^2, s, s^2, s^3, 1]` of one step, x the one-hot observation.
    static func features(_ observation: UInt16, step: Int, _ shape: Shape) -> [Double] {
        let x = (0..<shape.observations).map { $0 == observation ? 1.0 : 0 }
        let s = Double(step) / 100
        return x + x.map { $0 * $0 } + [s, s * s, s * s * s, 1]
    }

    /// Ridge regression by its normal equations.
    static func directFit(_ returns: [Double], _ observations: [UInt16], _ shape: Shape) -> [Double] {
        let rows = observations.enumerated().map { features($1, step: $0 / shape.trajectories, shape) }
        let size = 2 * shape.observations + 4
        var matrix = (0..<size).map { i in (0..<size).map { $0 == i ? ridge : 0 } }
        var right = Array(repeating: 0.0, count: size)
        for (row, value) in zip(rows, returns) {
            for i in 0..<size where row[i] != 0 {
                right[i] += row[i] * value
                for j in 0..<size { matrix[i][j] += row[i] * row[j] }
            }
        }
        let weights = solve(matrix, right)
        return rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// Gaussian elimination with partial pivoting.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let size = rows.count
        for column in 0..<size {
            let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            for row in column + 1..<max(size, column + 1) {
                let share = rows[row][column] / rows[column][column]
                for j in column...size { rows[row][j] -= share * rows[column][j] }
            }
        }
        var solution = Array(repeating: 0.0, count: size)
        for row in (0..<size).reversed() {
            let known = (row + 1..<max(size, row + 1)).reduce(0) { $0 + rows[row][$1] * solution[$1] }
            solution[row] = (rows[row][size] - known) / rows[row][row]
        }
        return solution
    }

    @Test(arguments: shapes)
    func `the fit is the ridge regression on all features`(shape: Shape) {
        let observations = Self.observations(shape)
        let returns = Self.returns(shape, seed: 1)
        let expected = Self.directFit(returns, observations, shape)
        #expect(worstError(Self.fit(returns, observations, shape, Double.self), expected) < 1e-6)
        #expect(worstError(Self.fit(returns, observations, shape, Float.self), expected) < 1e-5)
    }

    @Test(arguments: shapes)
    func `constant rewards per step are fitted as well`(shape: Shape) {
        let observations = Self.observations(shape)
        // Undiscounted return-to-go of a reward of 1 per step.
        let returns = (0..<shape.steps).map { Double(shape.horizon - $0 / shape.trajectories) }
        let expected = Self.directFit(returns, observations, shape)
        #expect(worstError(Self.fit(returns, observations, shape, Double.self), expected) < 1e-6)
        // It is linear in the step, which is a feature; the ridge holds it back when there are few steps.
        #expect(worstError(expected, returns) < 1e-2)
    }

    @Test(arguments: shapes)
    func `a constant return is reproduced`(shape: Shape) {
        let returns = Array(repeating: 3.7, count: shape.steps)
        let fitted = Self.fit(returns, Self.observations(shape), shape, Double.self)
        #expect(worstError(fitted, returns) < 1e-5)
    }

    @Test func `returns that belong to other steps change the fit`() {
        let shape = Shape(observations: 5, visited: 5, trajectories: 7, horizon: 20)
        let observations = Self.observations(shape)
        // What the observation says, plus a trend.
        let returns = observations.enumerated().map { 3 * Double($1) + 0.1 * Double($0 / shape.trajectories) }
        let fitted = Self.fit(returns, observations, shape, Double.self)
        #expect(worstError(fitted, returns) < 1e-3)
        // The same numbers ordered by trajectory, then step: what a confusion of [T, K] and [K, T] would make of them.
        let transposed = (0..<shape.steps).map { index in
            returns[index % shape.horizon * shape.trajectories + index / shape.horizon]
        }
        let other = Self.fit(transposed, observations, shape, Double.self)
        #expect(worstError(other, fitted) > 0.1)
        #expect(worstError(other, Self.directFit(transposed, observations, shape)) < 1e-6)
    }

    @Test func `one factorisation serves all agents`() {
        let shape = Shape(observations: 10, visited: 9, trajectories: 7, horizon: 12)
        let observations = Self.observations(shape)
        let baseline = LinearBaseline<Double>(
            observationCount: shape.observations, trajectories: shape.trajectories, horizon: shape.horizon,
            ridge: Self.ridge)
        // What was factored before leaves no trace.
        baseline.prepare(observations: Array(observations.reversed()))
        baseline.prepare(observations: observations)
        for seed: UInt64 in [2, 3, 2] {
            let returns = Self.returns(shape, seed: seed)
            let fitted = Buffer<Double>(count: shape.steps, repeating: 0)
            baseline.fit(returns: returns, observations: observations, into: fitted.base)
            #expect(fitted.array == Self.fit(returns, observations, shape, Double.self))
        }
    }
}
