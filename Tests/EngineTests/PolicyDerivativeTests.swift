import Engine
import EngineFixtures
import Games
import Kernels
import Platform
import Testing

/// Derivatives of policies of all kinds against finite differences of log-probabilities that are computed here.
struct PolicyDerivativeTests {
    typealias Shape = PolicySample.Shape

    static let tables = [(5, 2), (10, 3), (7, 5)].flatMap { observations, actions in
        [3, 7, 17].flatMap { trajectories in
            [2, 5].map { horizon in
                Shape(
                    kind: .tabular, observations: .choices(observations), actions: .choices(actions),
                    trajectories: trajectories, horizon: horizon)
            }
        }
    }

    // Sizes of networks are no multiples of a vector's width: S, H, A, K, T.

    static let categorical = [(5, 3, 2, 3, 4), (10, 7, 3, 17, 3), (5, 33, 2, 2, 3), (3, 1, 4, 1, 5)].flatMap {
        networks(.choices($0.0), $0.1, .choices($0.2), $0.3, $0.4)
    }

    static let denseCategorical = [(5, 7, 3, 3, 3), (17, 3, 2, 17, 2), (1, 33, 2, 1, 2)].flatMap {
        networks(.reals($0.0), $0.1, .choices($0.2), $0.3, $0.4)
    }

    static let gaussian = [
        (1, 1, 1, 1, 3), (5, 3, 2, 3, 4), (17, 7, 3, 17, 2), (5, 33, 3, 2, 2), (17, 1, 3, 2, 3), (1, 33, 1, 1, 2),
        (17, 33, 2, 1, 2),
    ].flatMap { networks(.reals($0.0), $0.1, .reals($0.2), $0.3, $0.4) }

    static let oneHotGaussian = networks(.choices(5), 3, .reals(2), 3, 4)

    /// Policies of every class of networks.
    static func networks(
        _ observations: Space, _ hidden: Int, _ actions: Space, _ trajectories: Int, _ horizon: Int
    ) -> [Shape] {
        PolicyClass.networks.map {
            Shape(
                kind: $0.kind(hidden: hidden, actions: actions), observations: observations,
                actions: actions, trajectories: trajectories, horizon: horizon)
        }
    }

    static let shapes = tables + categorical + denseCategorical + gaussian + oneHotGaussian

    /// The engine's `score` of the outer weights at some parameters.
    static func score(_ sample: PolicySample, _ parameters: [Double]) -> [Double] {
        let result = Buffer<Double>(count: parameters.count, repeating: 99)
        sample.policy(parameters).pullBack(
            outerWeights: Buffer(sample.weights), direction: Buffer(zeros: parameters.count), rate: 0, into: result)
        return result.array
    }

    static func moved(_ sample: PolicySample, _ step: Double) -> [Double] {
        zip(sample.parameters, sample.direction).map { $0 + step * $1 }
    }

    @Test(arguments: shapes)
    func `scores are derivatives of log-probabilities`(shape: Shape) {
        let sample = PolicySample(shape)
        let expected = finiteDifferences(sample.parameters) {
            zip(sample.weights, sample.recorded($0)).reduce(0) { $0 + $1.0 * $1.1 }
        }
        #expect(worstError(Self.score(sample, sample.parameters), expected) < 1e-6)
        let gradient = Buffer<Double>(count: shape.parameterCount, repeating: 99)
        sample.policy(sample.parameters).innerGradient(weights: Buffer(sample.weights), into: gradient)
        #expect(worstError(gradient.array, expected.map { -$0 / Double(shape.trajectories) }) < 1e-6)
    }

    @Test(arguments: shapes)
    func `tangents are directional derivatives`(shape: Shape) {
        let sample = PolicySample(shape)
        let tangent = Buffer<Double>(count: shape.steps, repeating: 99)
        sample.policy(sample.parameters).tangent(direction: Buffer(sample.direction), scale: 0.3, into: tangent)
        let expected = zip(
            sample.recorded(Self.moved(sample, 1e-5)), sample.recorded(Self.moved(sample, -1e-5))
        ).map { 0.3 * ($0 - $1) / 2e-5 }
        #expect(worstError(tangent.array, expected) < 1e-6)
    }

