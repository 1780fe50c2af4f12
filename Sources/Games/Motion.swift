/// How one trajectory went, moment by moment, for somebody who watches. What the numbers mean the game's picture knows.
/// Immutable.
package struct Motion: Sendable, Hashable {
    /// F, numbers of a frame.
    package let frameSize: Int
    /// Before each step and after the last, `[T + 1, F]`.
    package let numbers: [Float]

    /// T + 1.
    package var frameCount: Int { numbers.count / frameSize }

    /// - Precondition: `numbers` holds whole frames, at least one.
    package init(frameSize: Int, numbers: [Float]) {
        precondition(frameSize > 0 && !numbers.isEmpty && numbers.count % frameSize == 0, "whole frames")
        self.frameSize = frameSize
        self.numbers = numbers
    }
}
