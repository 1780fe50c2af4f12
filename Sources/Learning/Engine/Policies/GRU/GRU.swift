import Kernels

/// Networks of gated recurrent units with PyTorch's GRUCell: gates in the order reset, update, new, two biases, of which
/// those of the new gate stand apart, because the reset gate lies between them. Source: Cho et al. (EMNLP 2014).
///
/// Parameters have the names that PyTorch gives them in a module with the layers `input`, `gru` and `output`.
struct GRU: RecurrentDescription {
    var id: String { "gru" }
    var summary: String { "a network of gated recurrent units" }

    var names: RecurrentNames {
        RecurrentNames(
            inputWeight: "input.weight", inputBias: "input.bias", cellInputWeight: "gru.weight_ih",
            cellHiddenWeight: "gru.weight_hh", cellInputBias: "gru.bias_ih", cellHiddenBias: "gru.bias_hh",
            outputWeight: "output.weight", outputBias: "output.bias")
    }

    /// New gate as far as what is seen reaches it, reset, update, new gate as far as the output before reaches it.
    var layout: GateLayout { GateLayout(gates: [2, 0, 1, 2], input: 0..<3, state: 1..<4) }
    /// The update gate.
    var forgetGate: Int { 1 }

    func cell<Scalar: KernelScalar>(_: Scalar.Type, horizon: Int, count: Int) -> any Cell<Scalar> {
        GRUCell(count: count)
    }
}
