import Games
import Kernels

extension HalfCheetah: Playable {
    package var players: Int { HalfCheetah.playerCount }
    package var observationSpace: Space { .reals(HalfCheetah.observationCount) }
    package var actionSpace: Space { .reals(HalfCheetah.actionCount) }

    /// An environment for one worker; where there is no physics, one in which nothing counts.
    package func environment<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, trajectories: Int, horizon: Int
    ) -> any Environment<Scalar> {
        #if MuJoCo
        do {
            return HalfCheetahEnvironment<Scalar>(try HalfCheetahSimulation(self, count: trajectories))
        } catch {
            return UnplayableEnvironment(because: error.problem)
        }
        #else
        return UnplayableEnvironment(because: HalfCheetah.unavailability ?? "it was not built in")
        #endif
    }
}

#if MuJoCo
/// K cheetahs that run for T steps. Physics and rewards are computed in Double and rounded to what agents compute in.
package final class HalfCheetahEnvironment<Scalar: KernelScalar>: Environment {
    private let simulation: HalfCheetahSimulation
    /// Random words and noise of the start, `[K, freedomCount]`: an even number of words for normal numbers.
    private let bits: Buffer<UInt32>
    private let positions: Buffer<Double>
    private let velocities: Buffer<Double>
    /// Of one cheetah, `[controlCount]` and `[observationCount]`.
    private let actions = Buffer<Double>(zeros: HalfCheetah.controlCount)
    private let seen = Buffer<Double>(zeros: HalfCheetah.observationCount)
    /// Whether a cheetah still runs, `[K]`.
    private var isRunning: [Bool]

    package init(_ simulation: HalfCheetahSimulation) {
        self.simulation = simulation
        let count = simulation.count * HalfCheetah.freedomCount
        bits = Buffer(zeros: 2 * ((count + 1) / 2 * 2))
        positions = Buffer(zeros: count)
        velocities = Buffer(zeros: count)
        isRunning = Array(repeating: true, count: simulation.count)
    }

    package var problem: String? { simulation.problem }

    package func begin(_ play: Trajectories<Scalar>, random: Philox) {
        let size = HalfCheetah.freedomCount
        random.fill(bits.base, count: bits.count)
        for i in 0..<positions.count {
            let uniform = (Double(bits[i]) + 0.5) / 0x1p32
            positions[i] = HalfCheetah.positionNoise * (2 * uniform - 1)
        }
        Double.gaussians(bits.base + bits.count / 2, into: velocities.base, count: velocities.count)
        for i in 0..<velocities.count { velocities[i] *= HalfCheetah.velocityNoise }
        simulation.problem = nil
        for k in 0..<simulation.count {
            isRunning[k] = simulation.reset(
                k, positions: positions.base + k * size, velocities: velocities.base + k * size)
            observe(k, into: play.observations.vectors(at: 0))
        }
        play.places[0] = simulation.place(0)
    }

    package func advance(_ play: Trajectories<Scalar>, step: Int) {
        let (count, size) = (simulation.count, HalfCheetah.actionCount)
        let next = play.observations.vectors(at: step + 1)
        for k in 0..<count {
            for agent in 0..<HalfCheetah.playerCount {
                Scalar.widen(
                    play.actions[agent].vectors(at: step) + k * size, into: actions.base + agent * size, count: size)
            }
            // A cheetah that failed stands still without reward for the rest of a rollout that does not count.
            let reward = isRunning[k] ? simulation.advance(k, actions: actions.base) : nil
            if reward == nil { isRunning[k] = false }
            let scaled = Scalar((reward ?? 0) * HalfCheetah.rewardScale)
            for rewards in play.rewards { rewards[step * count + k] = scaled }
            observe(k, into: next)
        }
        play.places[step + 1] = isRunning[0] ? simulation.place(0) : play.places[step]
    }

    package func finish(_ play: Trajectories<Scalar>) {}

    /// Writes what is seen of a cheetah into its place of a row of K.
    private func observe(_ k: Int, into row: UnsafeMutablePointer<Scalar>) {
        if isRunning[k] { simulation.observe(k, into: seen.base) } else { seen.fill(0) }
        Scalar.narrow(seen.base, into: row + k * HalfCheetah.observationCount, count: HalfCheetah.observationCount)
    }
}
#endif
