import Engine
import Games
import Kernels

// Unsafe here are buffers of this file, handed to the library and to the generator with their sizes.

/// The speed of a game's physics on one thread: of rollouts without networks, and of the library alone with the same
/// body. Both are given random controls and start anew every 200 actions.
package struct PhysicsBenchmark: Sendable {
    /// Steps of the simulation per second in rollouts of 64 bodies: with resets, observations and rewards.
    package let simulationStepsPerSecond: Double
    /// Steps of the library per second of one body.
    package let bareStepsPerSecond: Double

    private static let trajectories = 64
    private static let horizon = 200
    private static let slices = 7

    /// Measures both for about so long each, in turn, slice by slice; the medians count.
    /// - Throws: `SimulationError`.
    package init(_ game: Game, _ physics: any Physics, seconds: Double) throws {
        let environment = game.environment(Float.self, trajectories: Self.trajectories, horizon: Self.horizon)
        let play = Trajectories<Float>(game, trajectories: Self.trajectories, horizon: Self.horizon)
        for (agent, actions) in play.actions.enumerated() { Self.fill(actions.vectors, agent) }
        let bare = try physics.bareBody()
        let controls = Buffer<Double>(zeros: Self.horizon * physics.controls)
        Self.fill(controls, 2)
        let steps = Self.horizon * physics.stepsPerAction
        var rollouts: UInt32 = 0
        let slice = seconds / Double(Self.slices)
        var rates: (rollouts: [Double], bare: [Double]) = ([], [])
        for _ in 0..<Self.slices {
            rates.rollouts.append(
                Self.stepsPerSecond(slice, steps: Self.trajectories * steps) {
                    environment.begin(play, random: Philox(key: SIMD2(3, rollouts), stream: SIMD3(0, 0, 0)))
                    for t in 0..<Self.horizon { environment.advance(play, step: t) }
                    environment.finish(play)
                    rollouts += 1
                })
            rates.bare.append(
                Self.stepsPerSecond(slice, steps: steps) { unsafe bare.run(controls.base, count: Self.horizon) })
        }
        if let problem = environment.problem { throw SimulationError(problem, of: physics.name) }
        simulationStepsPerSecond = rates.rollouts.sorted()[Self.slices / 2]
        bareStepsPerSecond = rates.bare.sorted()[Self.slices / 2]
    }

    /// Uniform numbers in (-1, 1).
    private static func fill<Scalar: KernelScalar>(_ buffer: Buffer<Scalar>, _ number: Int) {
        let bits = Buffer<UInt32>(zeros: buffer.count)
        unsafe Philox(key: SIMD2(2, UInt32(number)), stream: SIMD3(0, 0, 0)).fill(bits.base, count: bits.count)
        for i in 0..<buffer.count { buffer[i] = Scalar(2 * (Double(bits[i]) + 0.5) / 0x1p32 - 1) }
    }

    /// Rate of simulation steps of a piece of work that takes `steps` of them, done again and again for so long.
    private static func stepsPerSecond(_ seconds: Double, steps: Int, _ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var pieces = 0
        repeat {
            work()
            pieces += 1
        } while clock.now - start < .seconds(seconds)
        return Double(pieces * steps) / ((clock.now - start) / .seconds(1))
    }
}
