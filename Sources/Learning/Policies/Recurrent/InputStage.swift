import Kernels

/// The part of a network before the recurrence, for one-hot observations: a rectified linear layer and the input half of
/// the gates. Both depend on the observation alone, so they become a table of S rows. Padding is zero.
final class InputStage<Scalar: KernelScalar> {
    private let shape: LSTMShape
    /// H padded to panels.
    private let units: Int
    /// S padded to tiles.
    let rows: Int
    /// What the gates get from each observation, biases included, `[4U / W, rows, W]`.
    let gates: Buffer<Scalar>
    /// The same along a direction.
    let gateTangents: Buffer<Scalar>
    /// Rectified layer, `[U / W, rows, W]`, and its tangent.
    private let layer: Buffer<Scalar>
    private let layerTangent: Buffer<Scalar>
    private let matrix: GateMatrix<Scalar>
    private let direction: GateMatrix<Scalar>
    private let layerAdjoint: Buffer<Scalar>
    private let matrixGradient: Buffer<Scalar>

    init(shape: LSTMShape, units: Int) {
        self.shape = shape
        self.units = units
        rows = LSTMShape.padded(shape.inputs, to: 8)
        func zeros(_ count: Int) -> Buffer<Scalar> { Buffer(zeros: count) }
        gates = zeros(4 * units * rows)
        gateTangents = zeros(4 * units * rows)
        layer = zeros(units * rows)
        layerTangent = zeros(units * rows)
        layerAdjoint = zeros(units * rows)
        matrix = GateMatrix(hidden: shape.hidden, units: units)
        direction = GateMatrix(hidden: shape.hidden, units: units)
        matrixGradient = zeros(4 * units * units)
    }

    /// Where unit `unit` of observation `row` lies in the layer.
    private func place(_ row: Int, _ unit: Int) -> Int {
        let width = Scalar.panelWidth
        return (unit / width * rows + row) * width + unit % width
    }

    func load(_ parameters: UnsafePointer<Scalar>) {
        let weights = parameters + shape.inputWeight
        let bias = parameters + shape.inputBias
        for unit in 0..<shape.hidden {
            for row in 0..<shape.inputs {
                layer.base[place(row, unit)] = max(weights[unit * shape.inputs + row] + bias[unit], 0)
            }
        }
        matrix.load(parameters + shape.lstmInputWeight)
        fillBiases(parameters, gates)
        Scalar.addProduct(
            layer.base, matrix.forward.base, to: gates.base, rows: rows, depth: units, columns: 4 * units)
    }

    func loadDirection(_ parameters: UnsafePointer<Scalar>) {
        let weights = parameters + shape.inputWeight
        let bias = parameters + shape.inputBias
        for unit in 0..<shape.hidden {
            for row in 0..<shape.inputs {
                let at = place(row, unit)
                layerTangent.base[at] = layer.base[at] > 0 ? weights[unit * shape.inputs + row] + bias[unit] : 0
            }
        }
        direction.load(parameters + shape.lstmInputWeight)
        fillBiases(parameters, gateTangents)
        Scalar.addProduct(
            layer.base, direction.forward.base, to: gateTangents.base, rows: rows, depth: units, columns: 4 * units)
        Scalar.addProduct(
            layerTangent.base, matrix.forward.base, to: gateTangents.base, rows: rows, depth: units,
            columns: 4 * units)
    }

    /// Sets every row to the sum of both biases.
    private func fillBiases(_ parameters: UnsafePointer<Scalar>, _ table: Buffer<Scalar>) {
        let width = Scalar.panelWidth
        let first = parameters + shape.lstmInputBias
        let second = parameters + shape.lstmHiddenBias
        for gate in 0..<4 {
            for unit in 0..<shape.hidden {
                let column = gate * units + unit
                let value = first[gate * shape.hidden + unit] + second[gate * shape.hidden + unit]
                for row in 0..<rows {
                    table.base[(column / width * rows + row) * width + column % width] = value
                }
            }
        }
    }

    /// Adds to a flat gradient what adjoints of the gates' arguments, summed by observation, `[4U / W, rows, W]`, make of
    /// it; `first`, if there is any, holds the first-order adjoints whose derivative along the direction `sums` contains.
    func addGradient(_ sums: Buffer<Scalar>, first: Buffer<Scalar>?, to gradient: UnsafeMutablePointer<Scalar>) {
        let hidden = shape.hidden
        matrixGradient.fill(0)
        Scalar.addTransposedProduct(
            layer.base, sums.base, to: matrixGradient.base, rows: units, depth: rows, columns: 4 * units)
        layerAdjoint.fill(0)
        Scalar.addProduct(
            sums.base, matrix.backward.base, to: layerAdjoint.base, rows: rows, depth: 4 * units, columns: units)
        if let first {
            Scalar.addTransposedProduct(
                layerTangent.base, first.base, to: matrixGradient.base, rows: units, depth: rows,
                columns: 4 * units)
            Scalar.addProduct(
                first.base, direction.backward.base, to: layerAdjoint.base, rows: rows, depth: 4 * units,
                columns: units)
        }
        GateMatrix.unpack(
            matrixGradient, hidden: hidden, units: units, to: gradient + shape.lstmInputWeight)
        let width = Scalar.panelWidth
        for gate in 0..<4 {
            for unit in 0..<hidden {
                let column = gate * units + unit
                var total: Scalar = 0
                for row in 0..<shape.inputs {
                    total += sums.base[(column / width * rows + row) * width + column % width]
                }
                gradient[shape.lstmInputBias + gate * hidden + unit] += total
                gradient[shape.lstmHiddenBias + gate * hidden + unit] += total
            }
        }
        for unit in 0..<hidden {
            for row in 0..<shape.inputs {
                let at = place(row, unit)
                guard layer.base[at] > 0 else { continue }
                gradient[shape.inputWeight + unit * shape.inputs + row] += layerAdjoint.base[at]
                gradient[shape.inputBias + unit] += layerAdjoint.base[at]
            }
        }
    }
}
