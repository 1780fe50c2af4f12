import Kernels

/// What the networks of one agent share at all joint policies of a chain, allocated once: the activations of whichever
/// network is at work, their tangents, and the buffers of one step back.
///
/// U is the padded number of hidden units, R the padded number of trajectories, n = U x R.
final class LSTMWorkspace<Scalar: KernelScalar> {
    let shape: LSTMShape
    /// K, trajectories.
    let trajectories: Int
    /// T, steps.
    let horizon: Int
    /// U.
    let units: Int
    /// R.
    let rows: Int
    /// n.
    var count: Int { units * rows }

    /// Gates of networks that keep none of their own, `[T, 4, n]`, and whose they are.
    let gates: Buffer<Scalar>
    weak var gatesOwner: AnyObject?
    /// Cell states and outputs before each step and after the last, `[T + 1, n]`, and whose they are.
    let cells: Buffer<Scalar>
    let hidden: Buffer<Scalar>
    weak var cellsOwner: AnyObject?

    /// Tangents of all of these, `[T, 4, n]`, `[T + 1, n]`, and those of the outputs, `[T, A, R]`.
    let gateTangents: Buffer<Scalar>
    let cellTangents: Buffer<Scalar>
    let hiddenTangents: Buffer<Scalar>
    let outputTangents: Buffer<Scalar>
    /// Adjoints of the outputs and, along the tangents, their derivatives, `[T, A, R]`.
    let outputAdjoints: Buffer<Scalar>
    let outputSeconds: Buffer<Scalar>

    /// A direction of differentiation: recurrent matrix, `[A, U]`, `[A]`.
    let direction: GateMatrix<Scalar>
    let outputDirection: Buffer<Scalar>
    let outputBiasDirection: Buffer<Scalar>

    // One step back: `[4, n]`, and `[n]`.
    let arguments: Buffer<Scalar>
    let seconds: Buffer<Scalar>
    let hiddenAdjoint: Buffer<Scalar>
    let cellAdjoint: Buffer<Scalar>
    let hiddenSecond: Buffer<Scalar>
    let cellSecond: Buffer<Scalar>

    // Gradients in the layout of the products.
    let matrixGradient: Buffer<Scalar>
    let outputGradient: Buffer<Scalar>
    /// What the input stages share.
    private let input: InputScratch<Scalar>

    /// `isDense` says whether observations are vectors, not one-hot.
    init(shape: LSTMShape, isDense: Bool, trajectories: Int, horizon: Int) {
        self.shape = shape
        self.trajectories = trajectories
        self.horizon = horizon
        units = LSTMShape.padded(shape.hidden, to: Scalar.panelWidth)
        rows = LSTMShape.padded(trajectories, to: 16)
        let n = units * rows
        func zeros(_ count: Int) -> Buffer<Scalar> { Buffer(zeros: count) }
        gates = zeros(horizon * 4 * n)
        cells = zeros((horizon + 1) * n)
        hidden = zeros((horizon + 1) * n)
        gateTangents = zeros(horizon * 4 * n)
        cellTangents = zeros((horizon + 1) * n)
        hiddenTangents = zeros((horizon + 1) * n)
        let outputs = horizon * shape.outputs * rows
        outputTangents = zeros(outputs)
        outputAdjoints = zeros(outputs)
        outputSeconds = zeros(outputs)
        direction = GateMatrix(hidden: shape.hidden, units: units)
        outputDirection = zeros(shape.outputs * units)
        outputBiasDirection = zeros(shape.outputs)
        arguments = zeros(4 * n)
        seconds = zeros(4 * n)
        hiddenAdjoint = zeros(n)
        cellAdjoint = zeros(n)
        hiddenSecond = zeros(n)
        cellSecond = zeros(n)
        matrixGradient = zeros(4 * units * units)
        outputGradient = zeros(shape.outputs * units)
        input =
            isDense
            ? .dense(DenseScratch(shape: shape, units: units, rows: rows, horizon: horizon))
            : .oneHot(OneHotScratch(shape: shape, units: units))
    }

    /// An input stage for one network.
    func inputStage() -> any InputStage<Scalar> {
        switch input {
        case .oneHot(let scratch):
            OneHotInput(scratch, shape: shape, units: units, trajectories: rows, horizon: horizon)
        case .dense(let scratch):
            DenseInput(scratch, shape: shape, units: units, rows: rows, horizon: horizon)
        }
    }
}
