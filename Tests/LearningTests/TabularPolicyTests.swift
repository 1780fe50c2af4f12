import Kernels
import Learning
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Derivatives of tabular policies against finite differences of log-probabilities computed here.
struct TabularPolicyTests {
    /// Sizes: observations, actions, trajectories, steps.
    struct Shape: Sendable, CustomTestStringConvertible {
        var observations: Int
        var actions: Int
        var trajectories: Int
        var horizon: Int
        var testDescription: String { "\(observations)x\(actions), \(trajectories) trajectories of \(horizon) steps" }
        var steps: Int { trajectories * horizon }
        var parameters: Int { observations * actions }
    }

    static let shapes = [(5, 2), (10, 3), (7, 5)].flatMap { observations, actions in
        [3, 7, 17].flatMap { trajectories in
            [2, 5].map {
                Shape(observations: observations, actions: actions, trajectories: trajectories, horizon: $0)
            }
        }
    }

    /// A policy with random logits that has recorded random actions, and what it should know about them.
    struct Case {
        let shape: Shape
        let logits: [Double]
        let observations: [UInt16]
        let actions: [UInt16]
        /// Weights `[T, K]` and a direction `[S * A]`.
        let weights: [Double]
        let direction: [Double]

        init(_ shape: Shape) {
            var numbers = TestNumbers(UInt64(1_000 * shape.parameters + shape.steps))
            self.shape = shape
            logits = numbers.reals(shape.parameters)
            observations = numbers.indices(shape.steps, below: shape.observations)
            actions = numbers.indices(shape.steps, below: shape.actions)
            weights = numbers.reals(shape.steps)
            direction = numbers.reals(shape.parameters)
        }

        /// The policy at other logits, having recorded the actions.
        func policy(_ logits: [Double]) -> TabularPolicy<Double> {
            let policy = TabularPolicy<Double>(
                observationCount: shape.observations, actionCount: shape.actions, trajectories: shape.trajectories,
                horizon: shape.horizon)
            policy.load(Buffer(logits))
            for step in 0..<shape.horizon {
                let row = step * shape.trajectories..<(step + 1) * shape.trajectories
                policy.record(step: step, observations: Array(observations[row]), actions: Array(actions[row]))
            }
            return policy
        }

        /// Log-probabilities of all actions in observation x.
        func logProbabilities(_ logits: [Double], _ x: Int) -> [Double] {
            let row = logits[x * shape.actions..<(x + 1) * shape.actions]
            let total = row.reduce(0) { $0 + exp($1) }
            return row.map { $0 - log(total) }
        }

        /// Log-probability of what was recorded, `[T, K]`.
        func recorded(_ logits: [Double]) -> [Double] {
            zip(observations, actions).map { logProbabilities(logits, Int($0))[Int($1)] }
        }

        /// The engine's `score` of the weights at some logits.
        func score(_ logits: [Double]) -> [Double] {
            let result = Buffer<Double>(count: shape.parameters, repeating: 0)
            policy(logits).pullBack(
                outerWeights: Buffer(weights), direction: Buffer(count: shape.parameters, repeating: 0), rate: 0,
                into: result)
            return result.array
        }

        func moved(_ step: Double) -> [Double] { zip(logits, direction).map { $0 + step * $1 } }

        /// Gradient of a function of the logits by central differences.
        func gradient(_ function: ([Double]) -> Double) -> [Double] {
            logits.indices.map { i in
                var (up, down) = (logits, logits)
                up[i] += 1e-5
                down[i] -= 1e-5
                return (function(up) - function(down)) / 2e-5
            }
        }
    }

    @Test(arguments: shapes)
    func `scores are derivatives of log-probabilities`(shape: Shape) {
        let sample = Case(shape)
        let expected = sample.gradient { logits in
            zip(sample.weights, sample.recorded(logits)).reduce(0) { $0 + $1.0 * $1.1 }
        }
        #expect(worstError(sample.score(sample.logits), expected) < 1e-6)

        let gradient = Buffer<Double>(count: shape.parameters, repeating: 99)
        sample.policy(sample.logits).innerGradient(weights: Buffer(sample.weights), into: gradient)
        #expect(worstError(gradient.array, expected.map { -$0 / Double(shape.trajectories) }) < 1e-6)
    }

    @Test(arguments: shapes)
    func `tangents are directional derivatives`(shape: Shape) {
        let sample = Case(shape)
        let tangent = Buffer<Double>(count: shape.steps, repeating: 99)
        sample.policy(sample.logits).tangent(direction: Buffer(sample.direction), scale: 0.3, into: tangent)
        let expected = zip(sample.recorded(sample.moved(1e-5)), sample.recorded(sample.moved(-1e-5)))
            .map { 0.3 * ($0 - $1) / 2e-5 }
        #expect(worstError(tangent.array, expected) < 1e-6)
    }

