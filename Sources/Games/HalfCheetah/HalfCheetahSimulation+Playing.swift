// Unsafe here are arrays of callers, whose sizes the protocol states, and those of a start, which live as long as this
// object.

/// Cheetahs as trajectories of a game: near rest at first, in the random places of the paper's environment.
extension HalfCheetahSimulation: BodySimulation {
    package var startNoise: (uniforms: Int, normals: Int) { (HalfCheetah.freedomCount, HalfCheetah.freedomCount) }

    package func start(_ index: Int, uniforms: UnsafePointer<Double>, normals: UnsafePointer<Double>) -> Bool {
        for i in 0..<HalfCheetah.freedomCount {
            unsafe startPositions[i] = HalfCheetah.positionNoise * (2 * uniforms[i] - 1)
            unsafe startVelocities[i] = normals[i] * HalfCheetah.velocityNoise
        }
        let isStarted = unsafe reset(index, positions: startPositions, velocities: startVelocities)
        starts[index] = place(index)
        return isStarted
    }

    package func step(
        _ index: Int, actions: UnsafePointer<Double>, uniforms: UnsafePointer<Double>,
        rewards: UnsafeMutablePointer<Double>
    ) -> Bool {
        guard let reward = unsafe advance(index, actions: actions) else { return false }
        for agent in 0..<HalfCheetah.playerCount { unsafe rewards[agent] = reward * HalfCheetah.rewardScale }
        return true
    }

    /// Positions of all degrees of freedom, x from where the cheetah started: `HalfCheetahMotion`.
    package func show(_ index: Int, into frame: UnsafeMutablePointer<Double>) {
        unsafe frame[0] = place(index) - starts[index]
        unsafe (frame + 1).update(from: states[index].positions + 1, count: HalfCheetah.freedomCount - 1)
    }
}
