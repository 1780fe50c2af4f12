import Kernels

/// Networks of long short-term memory with PyTorch's LSTMCell: gates in the order input, forget, cell, output, two biases,
/// which always go together.
struct LSTM: RecurrentDescription {
    var id: String { "lstm" }
    var summary: String { "a network of long short-term memory" }

    var names: RecurrentNames {
        RecurrentNames(
            inputWeight: "inputWeight", inputBias: "inputBias", cellInputWeight: "lstmInputWeight",
            cellHiddenWeight: "lstmHiddenWeight", cellInputBias: "lstmInputBias", cellHiddenBias: "lstmHiddenBias",
            outputWeight: "outputWeight", outputBias: "outputBias")
    }

    var layout: GateLayout { GateLayout(gates: [0, 1, 2, 3], input: 0..<4, state: 0..<4) }
    /// The forget gate.
    var forgetGate: Int { 1 }

    func cell<Scalar: KernelScalar>(_: Scalar.Type, horizon: Int, count: Int) -> any Cell<Scalar> {
        LSTMCell(horizon: horizon, count: count)
    }
}
