import Engine
import EngineFixtures
import Games
import Kernels
import Testing

/// Recurrent critics against a plain forward pass and its finite differences.
struct LSTMCriticTests {
    /// Sizes, none a multiple of a vector's width.
    struct Shape: Sendable, CustomTestStringConvertible {
        var observations: Space
        var hidden: Int
        var trajectories: Int
        var horizon: Int
        var testDescription: String {
            "sees \(observations), \(hidden) units, \(trajectories) trajectories of \(horizon) steps"
        }
    }

    static let shapes = [(5, 3, 3, 4), (10, 7, 17, 3), (5, 33, 2, 3), (3, 1, 1, 5), (1, 3, 2, 2), (17, 7, 3, 2)]
        .flatMap { size, hidden, trajectories, horizon in
            [Space.choices(size), .reals(size)].map {
                Shape(observations: $0, hidden: hidden, trajectories: trajectories, horizon: horizon)
            }
        }

    @Test(arguments: shapes)
    func `critics value what they see, and their gradients fit`(shape: Shape) {
        // What a critic sees is drawn like what a policy with one output sees.
        let sample = PolicySample(
            PolicySample.Shape(
                kind: .lstm(hidden: shape.hidden), observations: shape.observations, actions: .choices(1),
                trajectories: shape.trajectories, horizon: shape.horizon))
        let critic = LSTMCritic<Double>(
            shape: LSTMShape(inputs: shape.observations.size, hidden: shape.hidden, outputs: 1),
            isDense: shape.observations.isDense, trajectories: shape.trajectories, horizon: shape.horizon)
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
