import Engine
import EngineFixtures
import Games
import Kernels
import Testing

/// Critics of every class of networks against a plain forward pass and its finite differences.
struct NetworkCriticTests {
    /// Sizes, none a multiple of a vector's width.
    struct Shape: Sendable, CustomTestStringConvertible {
        var network: NetworkClass
        var observations: Space
        var hidden: Int
        var trajectories: Int
        var horizon: Int
        var testDescription: String {
            "\(network.id), sees \(observations), \(hidden) units, \(trajectories) trajectories of \(horizon) steps"
        }
    }

    static let shapes = [(5, 3, 3, 4), (10, 7, 17, 3), (5, 33, 2, 3), (3, 1, 1, 5), (1, 3, 2, 2), (17, 7, 3, 2)]
        .flatMap { size, hidden, trajectories, horizon in
            [Space.choices(size), .reals(size)].flatMap { observations in
                NetworkClass.all.map {
                    Shape(
                        network: $0, observations: observations, hidden: hidden, trajectories: trajectories,
                        horizon: horizon)
                }
            }
        }

    @Test(arguments: shapes)
    func `critics value what they see, and their gradients fit`(shape: Shape) {
        let kind = PolicyKind(shape.network, hidden: shape.hidden, head: .categorical)
        // What a critic sees is drawn like what a policy with one output sees.
        let sample = PolicySample(
            PolicySample.Shape(
                kind: kind, observations: shape.observations, actions: .choices(1),
                trajectories: shape.trajectories, horizon: shape.horizon))
        let critic = kind.critic(
            Double.self, observations: shape.observations, trajectories: shape.trajectories, horizon: shape.horizon)
        critic.load(Buffer(sample.parameters))
        let observations = SpaceBuffer<Double>(sample.seen, shape.observations, sample.shape)
        let values = Buffer<Double>(zeros: sample.shape.steps)
        critic.evaluate(observations: observations, into: values)
        #expect(worstError(values.array, sample.outputs(sample.parameters).map { $0[0] }) < 1e-12)
        let before = Array(sample.direction)
        let gradient = Buffer<Double>(before)
        critic.addGradient(
            observations: observations, errors: Buffer(sample.weights), scale: 0.5, to: gradient)
        let expected = finiteDifferences(sample.parameters) { parameters in
            zip(sample.weights, sample.outputs(parameters)).reduce(0) { $0 + 0.5 * $1.0 * $1.1[0] }
        }
        #expect(worstError(zip(gradient.array, before).map { $0 - $1 }, expected) < 1e-6)
    }
}
