import Kernels

extension ChainWorkspace {
    /// Plays K trajectories of T steps under joint policy `step`, with random numbers of `key`.
    ///
    /// - Parameters:
    ///   - step: l, the joint policy to play; its parameters must be loaded.
    ///   - key: names the chain's random numbers.
    ///   - simulated: see `ChainKey.philox`.
    ///   - pathPolicy: l of the chain in which this rollout is simulated; nil when it is real.
    func rollout(_ step: Int, key: ChainKey, simulated: Int = 0, within pathPolicy: Int? = nil) {
        let batch = trajectories[step]
        let width = settings.trajectories
        drawBits(step, key: key, simulated: simulated, within: pathPolicy)
        batch.observations.fill(0, count: width)
        for t in 0..<settings.horizon {
            let now = UnsafePointer(batch.observations.base + t * width)
            let next = batch.observations.base + (t + 1) * width
            for agent in 0..<agents {
                let actions = batch.actions[agent].base + t * width
                policies[step][agent].act(
                    step: t, observations: now, bits: bits[agent].base + t * width, actions: actions)
                addToObservation(
                    actions: actions, stride: UInt16(game.stride(of: agent)), isFirst: agent == 0, next: next,
                    count: width)
            }
        }
        rewardTrajectories(step)
    }

    /// Takes recorded actions, `[n][T * K]`, one row of K a step, as the trajectories of joint policy `step`.
    func record(_ step: Int, actions: [[UInt16]]) {
        let batch = trajectories[step]
        let width = settings.trajectories
        batch.observations.fill(0, count: width)
        for agent in 0..<agents { batch.actions[agent].assign(actions[agent]) }
        for t in 0..<settings.horizon {
            let now = UnsafePointer(batch.observations.base + t * width)
            let next = batch.observations.base + (t + 1) * width
            for agent in 0..<agents {
                let row = batch.actions[agent].base + t * width
                policies[step][agent].record(step: t, observations: now, actions: row)
                addToObservation(
                    actions: row, stride: UInt16(game.stride(of: agent)), isFirst: agent == 0, next: next,
                    count: width)
            }
        }
        rewardTrajectories(step)
    }

    /// Random words of every agent for a whole rollout.
    private func drawBits(_ step: Int, key: ChainKey, simulated: Int, within pathPolicy: Int?) {
        for agent in 0..<agents {
            key.philox(jointPolicy: pathPolicy ?? step, simulated: simulated, agent: agent)
                .fill(bits[agent].base, count: settings.steps)
        }
    }

    /// Looks up the rewards of what was played and takes their means.
    private func rewardTrajectories(_ step: Int) {
        let batch = trajectories[step]
        let after = batch.observations.base + settings.trajectories
        for agent in 0..<agents {
            Scalar.gather(rewardTables[agent].base, after, batch.rewards[agent].base, count: settings.steps)
            meanReward[step][agent] =
                Scalar.sum(batch.rewards[agent].base, count: settings.steps) / Double(settings.steps)
        }
        isValued[step] = false
        played = step + 1
    }
}
