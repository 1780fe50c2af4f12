import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A cell of long short-term memory: besides its output it carries the cell state.
final class LSTMCell<Scalar: KernelScalar>: Cell {
    /// n.
    private let n: Int
    /// Cell states before each step and after the last, and their tangents, `[T + 1, n]`.
    private let cells: Buffer<Scalar>
    private let cellTangents: Buffer<Scalar>
    /// One step back, `[n]`.
    private let cellAdjoint: Buffer<Scalar>
    private let cellSecond: Buffer<Scalar>

    init(horizon: Int, count: Int) {
        n = count
        cells = Buffer(zeros: (horizon + 1) * n)
        cellTangents = Buffer(zeros: (horizon + 1) * n)
        cellAdjoint = Buffer(zeros: n)
        cellSecond = Buffer(zeros: n)
    }

    private func cell(_ step: Int) -> UnsafeMutablePointer<Scalar> { unsafe cells.base + step * n }
    private func cellTangent(_ step: Int) -> UnsafeMutablePointer<Scalar> { unsafe cellTangents.base + step * n }

    func activate(
        _ step: Int, gates: UnsafeMutablePointer<Scalar>, before: UnsafePointer<Scalar>,
        output: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.activateCell(
            gates: gates, previousCell: cell(step), cell: cell(step + 1), hidden: output, count: n)
    }

    func replay(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        output: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.replayCell(gates: gates, previousCell: cell(step), cell: cell(step + 1), hidden: output, count: n)
    }

    func tangent(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        gateTangents: UnsafeMutablePointer<Scalar>, beforeTangent: UnsafePointer<Scalar>,
        outputTangent: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.tangentCell(
            gates: gates, previousCell: cell(step), cell: cell(step + 1), gateTangents: gateTangents,
            previousCellTangent: cellTangent(step), cellTangent: cellTangent(step + 1),
            hiddenTangent: outputTangent, count: n)
    }

    func beginBack() {
        cellAdjoint.fill(0)
        cellSecond.fill(0)
    }

    func back(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>, adjoint: Buffer<Scalar>,
        into arguments: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.backwardCell(
            gates: gates, previousCell: cell(step), cell: cell(step + 1), hiddenAdjoint: adjoint.base,
            cellAdjoint: cellAdjoint.base, into: arguments, count: n)
        // Nothing else reaches the output before.
        adjoint.fill(0)
    }

    func backTwice(
        _ step: Int, gates: UnsafePointer<Scalar>, gateTangents: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        beforeTangent: UnsafePointer<Scalar>, adjoint: Buffer<Scalar>, second: Buffer<Scalar>,
        into arguments: UnsafeMutablePointer<Scalar>, seconds: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.backwardCellTwice(
            gates: gates, gateTangents: gateTangents, previousCell: cell(step), cell: cell(step + 1),
            previousCellTangent: cellTangent(step), cellTangent: cellTangent(step + 1), hiddenAdjoint: adjoint.base,
            cellAdjoint: cellAdjoint.base, hiddenSecond: second.base, cellSecond: cellSecond.base, into: arguments,
            seconds: seconds, count: n)
        adjoint.fill(0)
        second.fill(0)
    }
}
