import Kernels

/// Observations or actions of all trajectories at some steps, one row of K a step: indices for a space of choices, vectors
/// side by side for a space of real numbers. One of the two buffers is empty.
package final class SpaceBuffer<Scalar: KernelScalar> {
    package let space: Space
    /// K, trajectories.
    package let trajectories: Int
    /// `[steps, K]`; empty for a space of real numbers.
    package let indices: Buffer<UInt16>
    /// `[steps, K, size]`; empty for a space of choices.
    package let vectors: Buffer<Scalar>
    /// First index: who asks for a step every few nanoseconds need not hold on to the buffer.
    private let firstIndex: UnsafeMutablePointer<UInt16>

    package init(_ space: Space, steps: Int, trajectories: Int) {
        self.space = space
        self.trajectories = trajectories
        let count = steps * trajectories
        indices = Buffer(zeros: space.isDense ? 0 : count)
        vectors = Buffer(zeros: space.isDense ? count * space.size : 0)
        firstIndex = indices.base
    }

    /// First index of a step, of a space of choices.
    package func indices(at step: Int) -> UnsafeMutablePointer<UInt16> { firstIndex + step * trajectories }

    /// First number of a step, of a space of real numbers.
    package func vectors(at step: Int) -> UnsafeMutablePointer<Scalar> {
        vectors.base + step * trajectories * space.size
    }
}
