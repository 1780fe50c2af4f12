import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// Parameters of an input stage for dense observations, or a direction in them, packed for products; padding is zero.
final class DenseWeights<Scalar: KernelScalar> {
    /// Input layer, transposed, `[U / W, I, W]`, and its biases, `[U]`.
    let input: Buffer<Scalar>
    let inputBias: Buffer<Scalar>
    /// From the layer to the gates.
    let gates: GateMatrix<Scalar>
    /// Biases of the gates, `[N]`, see `RecurrentShape.seenBias`.
    let gateBias: Buffer<Scalar>
    private let shape: RecurrentShape
    private let units: Int
    /// I.
    private let inputs: Int

    init(shape: RecurrentShape, units: Int) {
        self.shape = shape
        self.units = units
        inputs = RecurrentShape.padded(shape.inputs, to: Scalar.panelWidth)
        input = Buffer(zeros: units * inputs)
        inputBias = Buffer(zeros: units)
        gates = GateMatrix(gates: shape.layout.gates[shape.layout.input], hidden: shape.hidden, units: units)
        gateBias = Buffer(zeros: gates.columns)
    }

    /// Packs the flat vector's parts.
    func load(_ parameters: UnsafePointer<Scalar>) {
        for unit in 0..<shape.hidden {
            let row = unsafe parameters + shape.inputWeight + unit * shape.inputs
            for x in 0..<shape.inputs { unsafe input.base[place(x, unit)] = row[x] }
            unsafe inputBias.base[unit] = parameters[shape.inputBias + unit]
            for array in shape.layout.input {
                unsafe gateBias.base[array * units + unit] = shape.seenBias(parameters, array: array, unit: unit)
            }
        }
        unsafe gates.load(parameters + shape.cellInputWeight)
    }

    /// Where the weight from input `x` to unit `unit` lies.
    private func place(_ x: Int, _ unit: Int) -> Int {
        let width = Scalar.panelWidth
        return (unit / width * inputs + x) * width + unit % width
    }

    /// Adds gradients in these layouts to a flat vector.
    func unpack(_ scratch: DenseScratch<Scalar>, to gradient: UnsafeMutablePointer<Scalar>) {
        for unit in 0..<shape.hidden {
            let row = unsafe gradient + shape.inputWeight + unit * shape.inputs
            for x in 0..<shape.inputs { unsafe row[x] += scratch.inputGradient.base[place(x, unit)] }
            unsafe gradient[shape.inputBias + unit] += scratch.inputBiasGradient.base[unit]
            for array in shape.layout.input {
                unsafe shape.addSeenBias(
                    scratch.gateBiasGradient.base[array * units + unit], array: array, unit: unit, to: gradient)
            }
        }
        unsafe gates.unpack(scratch.matrixGradient, to: gradient + shape.cellInputWeight)
    }
}
