import Kernels

/// Parameters of an input stage for dense observations, or a direction in them, packed for products; padding is zero.
final class DenseWeights<Scalar: KernelScalar> {
    /// Input layer, transposed, `[U / W, I, W]`, and its biases, `[U]`.
    let input: Buffer<Scalar>
    let inputBias: Buffer<Scalar>
    /// From the layer to the gates.
    let gates: GateMatrix<Scalar>
    /// Sums of both biases of the gates, `[4U]`.
    let gateBias: Buffer<Scalar>
    private let shape: LSTMShape
    private let units: Int
    /// I.
    private let inputs: Int

    init(shape: LSTMShape, units: Int) {
        self.shape = shape
        self.units = units
        inputs = LSTMShape.padded(shape.inputs, to: Scalar.panelWidth)
        input = Buffer(zeros: units * inputs)
        inputBias = Buffer(zeros: units)
        gates = GateMatrix(hidden: shape.hidden, units: units)
        gateBias = Buffer(zeros: 4 * units)
    }

    /// Packs the flat vector's parts.
    func load(_ parameters: UnsafePointer<Scalar>) {
        for unit in 0..<shape.hidden {
            let row = parameters + shape.inputWeight + unit * shape.inputs
            for x in 0..<shape.inputs { input.base[place(x, unit)] = row[x] }
            inputBias.base[unit] = parameters[shape.inputBias + unit]
            for gate in 0..<4 {
                let at = gate * shape.hidden + unit
                gateBias.base[gate * units + unit] =
                    parameters[shape.lstmInputBias + at] + parameters[shape.lstmHiddenBias + at]
            }
        }
        gates.load(parameters + shape.lstmInputWeight)
    }

    /// Where the weight from input `x` to unit `unit` lies.
    private func place(_ x: Int, _ unit: Int) -> Int {
        let width = Scalar.panelWidth
        return (unit / width * inputs + x) * width + unit % width
    }

    /// Adds gradients in these layouts to a flat vector.
    func unpack(_ scratch: DenseScratch<Scalar>, to gradient: UnsafeMutablePointer<Scalar>) {
        for unit in 0..<shape.hidden {
            let row = gradient + shape.inputWeight + unit * shape.inputs
            for x in 0..<shape.inputs { row[x] += scratch.inputGradient.base[place(x, unit)] }
            gradient[shape.inputBias + unit] += scratch.inputBiasGradient.base[unit]
            for gate in 0..<4 {
                let at = gate * shape.hidden + unit
                let total = scratch.gateBiasGradient.base[gate * units + unit]
                gradient[shape.lstmInputBias + at] += total
                gradient[shape.lstmHiddenBias + at] += total
            }
        }
        GateMatrix.unpack(
            scratch.matrixGradient, hidden: shape.hidden, units: units, to: gradient + shape.lstmInputWeight)
    }
}
