import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A cell of gated recurrent units: its output is all its state.
final class GRUCell<Scalar: KernelScalar>: Cell {
    /// n.
    private let n: Int

    init(count: Int) { n = count }

    func activate(
        _ step: Int, gates: UnsafeMutablePointer<Scalar>, before: UnsafePointer<Scalar>,
        output: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.activateGRU(gates: gates, before: before, output: output, count: n)
    }

    func replay(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        output: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.replayGRU(gates: gates, before: before, output: output, count: n)
    }

    func tangent(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        gateTangents: UnsafeMutablePointer<Scalar>, beforeTangent: UnsafePointer<Scalar>,
        outputTangent: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.tangentGRU(
            gates: gates, before: before, gateTangents: gateTangents, beforeTangent: beforeTangent,
            outputTangent: outputTangent, count: n)
    }

    func beginBack() {}

    func back(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>, adjoint: Buffer<Scalar>,
        into arguments: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.backwardGRU(gates: gates, before: before, adjoint: adjoint.base, into: arguments, count: n)
    }

    func backTwice(
        _ step: Int, gates: UnsafePointer<Scalar>, gateTangents: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        beforeTangent: UnsafePointer<Scalar>, adjoint: Buffer<Scalar>, second: Buffer<Scalar>,
        into arguments: UnsafeMutablePointer<Scalar>, seconds: UnsafeMutablePointer<Scalar>
    ) {
        unsafe Scalar.backwardGRUTwice(
            gates: gates, gateTangents: gateTangents, before: before, beforeTangent: beforeTangent,
            adjoint: adjoint.base, second: second.base, into: arguments, seconds: seconds, count: n)
    }
}
