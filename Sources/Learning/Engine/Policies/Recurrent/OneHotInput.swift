import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// The input stage for one-hot observations. What the gates get depends on the observation alone, so that it becomes a
/// table of S rows, and gradients are sums grouped by observation. Padding is zero.
final class OneHotInput<Scalar: KernelScalar>: InputStage {
    /// Observations, `[T, R]`; padded trajectories see observation 0.
    let observations: Buffer<UInt16>
    private let scratch: OneHotScratch<Scalar>
    /// R.
    private let trajectories: Int
    private let shape: RecurrentShape
    /// H padded to panels.
    private let units: Int
    /// N.
    private let columns: Int
    /// S padded to tiles.
    private let rows: Int
    /// What the gates get from each observation, biases included, `[N / W, rows, W]`.
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
    init(_ scratch: OneHotScratch<Scalar>, shape: RecurrentShape, units: Int, trajectories: Int, horizon: Int) {
        self.scratch = scratch
        self.shape = shape
        self.units = units
        columns = shape.layout.gateCount * units
        self.trajectories = trajectories
        rows = scratch.rows
        observations = Buffer(zeros: horizon * trajectories)
        func zeros(_ count: Int) -> Buffer<Scalar> { Buffer(zeros: count) }
        gates = zeros(columns * rows)
        gateTangents = zeros(columns * rows)
        layer = zeros(units * rows)
        layerTangent = zeros(units * rows)
        layerAdjoint = zeros(units * rows)
        let gateOrder = shape.layout.gates[shape.layout.input]
        matrix = GateMatrix(gates: gateOrder, hidden: shape.hidden, units: units)
        direction = GateMatrix(gates: gateOrder, hidden: shape.hidden, units: units)
        matrixGradient = zeros(columns * units)
    }

    /// Where unit `unit` of observation `row` lies in the layer.
    private func place(_ row: Int, _ unit: Int) -> Int {
        let width = Scalar.panelWidth
        return (unit / width * rows + row) * width + unit % width
    }

    func load(_ parameters: UnsafePointer<Scalar>) {
        let weights = unsafe parameters + shape.inputWeight
        let bias = unsafe parameters + shape.inputBias
        for unit in 0..<shape.hidden {
            for row in 0..<shape.inputs {
                unsafe layer.base[place(row, unit)] = max(weights[unit * shape.inputs + row] + bias[unit], 0)
            }
        }
        unsafe matrix.load(parameters + shape.cellInputWeight)
        unsafe fillBiases(parameters, gates)
        unsafe Scalar.addProduct(
            layer.base, matrix.forward.base, to: gates.base, rows: rows, depth: units, columns: columns)
    }

    func loadDirection(_ parameters: UnsafePointer<Scalar>) {
        let weights = unsafe parameters + shape.inputWeight
        let bias = unsafe parameters + shape.inputBias
        for unit in 0..<shape.hidden {
            for row in 0..<shape.inputs {
                let at = place(row, unit)
                unsafe layerTangent.base[at] =
                    unsafe layer.base[at] > 0 ? weights[unit * shape.inputs + row] + bias[unit] : 0
            }
        }
        unsafe direction.load(parameters + shape.cellInputWeight)
        unsafe fillBiases(parameters, gateTangents)
        unsafe Scalar.addProduct(
            layer.base, direction.forward.base, to: gateTangents.base, rows: rows, depth: units, columns: columns)
        unsafe Scalar.addProduct(
            layerTangent.base, matrix.forward.base, to: gateTangents.base, rows: rows, depth: units,
            columns: columns)
    }

    /// Sets every row to the biases.
    private func fillBiases(_ parameters: UnsafePointer<Scalar>, _ table: Buffer<Scalar>) {
        let width = Scalar.panelWidth
        for array in shape.layout.input {
            for unit in 0..<shape.hidden {
                let column = array * units + unit
                let value = unsafe shape.seenBias(parameters, array: array, unit: unit)
                for row in 0..<rows {
                    unsafe table.base[(column / width * rows + row) * width + column % width] = value
                }
            }
        }
    }

    func take(_ step: Int, _ seen: SpaceRows<Scalar>) {
        unsafe (observations.base + step * trajectories).update(from: seen.indices(at: step), count: seen.trajectories)
    }

    func forward(_ step: Int, into z: UnsafeMutablePointer<Scalar>) { unsafe lookUp(gates, step, into: z) }

    /// Nothing of the table is lost while other networks work.
    func replay(_ step: Int) {}

    var seen: SeenChoices? { unsafe SeenChoices(indices: UnsafePointer(observations.base), count: shape.inputs) }

    func tangent(_ step: Int, into z: UnsafeMutablePointer<Scalar>) { unsafe lookUp(gateTangents, step, into: z) }

    private func lookUp(_ table: Buffer<Scalar>, _ step: Int, into z: UnsafeMutablePointer<Scalar>) {
        unsafe Scalar.gatherRows(
            table.base, tableRows: rows, observations.base + step * trajectories, columns: columns, into: z,
            count: trajectories)
    }

    func beginGradient() {
        scratch.sums.fill(0)
        scratch.firstSums.fill(0)
    }

    func collect(_ step: Int, _ adjoints: UnsafePointer<Scalar>, first: UnsafePointer<Scalar>?) {
        if let first = unsafe first { unsafe scatter(first, step, to: scratch.firstSums) }
        unsafe scatter(adjoints, step, to: scratch.sums)
    }

    private func scatter(_ adjoints: UnsafePointer<Scalar>, _ step: Int, to sums: Buffer<Scalar>) {
        unsafe Scalar.scatterAddRows(
            adjoints, observations.base + step * trajectories, columns: columns, to: sums.base, tableRows: rows,
            count: trajectories)
    }

    func finishGradient(hasFirst: Bool, to gradient: UnsafeMutablePointer<Scalar>) {
        let sums = scratch.sums
        let first = hasFirst ? scratch.firstSums : nil
        let hidden = shape.hidden
        matrixGradient.fill(0)
        unsafe Scalar.addTransposedProduct(
            layer.base, sums.base, to: matrixGradient.base, rows: units, depth: rows, columns: columns)
        layerAdjoint.fill(0)
        unsafe Scalar.addProduct(
            sums.base, matrix.backward.base, to: layerAdjoint.base, rows: rows, depth: columns, columns: units)
        if let first {
            unsafe Scalar.addTransposedProduct(
                layerTangent.base, first.base, to: matrixGradient.base, rows: units, depth: rows,
                columns: columns)
            unsafe Scalar.addProduct(
                first.base, direction.backward.base, to: layerAdjoint.base, rows: rows, depth: columns,
                columns: units)
        }
        unsafe matrix.unpack(matrixGradient, to: gradient + shape.cellInputWeight)
        let width = Scalar.panelWidth
        for array in shape.layout.input {
            for unit in 0..<hidden {
                let column = array * units + unit
                var total: Scalar = 0
                for row in 0..<shape.inputs {
                    unsafe total += sums.base[(column / width * rows + row) * width + column % width]
                }
                unsafe shape.addSeenBias(total, array: array, unit: unit, to: gradient)
            }
        }
        for unit in 0..<hidden {
            for row in 0..<shape.inputs {
                let at = place(row, unit)
                guard unsafe layer.base[at] > 0 else { continue }
                unsafe gradient[shape.inputWeight + unit * shape.inputs + row] += layerAdjoint.base[at]
                unsafe gradient[shape.inputBias + unit] += layerAdjoint.base[at]
            }
        }
    }
}
