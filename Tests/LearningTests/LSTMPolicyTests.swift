import Kernels
import Learning
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Derivatives of recurrent policies and critics against finite differences of a plain forward pass written here.
struct LSTMPolicyTests {
    /// Sizes, none a multiple of a vector's width.
    struct Shape: Sendable, CustomTestStringConvertible {
        var network: LSTMShape
        var trajectories: Int
        var horizon: Int
        var testDescription: String {
            "\(network.inputs)-\(network.hidden)-\(network.outputs), \(trajectories) trajectories of \(horizon) steps"
        }
        var steps: Int { trajectories * horizon }
    }

    static let shapes = [(5, 3, 2, 3, 4), (10, 7, 3, 17, 3), (5, 33, 2, 2, 3), (3, 1, 4, 1, 5)].map {
        Shape(
            network: LSTMShape(inputs: $0.0, hidden: $0.1, outputs: $0.2), trajectories: $0.3, horizon: $0.4)
    }

    /// A network with random parameters and what it saw and did.
    struct Case {
        let shape: Shape
        let parameters: [Double]
        let observations: [UInt16]
        let actions: [UInt16]
        let weights: [Double]
        let direction: [Double]

        init(_ shape: Shape) {
            var numbers = TestNumbers(UInt64(100 * shape.network.hidden + shape.steps))
            self.shape = shape
            parameters = numbers.reals(shape.network.parameterCount, in: -0.8...0.8)
            observations = numbers.indices(shape.steps, below: shape.network.inputs)
            actions = numbers.indices(shape.steps, below: shape.network.outputs)
            weights = numbers.reals(shape.steps)
            direction = numbers.reals(shape.network.parameterCount)
        }

        func policy(_ parameters: [Double]) -> LSTMCategoricalPolicy<Double> {
            let policy = LSTMCategoricalPolicy<Double>(
                shape: shape.network, trajectories: shape.trajectories, horizon: shape.horizon)
            policy.load(Buffer(parameters))
            for step in 0..<shape.horizon {
                let row = step * shape.trajectories..<(step + 1) * shape.trajectories
                policy.record(step: step, observations: Array(observations[row]), actions: Array(actions[row]))
            }
            return policy
        }

        /// Outputs of the network, `[T, K][A]`, straight from the formulas.
        func outputs(_ parameters: [Double]) -> [[Double]] {
            let net = shape.network
            let parts = Dictionary(
                uniqueKeysWithValues: net.parts.map { part in
                    (part.name, Array(parameters[part.offset..<part.offset + part.count]))
                })
            func part(_ name: String) -> [Double] { parts[name] ?? [] }
            func product(_ name: String, _ x: [Double], _ bias: String) -> [Double] {
                let matrix = part(name)
                return part(bias).indices.map { row in
                    x.indices.reduce(part(bias)[row]) { $0 + matrix[row * x.count + $1] * x[$1] }
                }
            }
            func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
            var result = Array(repeating: [Double](), count: shape.steps)
            for k in 0..<shape.trajectories {
                var h = Array(repeating: 0.0, count: net.hidden)
                var c = h
                for t in 0..<shape.horizon {
                    let seen = Int(observations[t * shape.trajectories + k])
                    let x = (0..<net.inputs).map { $0 == seen ? 1.0 : 0.0 }
                    let y = product("inputWeight", x, "inputBias").map { max($0, 0) }
                    let z = zip(
                        product("lstmInputWeight", y, "lstmInputBias"), product("lstmHiddenWeight", h, "lstmHiddenBias")
                    ).map { $0 + $1 }
                    for j in 0..<net.hidden {
                        c[j] =
                            sigmoid(z[net.hidden + j]) * c[j] + sigmoid(z[j]) * tanh(z[2 * net.hidden + j])
                    }
                    h = (0..<net.hidden).map { sigmoid(z[3 * net.hidden + $0]) * tanh(c[$0]) }
                    result[t * shape.trajectories + k] = product("outputWeight", h, "outputBias")
                }
            }
            return result
        }

        /// Log-probability of what was recorded, `[T, K]`.
        func recorded(_ parameters: [Double]) -> [Double] {
            zip(outputs(parameters), actions).map { logits, action in
                logits[Int(action)] - log(logits.reduce(0) { $0 + exp($1) })
            }
        }

        func score(_ parameters: [Double]) -> [Double] {
            let zero = Buffer<Double>(zeros: parameters.count)
            let result = Buffer<Double>(zeros: parameters.count)
            policy(parameters).pullBack(outerWeights: Buffer(weights), direction: zero, rate: 0, into: result)
            return result.array
        }

