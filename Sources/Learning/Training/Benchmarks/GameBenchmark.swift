import Engine
import Games
import Kernels

// Unsafe here are buffers of this file, filled with their sizes.

/// The speed of a simulated game whose actions are choices, on one thread and without networks: rollouts of given random
/// actions, with starts, random numbers, observations and rewards.
package struct GameBenchmark: Sendable {
    /// Steps of trajectories per second, the median of several slices.
    package let stepsPerSecond: Double

    private static let trajectories = 256
    private static let horizon = 64
    private static let slices = 7

    /// Measures for about so long.
    /// - Returns: nil for a game that is none of these, or cannot be played here.
    /// - Throws: `SimulationError` if the game failed.
    package init?(_ game: Game, seconds: Double) throws {
        guard case .simulated = game.mechanics, !game.actionSpace.isDense, game.unavailability == nil else {
            return nil
        }
        let environment = game.environment(Float.self, trajectories: Self.trajectories, horizon: Self.horizon)
        let play = Trajectories<Float>(game, trajectories: Self.trajectories, horizon: Self.horizon)
        for (agent, actions) in play.actions.enumerated() {
            let indices = actions.indices
            let bits = Buffer<UInt32>(zeros: indices.count)
            unsafe Philox(key: SIMD2(2, UInt32(agent)), stream: SIMD3(0, 0, 0)).fill(bits.base, count: bits.count)
            for i in 0..<indices.count { indices[i] = UInt16(bits[i] % UInt32(game.actionSpace.size)) }
        }
        let clock = ContinuousClock()
        var rates: [Double] = []
        var rollouts: UInt32 = 0
        for _ in 0..<Self.slices {
            let start = clock.now
            let before = rollouts
            repeat {
                environment.begin(play, random: Philox(key: SIMD2(3, rollouts), stream: SIMD3(0, 0, 0)))
                for t in 0..<Self.horizon { environment.advance(play, step: t) }
                environment.finish(play)
                rollouts += 1
            } while clock.now - start < .seconds(seconds / Double(Self.slices))
            let steps = Double(Int(rollouts - before) * Self.trajectories * Self.horizon)
            rates.append(steps / ((clock.now - start) / .seconds(1)))
        }
        if let problem = environment.problem { throw SimulationError(problem, of: game.title) }
        stepsPerSecond = rates.sorted()[Self.slices / 2]
    }
}
