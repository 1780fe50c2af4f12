import Games
import Kernels

// Unsafe here are places in buffers, which whoever has a `SpaceRows` keeps; steps are those of the horizon.

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

    package init(_ space: Space, steps: Int, trajectories: Int) {
        self.space = space
        self.trajectories = trajectories
        let count = steps * trajectories
        indices = Buffer(zeros: space.isDense ? 0 : count)
        vectors = Buffer(zeros: space.isDense ? count * space.size : 0)
    }

    /// Where everything lies, for loops in which counting references would take too long; valid as long as the buffer
    /// lives.
    package var rows: SpaceRows<Scalar> {
        unsafe SpaceRows(trajectories: trajectories, size: space.size, indices: indices.base, vectors: vectors.base)
    }

    /// First index of a step, of a space of choices.
    package func indices(at step: Int) -> UnsafeMutablePointer<UInt16> { unsafe indices.base + step * trajectories }

    /// First number of a step, of a space of real numbers.
    package func vectors(at step: Int) -> UnsafeMutablePointer<Scalar> { unsafe rows.vectors(at: step) }
}

/// The memory of a `SpaceBuffer`.
@safe package struct SpaceRows<Scalar: KernelScalar> {
    /// K, trajectories.
    package let trajectories: Int
    fileprivate let size: Int
    fileprivate let indices: UnsafeMutablePointer<UInt16>
    fileprivate let vectors: UnsafeMutablePointer<Scalar>

    /// First index of a step, of a space of choices.
    @inline(__always) package func indices(at step: Int) -> UnsafeMutablePointer<UInt16> {
        unsafe indices + step &* trajectories
    }

    /// First number of a step, of a space of real numbers.
    @inline(__always) package func vectors(at step: Int) -> UnsafeMutablePointer<Scalar> {
        unsafe vectors + step &* trajectories &* size
    }
}
