import Games
import Kernels

// Unsafe here are rows of buffers that this object and the trajectories keep, of the sizes that the game states.

/// K trajectories of a simulated game. It computes in Double; what agents see and get is rounded to what they compute in.
final class SimulatedEnvironment<Scalar: KernelScalar>: Environment {
    private let simulation: any Simulation
    /// The same if it can do all trajectories at once.
    private let batch: (any BatchSimulation)?
    /// n, S, A (1 for choices) and F.
    private let (players, seenSize, actionSize, frameSize): (Int, Int, Int, Int)
    private let count: Int
    /// Random words of the starts, then of the steps; normal numbers take an even number of words.
    private let bits: Buffer<UInt32>
    /// `[K, startNoise.uniforms]`, `[K, startNoise.normals]` and `[T, K, stepUniforms]`.
    private let uniforms: Buffer<Double>
    private let normals: Buffer<Double>
    private let stepUniforms: Buffer<Double>
    /// Of one trajectory, `[n, A]` and `[n]`, and of all, `[K, S]` and `[n, K]`.
    private let actions: Buffer<Double>
    private let paid: Buffer<Double>
    private let seen: Buffer<Double>
    private let rewards: Buffer<Double>
    /// Whether a trajectory still goes on, `[K]`.
    private var isRunning: [Bool]

    init(_ simulation: any Simulation, _ game: Game, trajectories: Int, horizon: Int) {
        self.simulation = simulation
        batch = simulation as? any BatchSimulation
        count = trajectories
        players = game.players
        seenSize = game.observationSpace.isDense ? game.observationSpace.size : 1
        actionSize = game.actionSpace.isDense ? game.actionSpace.size : 1
        frameSize = game.frameSize
        let noise = simulation.startNoise
        uniforms = Buffer(zeros: trajectories * noise.uniforms)
        normals = Buffer(zeros: trajectories * noise.normals)
        stepUniforms = Buffer(zeros: horizon * trajectories * simulation.stepUniforms)
        bits = Buffer(zeros: even(uniforms.count) + even(normals.count) + stepUniforms.count)
        actions = Buffer(zeros: players * actionSize)
        paid = Buffer(zeros: players)
        seen = Buffer(zeros: trajectories * seenSize)
        rewards = Buffer(zeros: players * trajectories)
        isRunning = Array(repeating: true, count: trajectories)
    }

    var problem: String? { simulation.problem }

    func begin(_ play: Trajectories<Scalar>, random: Philox) {
        unsafe random.fill(bits.base, count: bits.count)
        draw(uniforms, bits, from: 0)
        unsafe Double.gaussians(bits.base + even(uniforms.count), into: normals.base, count: normals.count)
        draw(stepUniforms, bits, from: even(uniforms.count) + even(normals.count))
        let noise = simulation.startNoise
        simulation.problem = nil
        for k in 0..<count {
            isRunning[k] = unsafe simulation.start(
                k, uniforms: uniforms.base + k * noise.uniforms, normals: normals.base + k * noise.normals)
        }
        observe(play, step: 0)
    }

    func advance(_ play: Trajectories<Scalar>, step: Int) {
        let draws = simulation.stepUniforms
        if let batch {
            let choices = unsafe play.choices.map { unsafe $0 + step * count }
            unsafe batch.stepAll(
                actions: choices, uniforms: stepUniforms.base + step * count * draws, rewards: rewards.base)
            return finishStep(play, step)
        }
        for k in 0..<count {
            take(play, step, k)
            // A trajectory that failed stands still without reward for the rest of a rollout that does not count.
            if isRunning[k] {
                isRunning[k] = unsafe simulation.step(
                    k, actions: actions.base, uniforms: stepUniforms.base + (step * count + k) * draws,
                    rewards: paid.base)
            }
            for agent in 0..<players { rewards[agent * count + k] = isRunning[k] ? paid[agent] : 0 }
        }
        finishStep(play, step)
    }

    /// Hands over rewards and what is seen after a step.
    private func finishStep(_ play: Trajectories<Scalar>, _ step: Int) {
        for agent in 0..<players {
            unsafe Scalar.narrow(
                rewards.base + agent * count, into: play.rewards[agent].base + step * count, count: count)
        }
        observe(play, step: step + 1)
    }

    func finish(_ play: Trajectories<Scalar>) {}

    /// Takes all agents' actions in a trajectory.
    private func take(_ play: Trajectories<Scalar>, _ step: Int, _ k: Int) {
        for agent in 0..<players {
            let all = play.actions[agent]
            if all.space.isDense {
                unsafe Scalar.widen(
                    all.vectors(at: step) + k * actionSize, into: actions.base + agent * actionSize, count: actionSize)
            } else {
                actions[agent] = unsafe Double(all.indices(at: step)[k])
            }
        }
    }

    /// Writes what is seen of all trajectories, and by what the first one is shown.
    private func observe(_ play: Trajectories<Scalar>, step: Int) {
        if let batch { unsafe batch.observeAll(into: seen.base) }
        for k in 0..<(batch == nil ? count : 0) {
            let row = unsafe seen.base + k * seenSize
            if isRunning[k] {
                unsafe simulation.observe(k, into: row)
            } else {
                unsafe row.update(repeating: 0, count: seenSize)
            }
        }
        if play.observations.space.isDense {
            unsafe Scalar.narrow(seen.base, into: play.observations.vectors(at: step), count: count * seenSize)
        } else {
            let row = unsafe play.observations.indices(at: step)
            for k in 0..<count { unsafe row[k] = UInt16(seen[k]) }
        }
        if frameSize > 0, isRunning[0] { unsafe simulation.show(0, into: play.frames.base + step * frameSize) }
    }
}

/// Numbers in (0, 1) from random words.
private func draw(_ numbers: Buffer<Double>, _ bits: Buffer<UInt32>, from first: Int) {
    let (words, target) = unsafe (bits.base + first, numbers.base)
    for i in 0..<numbers.count { unsafe target[i] = (Double(words[i]) + 0.5) * 0x1p-32 }
}

/// The next even number.
private func even(_ count: Int) -> Int { (count + 1) / 2 * 2 }