        func moved(_ step: Double) -> [Double] { zip(parameters, direction).map { $0 + step * $1 } }

        /// Central differences of a function of the parameters.
        func gradient(_ function: ([Double]) -> Double) -> [Double] {
            parameters.indices.map { i in
                var (up, down) = (parameters, parameters)
                up[i] += 1e-5
                down[i] -= 1e-5
                return (function(up) - function(down)) / 2e-5
            }
        }
    }

    @Test(arguments: shapes)
    func `scores are derivatives of log-probabilities`(shape: Shape) {
        let sample = Case(shape)
        let expected = sample.gradient { zip(sample.weights, sample.recorded($0)).reduce(0) { $0 + $1.0 * $1.1 } }
        #expect(worstError(sample.score(sample.parameters), expected) < 1e-6)
    }

    @Test(arguments: shapes)
    func `tangents are directional derivatives`(shape: Shape) {
        let sample = Case(shape)
        let tangent = Buffer<Double>(count: shape.steps, repeating: 99)
        sample.policy(sample.parameters).tangent(direction: Buffer(sample.direction), scale: 0.3, into: tangent)
        let expected = zip(sample.recorded(sample.moved(1e-5)), sample.recorded(sample.moved(-1e-5)))
            .map { 0.3 * ($0 - $1) / 2e-5 }
        #expect(worstError(tangent.array, expected) < 1e-6)
    }

    @Test(arguments: shapes)
    func `pulling back adds direction, curvature and score`(shape: Shape) {
        let sample = Case(shape)
        let count = sample.parameters.count
        let policy = sample.policy(sample.parameters)
        let direction = Buffer<Double>(sample.direction)
        policy.innerGradient(weights: Buffer(sample.weights), into: Buffer<Double>(zeros: count))
        policy.tangent(direction: direction, scale: 1, into: Buffer<Double>(zeros: shape.steps))
        let result = Buffer<Double>(count: count, repeating: 99)
        policy.pullBack(outerWeights: Buffer(sample.weights), direction: direction, rate: 0.7, into: result)
        let score = sample.score(sample.parameters)
        let change = zip(sample.score(sample.moved(1e-5)), sample.score(sample.moved(-1e-5)))
            .map { 0.7 * ($0 - $1) / 2e-5 / Double(shape.trajectories) }
        let curvature = result.array.indices.map { result[$0] - sample.direction[$0] - score[$0] }
        #expect(worstError(curvature, change) < 1e-6)
    }

    @Test(arguments: shapes)
    func `entropy gradients are derivatives of the entropy`(shape: Shape) {
        let sample = Case(shape)
        func entropy(_ parameters: [Double]) -> Double {
            sample.outputs(parameters).reduce(0) { sum, logits in
                let total = log(logits.reduce(0) { $0 + exp($1) })
                return sum - logits.reduce(0) { $0 + exp($1 - total) * ($1 - total) }
            }
        }
        let gradient = Buffer<Double>(zeros: sample.parameters.count)
        let value = sample.policy(sample.parameters).addEntropyGradient(scale: 1.5, to: gradient)
        #expect(abs(value - entropy(sample.parameters)) < 1e-9)
        #expect(worstError(gradient.array, sample.gradient(entropy).map { 1.5 * $0 }) < 1e-6)
    }

    @Test(arguments: shapes)
    func `critics value what they see, and their gradients fit`(shape: Shape) {
        var shape = shape
        shape.network = LSTMShape(inputs: shape.network.inputs, hidden: shape.network.hidden, outputs: 1)
        let sample = Case(shape)
        let critic = LSTMCritic<Double>(
            shape: shape.network, trajectories: shape.trajectories, horizon: shape.horizon)
        critic.load(Buffer(sample.parameters))
        let values = Buffer<Double>(zeros: shape.steps)
        critic.evaluate(observations: sample.observations, into: values)
        #expect(worstError(values.array, sample.outputs(sample.parameters).map { $0[0] }) < 1e-12)
        let gradient = Buffer<Double>(zeros: sample.parameters.count)
        critic.addGradient(
            observations: sample.observations, errors: Buffer(sample.weights), scale: 0.5, to: gradient)
        let expected = sample.gradient { parameters in
            zip(sample.weights, sample.outputs(parameters)).reduce(0) { $0 + 0.5 * $1.0 * $1.1[0] }
        }
        #expect(worstError(gradient.array, expected) < 1e-6)
    }
}
