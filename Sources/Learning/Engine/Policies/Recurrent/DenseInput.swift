import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// The input stage for dense observations: two products a step, of the observations with the input layer and of the layer
/// with the gates. Letters are those of `DenseScratch`.
final class DenseInput<Scalar: KernelScalar>: InputStage {
    private let scratch: DenseScratch<Scalar>
    private let weights: DenseWeights<Scalar>
    /// Observations, `[T, I / W, R, W]`.
    private let observations: Buffer<Scalar>
    private let shape: RecurrentShape
    private let units: Int
    /// N.
    private let columns: Int
    /// R.
    private let rows: Int

    init(_ scratch: DenseScratch<Scalar>, shape: RecurrentShape, units: Int, rows: Int, horizon: Int) {
        self.scratch = scratch
        self.shape = shape
        self.units = units
        columns = shape.layout.gateCount * units
        self.rows = rows
        weights = DenseWeights(shape: shape, units: units)
        observations = Buffer(zeros: horizon * scratch.inputs * rows)
    }

    func load(_ parameters: UnsafePointer<Scalar>) { unsafe weights.load(parameters) }

    func loadDirection(_ direction: UnsafePointer<Scalar>) { unsafe scratch.direction.load(direction) }

    func take(_ step: Int, _ seen: SpaceRows<Scalar>) {
        unsafe Scalar.packRows(
            seen.vectors(at: step), columns: shape.inputs, count: seen.trajectories, into: seenAt(step), rows: rows)
    }

    private func seenAt(_ step: Int) -> UnsafeMutablePointer<Scalar> {
        unsafe observations.base + step * scratch.inputs * rows
    }

    private func layerAt(_ step: Int) -> UnsafeMutablePointer<Scalar> {
        unsafe scratch.layer.base + step * units * rows
    }

    private func layerTangentAt(_ step: Int) -> UnsafeMutablePointer<Scalar> {
        unsafe scratch.layerTangents.base + step * units * rows
    }

    func forward(_ step: Int, into gates: UnsafeMutablePointer<Scalar>) {
        replay(step)
        unsafe repeatRow(weights.gateBias, columns: columns, into: gates)
        unsafe multiply(layerAt(step), weights.gates, into: gates)
    }

    var seen: SeenChoices? { nil }

    func replay(_ step: Int) {
        let layer = unsafe layerAt(step)
        unsafe repeatRow(weights.inputBias, columns: units, into: layer)
        unsafe Scalar.addProduct(
            seenAt(step), weights.input.base, to: layer, rows: rows, depth: scratch.inputs, columns: units)
        unsafe Scalar.rectify(layer, count: units * rows)
    }

    func tangent(_ step: Int, into gates: UnsafeMutablePointer<Scalar>) {
        let direction = scratch.direction
        let tangent = unsafe layerTangentAt(step)
        unsafe repeatRow(direction.inputBias, columns: units, into: tangent)
        unsafe Scalar.addProduct(
            seenAt(step), direction.input.base, to: tangent, rows: rows, depth: scratch.inputs, columns: units)
        unsafe Scalar.maskRectified(tangent, by: layerAt(step), count: units * rows)
        unsafe repeatRow(direction.gateBias, columns: columns, into: gates)
        unsafe multiply(tangent, weights.gates, into: gates)
        unsafe multiply(layerAt(step), direction.gates, into: gates)
    }

    /// The same row for all trajectories.
    private func repeatRow(_ row: Buffer<Scalar>, columns: Int, into out: UnsafeMutablePointer<Scalar>) {
        unsafe Scalar.gatherRows(
            row.base, tableRows: 1, scratch.onlyRow.base, columns: columns, into: out, count: rows)
    }

    private func multiply(
        _ layer: UnsafePointer<Scalar>, _ matrix: GateMatrix<Scalar>, into gates: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.addProduct(layer, matrix.forward.base, to: gates, rows: rows, depth: units, columns: columns)
    }

    func beginGradient() {
        for buffer in [
            scratch.inputGradient, scratch.inputBiasGradient, scratch.gateBiasGradient, scratch.matrixGradient,
        ] { buffer.fill(0) }
    }

    func collect(_ step: Int, _ adjoints: UnsafePointer<Scalar>, first: UnsafePointer<Scalar>?) {
        unsafe addSums(adjoints, columns: columns, to: scratch.gateBiasGradient)
        unsafe addGateGradient(layerAt(step), adjoints)
        let back = scratch.layerAdjoint
        back.fill(0)
        unsafe addBack(adjoints, weights.gates)
        if let first = unsafe first {
            unsafe addGateGradient(layerTangentAt(step), first)
            unsafe addBack(first, scratch.direction.gates)
        }
        unsafe Scalar.maskRectified(back.base, by: layerAt(step), count: units * rows)
        unsafe addSums(back.base, columns: units, to: scratch.inputBiasGradient)
        unsafe Scalar.addTransposedProduct(
            seenAt(step), back.base, to: scratch.inputGradient.base, rows: scratch.inputs, depth: rows,
            columns: units)
    }

    /// Sums over trajectories.
    private func addSums(_ adjoints: UnsafePointer<Scalar>, columns: Int, to sums: Buffer<Scalar>) {
        unsafe Scalar.scatterAddRows(
            adjoints, scratch.onlyRow.base, columns: columns, to: sums.base, tableRows: 1, count: rows)
    }

    private func addGateGradient(_ layer: UnsafePointer<Scalar>, _ adjoints: UnsafePointer<Scalar>) {
        unsafe Scalar.addTransposedProduct(
            layer, adjoints, to: scratch.matrixGradient.base, rows: units, depth: rows, columns: columns)
    }

    private func addBack(_ adjoints: UnsafePointer<Scalar>, _ matrix: GateMatrix<Scalar>) {
        unsafe Scalar.addProduct(
            adjoints, matrix.backward.base, to: scratch.layerAdjoint.base, rows: rows, depth: columns,
            columns: units)
    }

    func finishGradient(hasFirst: Bool, to gradient: UnsafeMutablePointer<Scalar>) {
        unsafe weights.unpack(scratch, to: gradient)
    }
}
