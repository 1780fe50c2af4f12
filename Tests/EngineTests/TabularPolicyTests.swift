import EngineFixtures
import Platform
import Testing

/// What tables show of themselves; their derivatives are tested with those of all policies.
struct TabularPolicyTests {
    @Test(arguments: PolicyDerivativeTests.tables)
    func `probabilities are those of the logits and sum to 1`(shape: PolicySample.Shape) {
        let sample = PolicySample(shape)
        let probabilities = sample.policy(sample.parameters).probabilities()
        let actions = shape.actions.size
        for x in 0..<shape.observations.size {
            let row = x * actions..<(x + 1) * actions
            let weights = sample.parameters[row].map { exp($0) }
            let total = weights.reduce(0, +)
            #expect(worstError(Array(probabilities[row]), weights.map { $0 / total }) < 1e-14)
            #expect(abs(probabilities[row].reduce(0, +) - 1) < 1e-14)
        }
    }
}