    @Test(arguments: shapes)
    func `pulling back adds direction, curvature and score`(shape: Shape) {
        let sample = PolicySample(shape)
        let count = shape.parameterCount
        let policy = sample.policy(sample.parameters)
        let direction = Buffer<Double>(sample.direction)
        policy.innerGradient(weights: Buffer(sample.innerWeights), into: Buffer(zeros: count))
        policy.tangent(direction: direction, scale: 1, into: Buffer(zeros: shape.steps))
        func pullBack(_ outer: [Double]?, rate: Double) -> [Double] {
            let result = Buffer<Double>(count: count, repeating: 99)
            policy.pullBack(outerWeights: outer.map { Buffer($0) }, direction: direction, rate: rate, into: result)
            return result.array
        }
        #expect(pullBack(nil, rate: 0) == sample.direction)
        let curved = pullBack(nil, rate: 0.7)
        let up = innerGradient(sample, Self.moved(sample, 1e-5))
        let down = innerGradient(sample, Self.moved(sample, -1e-5))
        // The inner loss is descended: its gradient has the other sign.
        let change = zip(up, down).map { -0.7 * ($0 - $1) / 2e-5 }
        #expect(worstError(zip(curved, sample.direction).map { $0 - $1 }, change) < 1e-6)
        let score = Self.score(sample, sample.parameters)
        #expect(worstError(pullBack(sample.weights, rate: 0.7), zip(curved, score).map { $0 + $1 }) < 1e-12)
    }

    private func innerGradient(_ sample: PolicySample, _ parameters: [Double]) -> [Double] {
        let gradient = Buffer<Double>(count: parameters.count, repeating: 99)
        sample.policy(parameters).innerGradient(weights: Buffer(sample.innerWeights), into: gradient)
        return gradient.array
    }

    @Test(arguments: shapes)
    func `the entropy and its gradient are those of the distributions met`(shape: Shape) {
        let sample = PolicySample(shape)
        let before = Array(sample.direction)
        let gradient = Buffer<Double>(before)
        let value = sample.policy(sample.parameters).addEntropyGradient(scale: -0.4, to: gradient)
        #expect(abs(value - sample.entropy(sample.parameters)) < 1e-10 * abs(value))
        let expected = finiteDifferences(sample.parameters, sample.entropy).map { -0.4 * $0 }
        #expect(worstError(zip(gradient.array, before).map { $0 - $1 }, expected) < 1e-6)
    }

    @Test(arguments: denseCategorical + categorical)
    func `divergences are those of the distributions met, and none is negative`(shape: Shape) throws {
        let sample = PolicySample(shape)
        let other = Self.moved(sample, 0.1)
        let policies = try [sample.parameters, other].map {
            try #require(sample.policy($0) as? NetworkPolicy<Double>)
        }
        let distributions = [sample.parameters, other].map { parameters in
            sample.outputs(parameters).map { row in
                let total = row.reduce(0) { $0 + exp($1) }
                return row.map { exp($0) / total }
            }
        }
        let expected = zip(distributions[0], distributions[1]).reduce(0) { $0 + divergence($1.0, from: $1.1) }
        let found = policies[0].divergence(from: policies[1])
        #expect(found > 0 && abs(found - expected / Double(shape.steps)) < 1e-9 * found)
        #expect(policies[0].divergence(from: policies[0]) == 0)
    }

    @Test(arguments: shapes)
    func `single precision gives the same within its rounding`(shape: Shape) {
        let sample = PolicySample(shape)
        let result = Buffer<Float>(count: shape.parameterCount, repeating: 0)
        sample.policy(sample.parameters, Float.self).pullBack(
            outerWeights: Buffer(sample.weights), direction: Buffer(count: shape.parameterCount, repeating: 0),
            rate: 0, into: result)
        #expect(worstError(result.reals, Self.score(sample, sample.parameters)) < 1e-5)
    }
}
