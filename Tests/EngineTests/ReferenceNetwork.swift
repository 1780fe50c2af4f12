import Engine
import Platform

/// A recurrent network on given inputs, straight from the formulas of PyTorch's layers.
struct ReferenceNetwork {
    let network: NetworkClass
    let size: NetworkSize
    let trajectories: Int
    let horizon: Int
    /// Observations, one-hot ones spelled out, `[T * K][S]`.
    let inputs: [[Double]]

    init(_ network: NetworkClass, _ size: NetworkSize, trajectories: Int, horizon: Int, inputs: [[Double]]) {
        self.network = network
        self.size = size
        self.trajectories = trajectories
        self.horizon = horizon
        self.inputs = inputs
    }

    /// Outputs, `[T * K][A]`, for a flat vector that starts with the network's parameters: input layer, both layers of the
    /// cell, their biases, output layer.
    func outputs(_ parameters: [Double]) -> [[Double]] {
        let parts = network.parts(size)
        func product(_ weight: Int, _ x: [Double], _ bias: Int) -> [Double] {
            let (matrix, bias) = (parts[weight], parts[bias])
            return (0..<matrix.shape[0]).map { row in
                var sum = parameters[bias.offset + row]
                for i in x.indices { sum += parameters[matrix.offset + row * x.count + i] * x[i] }
                return sum
            }
        }
        var result = Array(repeating: [Double](), count: inputs.count)
        for k in 0..<trajectories {
            var state = ReferenceCell(network, hidden: size.hidden)
            for t in 0..<horizon {
                let y = product(0, inputs[t * trajectories + k], 1).map { max($0, 0) }
                state.step(fromInput: product(2, y, 4), fromOutput: product(3, state.output, 5))
                result[t * trajectories + k] = product(6, state.output, 7)
            }
        }
        return result
    }
}

/// A cell's state, and one step by the formulas of PyTorch's cells.
struct ReferenceCell {
    private(set) var output: [Double]
    private var memory: [Double]
    private let advance: (_ hidden: Int, _ input: [Double], _ state: [Double], inout ReferenceCell) -> Void

    init(_ network: NetworkClass, hidden: Int) {
        output = Array(repeating: 0, count: hidden)
        memory = output
        advance = Self.cells[network.id] ?? { _, _, _, _ in preconditionFailure("no reference of \(network.id)") }
    }

    /// One step, given what both layers of the cell give for all gates.
    mutating func step(fromInput: [Double], fromOutput: [Double]) {
        advance(output.count, fromInput, fromOutput, &self)
    }

    private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    private static var cells: [String: (Int, [Double], [Double], inout ReferenceCell) -> Void] {
        ["lstm": lstm, "gru": gru]
    }

    private static func lstm(_ hidden: Int, _ input: [Double], _ state: [Double], _ cell: inout ReferenceCell) {
        let z = zip(input, state).map { $0 + $1 }
        for j in 0..<hidden {
            cell.memory[j] = sigmoid(z[hidden + j]) * cell.memory[j] + sigmoid(z[j]) * tanh(z[2 * hidden + j])
            cell.output[j] = sigmoid(z[3 * hidden + j]) * tanh(cell.memory[j])
        }
    }

    private static func gru(_ hidden: Int, _ input: [Double], _ state: [Double], _ cell: inout ReferenceCell) {
        for j in 0..<hidden {
            let reset = sigmoid(input[j] + state[j])
            let update = sigmoid(input[hidden + j] + state[hidden + j])
            let new = tanh(input[2 * hidden + j] + reset * state[2 * hidden + j])
            cell.output[j] = (1 - update) * new + update * cell.output[j]
        }
    }
}
