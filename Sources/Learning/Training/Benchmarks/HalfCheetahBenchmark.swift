import Engine
import Games
import Kernels

/// The speed of HalfCheetah on one thread: of rollouts without networks, and of MuJoCo alone with the same body. Both
/// are given random controls and start anew every 200 actions.
package struct HalfCheetahBenchmark: Sendable {
    /// Steps of the simulation per second in rollouts of 64 cheetahs: with resets, observations and rewards.
    package let simulationStepsPerSecond: Double
    /// `mj_step` per second of one cheetah.
    package let bareStepsPerSecond: Double

    #if MuJoCo
    private static let trajectories = 64
    private static let horizon = 200
    private static let slices = 7

    /// Measures both for about so long each, in turn, slice by slice; the medians count.
    /// - Throws: `SimulationError`.
    package init(seconds: Double) throws {
        let game = HalfCheetah()
        let simulation = try HalfCheetahSimulation(game, count: Self.trajectories)
        let environment = HalfCheetahEnvironment<Float>(simulation)
        let play = Trajectories<Float>(game, trajectories: Self.trajectories, horizon: Self.horizon)
        for (agent, actions) in play.actions.enumerated() { Self.fill(actions.vectors, agent) }
        let bare = try BareHalfCheetah()
        let controls = Buffer<Double>(zeros: Self.horizon * HalfCheetah.controlCount)
        Self.fill(controls, 2)
        var rollouts: UInt32 = 0
        let slice = seconds / Double(Self.slices)
        var rates: (rollouts: [Double], bare: [Double]) = ([], [])
        for _ in 0..<Self.slices {
            rates.rollouts.append(
                Self.stepsPerSecond(slice, steps: Self.trajectories * Self.horizon) {
                    environment.begin(play, random: Philox(key: SIMD2(3, rollouts), stream: SIMD3(0, 0, 0)))
                    for t in 0..<Self.horizon { environment.advance(play, step: t) }
                    environment.finish(play)
                    rollouts += 1
                })
            rates.bare.append(
                Self.stepsPerSecond(slice, steps: Self.horizon) { unsafe bare.run(controls.base, count: Self.horizon) })
        }
        if let problem = environment.problem { throw SimulationError(problem) }
        simulationStepsPerSecond = rates.rollouts.sorted()[Self.slices / 2]
        bareStepsPerSecond = rates.bare.sorted()[Self.slices / 2]
    }

    /// Uniform numbers in (-1, 1).
    private static func fill<Scalar: KernelScalar>(_ buffer: Buffer<Scalar>, _ number: Int) {
        let bits = Buffer<UInt32>(zeros: buffer.count)
        unsafe Philox(key: SIMD2(2, UInt32(number)), stream: SIMD3(0, 0, 0)).fill(bits.base, count: bits.count)
        for i in 0..<buffer.count { buffer[i] = Scalar(2 * (Double(bits[i]) + 0.5) / 0x1p32 - 1) }
    }

    /// Rate of simulation steps of a piece of work with `steps` actions, done again and again for so long.
    private static func stepsPerSecond(_ seconds: Double, steps: Int, _ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var pieces = 0
        repeat {
            work()
            pieces += 1
        } while clock.now - start < .seconds(seconds)
        return Double(pieces * steps * HalfCheetah.frameSkip) / ((clock.now - start) / .seconds(1))
    }
    #endif
}
