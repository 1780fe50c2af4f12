import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// The sizes of a recurrent network and where its parameters lie in a flat vector, in the order of `RecurrentNames`, row by
/// row as PyTorch has them. Source: docs/method.md, section 6.
struct RecurrentShape: Sendable, Hashable {
    /// S, the size of an observation.
    let inputs: Int
    /// H, hidden units.
    let hidden: Int
    /// A, outputs.
    let outputs: Int
    /// Of the cell's gates.
    let layout: GateLayout

    // Offsets of the parts.
    var inputWeight: Int { 0 }
    let inputBias: Int
    let cellInputWeight: Int
    let cellHiddenWeight: Int
    let cellInputBias: Int
    let cellHiddenBias: Int
    let outputWeight: Int
    let outputBias: Int

    /// Length of the flat vector.
    var parameterCount: Int { outputBias + outputs }

    init(_ size: NetworkSize, _ layout: GateLayout) {
        inputs = size.inputs
        hidden = size.hidden
        outputs = size.outputs
        self.layout = layout
        let gates = layout.gateCount * hidden
        inputBias = hidden * inputs
        cellInputWeight = inputBias + hidden
        cellHiddenWeight = cellInputWeight + gates * hidden
        cellInputBias = cellHiddenWeight + gates * hidden
        cellHiddenBias = cellInputBias + gates
        outputWeight = cellHiddenBias + gates
        outputBias = outputWeight + outputs * hidden
    }

    /// The bias that an array of gates gets with what is seen: of both biases where the output before reaches it, too.
    func seenBias<Scalar: KernelScalar>(_ parameters: UnsafePointer<Scalar>, array: Int, unit: Int) -> Scalar {
        let at = layout.gates[array] * hidden + unit
        let bias = unsafe parameters[cellInputBias + at]
        return unsafe layout.state.contains(array) ? bias + parameters[cellHiddenBias + at] : bias
    }

    /// Adds the adjoint of `seenBias` to a gradient.
    func addSeenBias<Scalar: KernelScalar>(
        _ adjoint: Scalar, array: Int, unit: Int, to gradient: UnsafeMutablePointer<Scalar>
    ) {
        let at = layout.gates[array] * hidden + unit
        unsafe gradient[cellInputBias + at] += adjoint
        if layout.state.contains(array) { unsafe gradient[cellHiddenBias + at] += adjoint }
    }

    /// The smallest multiple of `step` that is at least `count`.
    static func padded(_ count: Int, to step: Int) -> Int { (count + step - 1) / step * step }
}
