import Kernels

/// The sizes of a recurrent network and where its parameters lie in a flat vector.
///
/// Linear S -> H, rectifier, LSTM cell H -> H, linear H -> A. A flat vector holds, in this order and row by row as PyTorch
/// does: `inputWeight [H, S]`, `inputBias [H]`, `lstmInputWeight [4H, H]`, `lstmHiddenWeight [4H, H]`,
/// `lstmInputBias [4H]`, `lstmHiddenBias [4H]`, `outputWeight [A, H]`, `outputBias [A]`; gates in the order input, forget,
/// cell, output. Source: docs/method.md, section 6.
package struct LSTMShape: Sendable, Hashable {
    /// S, the size of an observation.
    package var inputs: Int
    /// H, hidden units.
    package var hidden: Int
    /// A, outputs.
    package var outputs: Int

    package init(inputs: Int, hidden: Int, outputs: Int) {
        precondition(inputs > 0 && hidden > 0 && outputs > 0, "a network has inputs, hidden units and outputs")
        self.inputs = inputs
        self.hidden = hidden
        self.outputs = outputs
    }

    /// A named part of the flat vector.
    package struct Part: Sendable, Hashable {
        package var name: String
        package var shape: [Int]
        /// Where it starts.
        package var offset: Int
        package var count: Int { shape.reduce(1, *) }
    }

    /// All parts, in order.
    package var parts: [Part] {
        let shapes: [(String, [Int])] = [
            ("inputWeight", [hidden, inputs]), ("inputBias", [hidden]),
            ("lstmInputWeight", [4 * hidden, hidden]), ("lstmHiddenWeight", [4 * hidden, hidden]),
            ("lstmInputBias", [4 * hidden]), ("lstmHiddenBias", [4 * hidden]),
            ("outputWeight", [outputs, hidden]), ("outputBias", [outputs]),
        ]
        var offset = 0
        return shapes.map { name, shape in
            defer { offset += shape.reduce(1, *) }
            return Part(name: name, shape: shape, offset: offset)
        }
    }

    // Offsets of the parts.
    var inputWeight: Int { 0 }
    var inputBias: Int { hidden * inputs }
    var lstmInputWeight: Int { inputBias + hidden }
    var lstmHiddenWeight: Int { lstmInputWeight + 4 * hidden * hidden }
    var lstmInputBias: Int { lstmHiddenWeight + 4 * hidden * hidden }
    var lstmHiddenBias: Int { lstmInputBias + 4 * hidden }
    var outputWeight: Int { lstmHiddenBias + 4 * hidden }
    var outputBias: Int { outputWeight + outputs * hidden }

    /// Length of the flat vector.
    package var parameterCount: Int { outputBias + outputs }

    /// The smallest multiple of `step` that is at least `count`.
    static func padded(_ count: Int, to step: Int) -> Int { (count + step - 1) / step * step }
}