    @Test(arguments: shapes)
    func `curvature is the change of the score along a direction`(shape: Shape) {
        let sample = Case(shape)
        let rate = 0.7
        let policy = sample.policy(sample.logits)
        policy.innerGradient(
            weights: Buffer(sample.weights), into: Buffer<Double>(count: shape.parameters, repeating: 0))
        let result = Buffer<Double>(count: shape.parameters, repeating: 99)
        policy.pullBack(outerWeights: nil, direction: Buffer(sample.direction), rate: rate, into: result)
        let change = zip(result.array, sample.direction).map { $0 - $1 }
        let expected = zip(sample.score(sample.moved(1e-5)), sample.score(sample.moved(-1e-5)))
            .map { rate * ($0 - $1) / 2e-5 / Double(shape.trajectories) }
        #expect(worstError(change, expected) < 1e-6)
    }

    @Test(arguments: shapes)
    func `pulling back adds direction, curvature and score`(shape: Shape) {
        let sample = Case(shape)
        let policy = sample.policy(sample.logits)
        let inner = Array(sample.weights.reversed())
        policy.innerGradient(weights: Buffer(inner), into: Buffer<Double>(count: shape.parameters, repeating: 0))
        func pullBack(_ outer: [Double]?, _ direction: [Double], rate: Double) -> [Double] {
            let result = Buffer<Double>(count: shape.parameters, repeating: 99)
            policy.pullBack(
                outerWeights: outer.map { Buffer($0) }, direction: Buffer(direction), rate: rate, into: result)
            return result.array
        }
        let zero = Array(repeating: 0.0, count: shape.parameters)
        #expect(pullBack(nil, sample.direction, rate: 0) == sample.direction)
        let curved = pullBack(nil, sample.direction, rate: 1.3)
        let score = pullBack(sample.weights, zero, rate: 1.3)
        #expect(worstError(score, sample.score(sample.logits)) < 1e-12)
        let both = pullBack(sample.weights, sample.direction, rate: 1.3)
        #expect(worstError(both, zip(curved, score).map { $0 + $1 }) < 1e-12)
    }

    @Test(arguments: shapes)
    func `the entropy and its gradient are those of the distributions met`(shape: Shape) {
        let sample = Case(shape)
        func entropy(_ logits: [Double]) -> Double {
            sample.observations.reduce(0) { total, x in
                total - sample.logProbabilities(logits, Int(x)).reduce(0) { $0 + exp($1) * $1 }
            }
        }
        let before = Array(sample.direction)
        let gradient = Buffer<Double>(before)
        let value = sample.policy(sample.logits).addEntropyGradient(scale: -0.4, to: gradient)
        #expect(abs(value - entropy(sample.logits)) < 1e-10 * value)
        let expected = sample.gradient(entropy).map { -0.4 * $0 }
        #expect(worstError(zip(gradient.array, before).map { $0 - $1 }, expected) < 1e-6)
    }

    @Test(arguments: shapes)
    func `probabilities are those of the logits and sum to 1`(shape: Shape) {
        let sample = Case(shape)
        let probabilities = sample.policy(sample.logits).probabilities()
        let expected = (0..<shape.observations).flatMap { sample.logProbabilities(sample.logits, $0).map { exp($0) } }
        #expect(worstError(probabilities, expected) < 1e-14)
        for x in 0..<shape.observations {
            let sum = probabilities[x * shape.actions..<(x + 1) * shape.actions].reduce(0, +)
            #expect(abs(sum - 1) < 1e-14)
        }
    }

    @Test(arguments: shapes)
    func `single precision gives the same within its rounding`(shape: Shape) {
        let sample = Case(shape)
        let policy = TabularPolicy<Float>(
            observationCount: shape.observations, actionCount: shape.actions, trajectories: shape.trajectories,
            horizon: shape.horizon)
        policy.load(Buffer(sample.logits))
        for step in 0..<shape.horizon {
            let row = step * shape.trajectories..<(step + 1) * shape.trajectories
            policy.record(
                step: step, observations: Array(sample.observations[row]), actions: Array(sample.actions[row]))
        }
        let result = Buffer<Float>(count: shape.parameters, repeating: 0)
        policy.pullBack(
            outerWeights: Buffer(sample.weights), direction: Buffer(count: shape.parameters, repeating: 0), rate: 0,
            into: result)
        #expect(worstError(result.reals, sample.score(sample.logits)) < 1e-5)
    }
}
