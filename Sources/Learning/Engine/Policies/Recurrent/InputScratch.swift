import Kernels

/// What the input stages of one agent share at all joint policies of a chain.
enum InputScratch<Scalar: KernelScalar> {
    case oneHot(OneHotScratch<Scalar>)
    case dense(DenseScratch<Scalar>)
}

/// Adjoints of the gates' arguments summed by observation, `[N / W, rows, W]`.
final class OneHotScratch<Scalar: KernelScalar> {
    /// S padded to tiles.
    let rows: Int
    let sums: Buffer<Scalar>
    let firstSums: Buffer<Scalar>

    init(shape: RecurrentShape, units: Int) {
        rows = RecurrentShape.padded(shape.inputs, to: 8)
        let columns = shape.layout.gateCount * units
        sums = Buffer(zeros: columns * rows)
        firstSums = Buffer(zeros: columns * rows)
    }
}

/// Activations, a direction and gradients of stages for dense observations. U is the padded number of hidden units, N that
/// times the number of gates, R the padded number of trajectories, I that of inputs.
final class DenseScratch<Scalar: KernelScalar> {
    /// I.
    let inputs: Int
    /// The rectified layer at each step, and its tangents, `[T, U / W, R, W]`.
    let layer: Buffer<Scalar>
    let layerTangents: Buffer<Scalar>
    let direction: DenseWeights<Scalar>
    /// One step back, `[U / W, R, W]`.
    let layerAdjoint: Buffer<Scalar>
    /// Gradients in the layout of `DenseWeights`, and of `GateMatrix`.
    let inputGradient: Buffer<Scalar>
    let inputBiasGradient: Buffer<Scalar>
    let gateBiasGradient: Buffer<Scalar>
    let matrixGradient: Buffer<Scalar>
    /// The only row of tables with one row, `[R]`.
    let onlyRow: Buffer<UInt16>

    init(shape: RecurrentShape, units: Int, rows: Int, horizon: Int) {
        func zeros(_ count: Int) -> Buffer<Scalar> { Buffer(zeros: count) }
        let columns = shape.layout.gateCount * units
        inputs = RecurrentShape.padded(shape.inputs, to: Scalar.panelWidth)
        layer = zeros(horizon * units * rows)
        layerTangents = zeros(horizon * units * rows)
        direction = DenseWeights(shape: shape, units: units)
        layerAdjoint = zeros(units * rows)
        inputGradient = zeros(units * inputs)
        inputBiasGradient = zeros(units)
        gateBiasGradient = zeros(columns)
        matrixGradient = zeros(columns * units)
        onlyRow = Buffer(zeros: rows)
    }
}
