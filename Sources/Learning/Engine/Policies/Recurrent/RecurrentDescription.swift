import Kernels

/// A class of recurrent networks: linear S -> H, rectifier, a cell H -> H, linear H -> A. The cell is what it adds.
protocol RecurrentDescription: NetworkDescription {
    /// What its parameters are called in files.
    var names: RecurrentNames { get }

    /// How its gates lie in memory.
    var layout: GateLayout { get }

    /// The gate of the flat vector whose logistic function is the share of its memory that a unit keeps in a step.
    var forgetGate: Int { get }

    /// A cell for T steps of n numbers.
    func cell<Scalar: KernelScalar>(_: Scalar.Type, horizon: Int, count: Int) -> any Cell<Scalar>
}

/// Names of the parts of a recurrent network's flat vector, in order.
struct RecurrentNames: Sendable, Hashable {
    /// `[H, S]`, `[H]`.
    var inputWeight: String
    var inputBias: String
    /// `[gates x H, H]`, from the layer and from the output before; `[gates x H]`.
    var cellInputWeight: String
    var cellHiddenWeight: String
    var cellInputBias: String
    var cellHiddenBias: String
    /// `[A, H]`, `[A]`.
    var outputWeight: String
    var outputBias: String
}

extension RecurrentDescription {
    func parts(_ size: NetworkSize) -> [ParameterPart] {
        let hidden = size.hidden
        let gates = layout.gateCount * hidden
        return ParameterPart.consecutive([
            (names.inputWeight, [hidden, size.inputs]), (names.inputBias, [hidden]),
            (names.cellInputWeight, [gates, hidden]), (names.cellHiddenWeight, [gates, hidden]),
            (names.cellInputBias, [gates]), (names.cellHiddenBias, [gates]),
            (names.outputWeight, [size.outputs, hidden]), (names.outputBias, [size.outputs]),
        ])
    }

    /// Those of the cell's input. The biases of its state lie at the same gate, and what counts is the sum.
    func forgetBiases(_ size: NetworkSize) -> Range<Int> {
        let before = parts(size).prefix { $0.name != names.cellInputBias }
        let start = before.reduce(forgetGate * size.hidden) { $0 + $1.count }
        return start..<start + size.hidden
    }

    func memory<Scalar: KernelScalar>(
        _: Scalar.Type, _ size: NetworkSize, isDense: Bool, trajectories: Int, horizon: Int
    ) -> any NetworkMemory<Scalar> {
        RecurrentWorkspace<Scalar>(self, size, isDense: isDense, trajectories: trajectories, horizon: horizon)
    }
}
