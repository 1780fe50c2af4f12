import Engine

#if canImport(Glibc)
import Glibc
#endif

/// A recurrent network on given inputs, straight from the formulas of PyTorch's layers.
struct ReferenceNetwork {
    let shape: LSTMShape
    let trajectories: Int
    let horizon: Int
    /// Observations, one-hot ones spelled out, `[T * K][S]`.
    let inputs: [[Double]]

    /// Outputs, `[T * K][A]`, for a flat vector that starts with the network's parameters.
    func outputs(_ parameters: [Double]) -> [[Double]] {
        let offsets = Dictionary(uniqueKeysWithValues: shape.parts.map { ($0.name, $0.offset) })
        func product(_ name: String, _ x: [Double], _ bias: String, rows: Int) -> [Double] {
            let (matrix, start) = (offsets[name] ?? 0, offsets[bias] ?? 0)
            return (0..<rows).map { row in
                var sum = parameters[start + row]
                for i in x.indices { sum += parameters[matrix + row * x.count + i] * x[i] }
                return sum
            }
        }
        func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
        let hidden = shape.hidden
        var result = Array(repeating: [Double](), count: inputs.count)
        for k in 0..<trajectories {
            var h = Array(repeating: 0.0, count: hidden)
            var c = h
            for t in 0..<horizon {
                let y = product("inputWeight", inputs[t * trajectories + k], "inputBias", rows: hidden)
                    .map { max($0, 0) }
                let fromInput = product("lstmInputWeight", y, "lstmInputBias", rows: 4 * hidden)
                let fromHidden = product("lstmHiddenWeight", h, "lstmHiddenBias", rows: 4 * hidden)
                let z = zip(fromInput, fromHidden).map { $0 + $1 }
                for j in 0..<hidden {
                    c[j] = sigmoid(z[hidden + j]) * c[j] + sigmoid(z[j]) * tanh(z[2 * hidden + j])
                    h[j] = sigmoid(z[3 * hidden + j]) * tanh(c[j])
                }
                result[t * trajectories + k] = product("outputWeight", h, "outputBias", rows: shape.outputs)
            }
        }
        return result
    }
}
