import Kernels

/// The recurrent part of networks: gates, and what becomes of them; the products before and behind it are the network's.
/// It belongs to the memory of one agent's networks and holds, for whichever network is at work, all that goes from step to
/// step besides the output.
///
/// Arrays of gates have the shape `[G, n]` of the cell's `GateLayout`, everything else `[n]`, n = U x R. `before` is the
/// cell's output at the step before, zero at first, which is where its state starts. Steps come in order, on the way back
/// from the last to the first. The loops are in `Kernels`. Source: docs/method.md, sections 4 and 6.
protocol Cell<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    /// Activates the gates of a step in place and writes the cell's output.
    func activate(
        _ step: Int, gates: UnsafeMutablePointer<Scalar>, before: UnsafePointer<Scalar>,
        output: UnsafeMutablePointer<Scalar>)

    /// The output, from gates activated before: the same numbers as `activate`'s.
    func replay(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        output: UnsafeMutablePointer<Scalar>)

    /// Turns the tangents of the gates' arguments into those of the gates, in place, and writes those of the output.
    func tangent(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        gateTangents: UnsafeMutablePointer<Scalar>, beforeTangent: UnsafePointer<Scalar>,
        outputTangent: UnsafeMutablePointer<Scalar>)

    /// Begins a way back.
    func beginBack()

    /// One step back: from the adjoint of the output to those of the gates' arguments. `adjoint` becomes what reaches the
    /// output before other than through the gates.
    func back(
        _ step: Int, gates: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>, adjoint: Buffer<Scalar>,
        into arguments: UnsafeMutablePointer<Scalar>)

    /// One step back of adjoints and, along the tangents, of their derivatives (which may hold further adjoints):
    /// everything of `back`, and the same for `second` into `seconds`.
    func backTwice(
        _ step: Int, gates: UnsafePointer<Scalar>, gateTangents: UnsafePointer<Scalar>, before: UnsafePointer<Scalar>,
        beforeTangent: UnsafePointer<Scalar>, adjoint: Buffer<Scalar>, second: Buffer<Scalar>,
        into arguments: UnsafeMutablePointer<Scalar>, seconds: UnsafeMutablePointer<Scalar>)
}
