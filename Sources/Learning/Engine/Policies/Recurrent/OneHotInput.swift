import Kernels

/// The input stage for one-hot observations. What the gates get depends on the observation alone, so that it becomes a
/// table of S rows, and gradients are sums grouped by observation. Padding is zero.
final class OneHotInput<Scalar: KernelScalar>: InputStage {
    /// Observations, `[T, R]`; padded trajectories see observation 0.
    let observations: Buffer<UInt16>
    private let scratch: OneHotScratch<Scalar>
    /// R.
    private let trajectories: Int
    private let shape: LSTMShape
    /// H padded to panels.
    private let units: Int
    /// S padded to tiles.
    private let rows: Int
    /// What the gates get from each observation, biases included, `[4U / W, rows, W]`.
    private let gates: Buffer<Scalar>
    /// The same along a direction.
    private let gateTangents: Buffer<Scalar>
    /// Rectified layer, `[U / W, rows, W]`, and its tangent.
    private let layer: Buffer<Scalar>
    private let layerTangent: Buffer<Scalar>
    private let matrix: GateMatrix<Scalar>
    private let direction: GateMatrix<Scalar>
    private let layerAdjoint: Buffer<Scalar>
    private let matrixGradient: Buffer<Scalar>

    /// `trajectories` is R, the padded number.
    init(_ scratch: OneHotScratch<Scalar>, shape: LSTMShape, units: Int, trajectories: Int, horizon: Int) {
        self.scratch = scratch
        self.shape = shape
        self.units = units
        self.trajectories = trajectories
        rows = scratch.rows
        observations = Buffer(zeros: horizon * trajectories)
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

    func take(_ step: Int, _ seen: SpaceRows<Scalar>) {
        (observations.base + step * trajectories).update(from: seen.indices(at: step), count: seen.trajectories)
    }

    func forward(_ step: Int, into z: UnsafeMutablePointer<Scalar>) { lookUp(gates, step, into: z) }

    /// Nothing of the table is lost while other networks work.
    func replay(_ step: Int) {}

    func tangent(_ step: Int, into z: UnsafeMutablePointer<Scalar>) { lookUp(gateTangents, step, into: z) }

    private func lookUp(_ table: Buffer<Scalar>, _ step: Int, into z: UnsafeMutablePointer<Scalar>) {
        Scalar.gatherRows(
            table.base, tableRows: rows, observations.base + step * trajectories, columns: 4 * units, into: z,
            count: trajectories)
    }

    func beginGradient() {
        scratch.sums.fill(0)
        scratch.firstSums.fill(0)
    }

    func collect(_ step: Int, _ adjoints: UnsafePointer<Scalar>, first: UnsafePointer<Scalar>?) {
        if let first { scatter(first, step, to: scratch.firstSums) }
        scatter(adjoints, step, to: scratch.sums)
    }

    private func scatter(_ adjoints: UnsafePointer<Scalar>, _ step: Int, to sums: Buffer<Scalar>) {
        Scalar.scatterAddRows(
            adjoints, observations.base + step * trajectories, columns: 4 * units, to: sums.base, tableRows: rows,
            count: trajectories)
    }

    func finishGradient(hasFirst: Bool, to gradient: UnsafeMutablePointer<Scalar>) {
        let sums = scratch.sums
        let first = hasFirst ? scratch.firstSums : nil
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
