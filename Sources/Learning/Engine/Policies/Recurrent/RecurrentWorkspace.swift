import Kernels

/// What the networks of one agent share at all joint policies of a chain, allocated once: the activations of whichever
/// network is at work, their tangents, and the buffers of one step back.
///
/// U is the padded number of hidden units, R the padded number of trajectories, n = U x R, G the number of the cell's
/// arrays of gates (`GateLayout`).
final class RecurrentWorkspace<Scalar: KernelScalar>: NetworkMemory {
    let shape: RecurrentShape
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

    /// Gates of networks that keep none of their own, `[T, G, n]`, and whose they are.
    let gates: Buffer<Scalar>
    weak var gatesOwner: AnyObject?
    /// The cell with its states, its outputs before each step and after the last, `[T + 1, n]`, and whose they are.
    let cell: any Cell<Scalar>
    let hidden: Buffer<Scalar>
    weak var cellsOwner: AnyObject?

    /// Tangents of all of these, `[T, G, n]`, `[T + 1, n]`.
    let gateTangents: Buffer<Scalar>
    let hiddenTangents: Buffer<Scalar>
    /// Those of the outputs, their adjoints, and the derivatives of the adjoints along the tangents.
    let derivatives: OutputDerivatives<Scalar>

    /// A direction of differentiation: recurrent matrix and biases, `[A, U]`, `[A]`.
    let direction: GateMatrix<Scalar>
    let stateBiasDirection: Buffer<Scalar>
    let outputDirection: Buffer<Scalar>
    let outputBiasDirection: Buffer<Scalar>

    // One step back: `[G, n]`, and `[n]`.
    let arguments: Buffer<Scalar>
    let seconds: Buffer<Scalar>
    let hiddenAdjoint: Buffer<Scalar>
    let hiddenSecond: Buffer<Scalar>

    // Gradients in the layout of the products.
    let matrixGradient: Buffer<Scalar>
    let stateBiasGradient: Buffer<Scalar>
    let outputGradient: Buffer<Scalar>
    /// The only row of tables with one row, `[R]`.
    let onlyRow: Buffer<UInt16>
    /// What the input stages share.
    private let input: InputScratch<Scalar>

    /// `isDense` says whether observations are vectors, not one-hot.
    init(
        _ description: some RecurrentDescription, _ size: NetworkSize, isDense: Bool, trajectories: Int, horizon: Int
    ) {
        let layout = description.layout
        shape = RecurrentShape(size, layout)
        self.trajectories = trajectories
        self.horizon = horizon
        units = RecurrentShape.padded(shape.hidden, to: Scalar.panelWidth)
        rows = RecurrentShape.padded(trajectories, to: 16)
        let n = units * rows
        func zeros(_ count: Int) -> Buffer<Scalar> { Buffer(zeros: count) }
        gates = zeros(horizon * layout.count * n)
        cell = description.cell(Scalar.self, horizon: horizon, count: n)
        hidden = zeros((horizon + 1) * n)
        gateTangents = zeros(horizon * layout.count * n)
        hiddenTangents = zeros((horizon + 1) * n)
        derivatives = OutputDerivatives(
            OutputShape(outputs: shape.outputs, rows: rows, trajectories: trajectories, horizon: horizon))
        direction = GateMatrix(gates: layout.gates[layout.state], hidden: shape.hidden, units: units)
        stateBiasDirection = zeros(layout.stateOnly.count * units)
        outputDirection = zeros(shape.outputs * units)
        outputBiasDirection = zeros(shape.outputs)
        arguments = zeros(layout.count * n)
        seconds = zeros(layout.count * n)
        hiddenAdjoint = zeros(n)
        hiddenSecond = zeros(n)
        matrixGradient = zeros(direction.columns * units)
        stateBiasGradient = zeros(layout.stateOnly.count * units)
        outputGradient = zeros(shape.outputs * units)
        onlyRow = Buffer(zeros: rows)
        input =
            isDense
            ? .dense(DenseScratch(shape: shape, units: units, rows: rows, horizon: horizon))
            : .oneHot(OneHotScratch(shape: shape, units: units))
    }

    var keptBytes: Int { gates.count * MemoryLayout<Scalar>.stride }

    func network(keepsActivations: Bool) -> any Network<Scalar> {
        RecurrentNetwork(self, keepsGates: keepsActivations)
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
