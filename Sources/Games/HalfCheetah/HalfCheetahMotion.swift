/// How one cheetah moved in an episode, for somebody who watches. Immutable.
package struct HalfCheetahMotion: Sendable, Hashable {
    /// Positions of all degrees of freedom before each step and after the last, `[T + 1][freedomCount]` row-major;
    /// metres and radians, x from where the cheetah stood at first.
    package let positions: [Float]

    /// - Precondition: `positions` holds whole frames, at least one.
    package init(positions: [Float]) {
        precondition(
            !positions.isEmpty && positions.count % HalfCheetah.freedomCount == 0,
            "positions of every freedom in a frame")
        self.positions = positions
    }

    /// What the simulation showed.
    package init(_ motion: Motion) { self.init(positions: motion.numbers) }

    /// The same as any game has it.
    package var frames: Motion { Motion(frameSize: HalfCheetah.freedomCount, numbers: positions) }

    /// T + 1.
    package var frameCount: Int { positions.count / HalfCheetah.freedomCount }

    /// Seconds from one frame to the next.
    package static let frameSeconds = HalfCheetah.timeStep * Double(HalfCheetah.frameSkip)

    /// Positions of all degrees of freedom in a frame, `[freedomCount]`.
    package subscript(frame: Int) -> ArraySlice<Float> {
        positions[frame * HalfCheetah.freedomCount..<(frame + 1) * HalfCheetah.freedomCount]
    }

    /// How far to the right the cheetah has come in a frame, in metres.
    package func distance(_ frame: Int) -> Double { Double(self[frame].first ?? 0) }

    /// Its speed to the right around a frame, the mean over a second, in metres per second.
    package func speed(_ frame: Int) -> Double {
        let reach = Int(0.5 / HalfCheetahMotion.frameSeconds)
        let (first, last) = (max(frame - reach, 0), min(frame + reach, frameCount - 1))
        guard last > first else { return 0 }
        return (distance(last) - distance(first)) / (Double(last - first) * HalfCheetahMotion.frameSeconds)
    }
}
