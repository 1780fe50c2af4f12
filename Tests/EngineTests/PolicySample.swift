import Engine
import EngineFixtures
import Games
import Kernels
import Platform
import Testing

/// A policy of any kind with what it saw and did, and the same distributions straight from their formulas.
struct PolicySample: Sendable {
    /// Sizes, and what the policy is.
    struct Shape: Sendable, CustomTestStringConvertible {
        var kind: PolicyKind
        var observations: Space
        var actions: Space
        /// K and T.
        var trajectories: Int
        var horizon: Int

        var steps: Int { trajectories * horizon }
        var parameterCount: Int { kind.parameterCount(observations: observations.size, outputs: actions.size) }
        var testDescription: String {
            "\(kind), sees \(observations), does \(actions), \(trajectories) trajectories of \(horizon) steps"
        }
    }

    let shape: Shape
    /// One row of K a step.
    let seen: RecordedActions
    let done: RecordedActions
    let parameters: [Double]
    /// Weights of outer and inner loss, `[T, K]`, and a direction in the parameters.
    let weights: [Double]
    let innerWeights: [Double]
    let direction: [Double]

    /// Random numbers everywhere.
    init(_ shape: Shape) {
        var numbers = TestNumbers(UInt64(1_000 * shape.parameterCount + shape.steps))
        func draw(_ space: Space) -> RecordedActions {
            switch space {
            case .choices(let count): .choices(numbers.indices(shape.steps, below: count))
            case .reals(let size): .reals(numbers.reals(shape.steps * size))
            }
        }
        self.shape = shape
        parameters = numbers.reals(shape.parameterCount, in: -0.8...0.8)
        seen = draw(shape.observations)
        done = draw(shape.actions)
        weights = numbers.reals(shape.steps)
        innerWeights = numbers.reals(shape.steps)
        direction = numbers.reals(shape.parameterCount)
    }

    /// What an agent of a recorded chain saw and did.
    init(_ shape: Shape, parameters: [Double], seen: RecordedActions, done: RecordedActions) {
        self.shape = shape
        self.parameters = parameters
        self.seen = seen
        self.done = done
        weights = []
        innerWeights = []
        direction = []
    }

    /// The engine's policy at some parameters, having recorded the steps.
    func policy<Scalar: KernelScalar>(_ parameters: [Double], _: Scalar.Type = Double.self) -> any Policy<Scalar> {
        let policy = shape.kind.policy(
            Scalar.self, observations: shape.observations, actions: shape.actions, trajectories: shape.trajectories,
            horizon: shape.horizon)
        policy.load(Buffer(parameters))
        let observations = SpaceBuffer<Scalar>(seen, shape.observations, shape)
        let actions = SpaceBuffer<Scalar>(done, shape.actions, shape)
        for step in 0..<shape.horizon { policy.record(step: step, observations: observations, actions: actions) }
        return policy
    }

    /// Observations, one-hot ones spelled out, `[T * K][S]`.
    private var inputs: [[Double]] {
        let size = shape.observations.size
        switch seen {
        case .choices(let indices): return indices.map { x in (0..<size).map { $0 == Int(x) ? 1 : 0 } }
        case .reals(let values): return (0..<shape.steps).map { Array(values[$0 * size..<($0 + 1) * size]) }
        }
    }

    /// Logits or means, `[T * K][A]`.
    func outputs(_ parameters: [Double]) -> [[Double]] {
        let size = shape.actions.size
        guard let network = shape.kind.network, let hidden = shape.kind.hidden else {
            return inputs.map { x in
                let row = x.firstIndex(of: 1) ?? 0
                return Array(parameters[row * size..<(row + 1) * size])
            }
        }
        return ReferenceNetwork(
            network, NetworkSize(inputs: shape.observations.size, hidden: hidden, outputs: size),
            trajectories: shape.trajectories, horizon: shape.horizon, inputs: inputs
        ).outputs(parameters)
    }

    /// Log-probability of what was recorded, `[T, K]`.
    func recorded(_ parameters: [Double]) -> [Double] {
        let outputs = outputs(parameters)
        switch done {
        case .choices(let indices):
            return zip(outputs, indices).map { $0[Int($1)] - log($0.reduce(0) { $0 + exp($1) }) }
        case .reals(let values):
            let size = shape.actions.size
            let logStd = parameters.suffix(size).map { max($0, log(1e-6)) }
            return outputs.enumerated().map { index, means in
                (0..<size).reduce(0) { sum, a in
                    let z = (values[index * size + a] - means[a]) / exp(logStd[a])
                    return sum - z * z / 2 - logStd[a] - log(2 * Double.pi) / 2
                }
            }
        }
    }

    /// Entropy summed over all steps.
    func entropy(_ parameters: [Double]) -> Double {
        if shape.kind.head == .gaussian {
            let one = parameters.suffix(shape.actions.size).reduce(0) {
                $0 + max($1, log(1e-6)) + (1 + log(2 * Double.pi)) / 2
            }
            return Double(shape.steps) * one
        }
        return outputs(parameters).reduce(0) { sum, logits in
            let total = log(logits.reduce(0) { $0 + exp($1) })
            return sum - logits.reduce(0) { $0 + exp($1 - total) * ($1 - total) }
        }
    }
}

extension SpaceBuffer {
    /// A buffer of recorded numbers.
    convenience init(_ values: RecordedActions, _ space: Space, _ shape: PolicySample.Shape) {
        self.init(space, steps: shape.horizon, trajectories: shape.trajectories)
        switch values {
        case .choices(let values): for (index, value) in values.enumerated() { indices[index] = value }
        case .reals(let values): for (index, value) in values.enumerated() { vectors[index] = Scalar(value) }
        }
    }
}
