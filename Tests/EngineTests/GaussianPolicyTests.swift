import Engine
import Kernels
import Platform
import Testing

/// Gaussian policies that draw their actions themselves, and the bound of their standard deviations; their derivatives are
/// tested with those of all policies.
struct GaussianPolicyTests {
    typealias Shape = PolicySample.Shape

    static let shape = Shape(
        kind: .gaussian(hidden: 7), observations: .reals(5), actions: .reals(3), trajectories: 17, horizon: 4)

    /// A policy that has drawn actions for what a sample saw, and the actions.
    static func act(
        _ sample: PolicySample, _ parameters: [Double], key: UInt32 = 1
    ) throws -> (policy: NetworkPolicy<Double>, actions: SpaceBuffer<Double>) {
        let shape = sample.shape
        let policy = try #require(
            shape.kind.policy(
                Double.self, observations: shape.observations, actions: shape.actions,
                trajectories: shape.trajectories, horizon: shape.horizon) as? NetworkPolicy<Double>)
        policy.load(Buffer(parameters))
        let bits = Buffer<UInt32>(count: shape.horizon * policy.wordsPerStep, repeating: 0)
        Philox(key: SIMD2(key, 2), stream: SIMD3(3, 4, 5)).fill(bits.base, count: bits.count)
        let observations = SpaceBuffer<Double>(sample.seen, shape.observations, shape)
        let actions = SpaceBuffer<Double>(shape.actions, steps: shape.horizon, trajectories: shape.trajectories)
        for step in 0..<shape.horizon {
            policy.act(step: step, observations: observations, bits: bits, actions: actions)
        }
        return (policy, actions)
    }

    /// Everything that a policy computes from its steps.
    static func results(_ policy: any Policy<Double>, _ sample: PolicySample) -> [[Double]] {
        let count = policy.parameterCount
        let direction = Buffer<Double>(sample.direction)
        let (gradient, result) = (Buffer<Double>(zeros: count), Buffer<Double>(zeros: count))
        let (entropy, tangent) = (Buffer<Double>(zeros: count), Buffer<Double>(zeros: sample.shape.steps))
        policy.innerGradient(weights: Buffer(sample.innerWeights), into: gradient)
        policy.tangent(direction: direction, scale: 1.1, into: tangent)
        policy.pullBack(outerWeights: Buffer(sample.weights), direction: direction, rate: 0.6, into: result)
        let total = policy.addEntropyGradient(scale: 0.2, to: entropy)
        return [gradient.array, tangent.array, result.array, entropy.array, [total]]
    }

    @Test(arguments: [1, 2, 3, 17])
    func `acting and recording the same actions are the same`(trajectories: Int) throws {
        var shape = Self.shape
        shape.trajectories = trajectories
        let sample = PolicySample(shape)
        let (policy, actions) = try Self.act(sample, sample.parameters)
        let again = PolicySample(
            shape, parameters: sample.parameters, seen: sample.seen, done: .reals(actions.vectors.array))
        #expect(Self.results(policy, sample) == Self.results(again.policy(sample.parameters), sample))
        // How likely the actions are.
        let logs = again.recorded(sample.parameters)
        let likelihood = logs.reduce(0, +) / Double(logs.count)
        #expect(abs(policy.logLikelihood() - likelihood) < 1e-12 * abs(likelihood))
        // Other random numbers give other actions.
        let other = try Self.act(sample, sample.parameters, key: 9).policy
        #expect(Self.results(policy, sample) != Self.results(other, sample))
    }

    @Test func `actions have the means and standard deviations of the policy`() throws {
        var shape = Self.shape
        shape.trajectories = 20_000
        shape.horizon = 2
        let sample = PolicySample(shape)
        let actions = try Self.act(sample, sample.parameters).actions.vectors
        let means = sample.outputs(sample.parameters)
        let logStd = sample.parameters.suffix(3)
        var (sums, squares, products) = ([0.0, 0, 0], [0.0, 0, 0], 0.0)
        for (index, mean) in means.enumerated() {
            let z = zip(mean.indices, logStd).map { a, logStd in (actions[3 * index + a] - mean[a]) / exp(logStd) }
            for a in 0..<3 {
                sums[a] += z[a]
                squares[a] += z[a] * z[a]
            }
            products += z[0] * z[1]
        }
        // Five standard errors of the mean, of the variance and of the covariance.
        let count = Double(means.count)
        #expect(sums.allSatisfy { abs($0 / count) < 5 / count.squareRoot() })
        #expect(squares.allSatisfy { abs($0 / count - 1) < 5 * (2 / count).squareRoot() })
        #expect(abs(products / count) < 5 / count.squareRoot())
    }

    @Test func `nothing depends on a standard deviation below the smallest`() throws {
        let sample = PolicySample(Self.shape)
        var parameters = sample.parameters
        let last = parameters.count - 1
        parameters[last] = -20
        let (policy, actions) = try Self.act(sample, parameters)
        let drawn = PolicySample(
            Self.shape, parameters: parameters, seen: sample.seen, done: .reals(actions.vectors.array))
        let means = drawn.outputs(parameters)
        let deviations = means.indices.map { abs(actions.vectors[3 * $0 + 2] - means[$0][2]) }
        #expect(deviations.allSatisfy { $0 < 7e-6 } && deviations.contains { $0 > 1e-7 })
        // Along this logarithm nothing changes, and pulling back leaves its adjoint alone.
        let results = Self.results(policy, sample)
        #expect(results[0][last] == 0 && results[2][last] == sample.direction[last] && results[3][last] == 0)
        #expect(abs(results[4][0] - drawn.entropy(parameters)) < 1e-9 * abs(results[4][0]))
        #expect(results.allSatisfy { $0.allSatisfy(\.isFinite) })
        let along = Buffer<Double>(zeros: parameters.count)
        along[last] = 1
        let tangent = Buffer<Double>(count: Self.shape.steps, repeating: 99)
        policy.tangent(direction: along, scale: 1, into: tangent)
        #expect(tangent.array.allSatisfy { $0 == 0 })
    }

    @Test func `divergences and means are those of the written-out distributions`() throws {
        let sample = PolicySample(Self.shape)
        let (policy, actions) = try Self.act(sample, sample.parameters)
        let parameters = sample.parameters.enumerated().map { $1 + 0.1 * sin(Double($0)) }
        let other = try Self.act(sample, parameters).policy
        let observations = SpaceBuffer<Double>(sample.seen, Self.shape.observations, Self.shape)
        for step in 0..<Self.shape.horizon { other.record(step: step, observations: observations, actions: actions) }
        let (means, others) = (sample.outputs(sample.parameters), sample.outputs(parameters))
        let last = parameters.count - 3
        var expected = 0.0
        for (own, other) in zip(means, others) {
            for a in 0..<3 {
                let (p, q) = (exp(sample.parameters[last + a]), exp(parameters[last + a]))
                let difference = own[a] - other[a]
                expected += log(q / p) + (p * p + difference * difference) / (2 * q * q) - 0.5
            }
        }
        expected /= Double(means.count)
        #expect(expected > 0.001 && abs(policy.divergence(from: other) - expected) < 1e-12 * max(expected, 1))
        #expect(abs(policy.divergence(from: policy)) < 1e-15)
        let normal = policy.normal(of: actions)
        for a in 0..<3 {
            let mean = means.reduce(0) { $0 + $1[a] } / Double(means.count)
            #expect(abs(normal.means[a] - mean) < 1e-12)
            #expect(abs(normal.deviations[a] - exp(sample.parameters[last + a])) < 1e-12)
        }
    }

    @Test func `there are no tables to show`() throws {
        let sample = PolicySample(Self.shape)
        #expect(try Self.act(sample, sample.parameters).policy.probabilities().isEmpty)
    }
}
