import Kernels

// Unsafe here are rows of buffers of the sizes that were allocated for the chain's settings.

/// Trajectories that are played one after the other, with the actions of one seat from outside.
///
/// Policies act for all K trajectories of a step at once. While one trajectory is played, those before it act again as
/// they did, from the same random words and actions; what those behind it do does not count yet.
extension ChainWorkspace {
    /// Begins the trajectories of a joint policy, with random numbers of `key`.
    func beginRollout(_ step: Int, key: ChainKey) {
        begin(step) { key.philox(jointPolicy: step, agent: $0) }
    }

    /// Lets all agents but one act at a step of a joint policy.
    func actBeside(_ seat: Int, at jointPolicy: Int, _ step: Int) {
        let play = trajectories[jointPolicy]
        for agent in 0..<agents where agent != seat {
            policies[jointPolicy][agent].act(
                step: step, observations: play.observations, bits: bits[agent], actions: play.actions[agent])
        }
    }

    /// What all see before a step.
    func observation(_ jointPolicy: Int, _ step: Int, _ trajectory: Int) -> Int {
        unsafe Int(trajectories[jointPolicy].observations.indices(at: step)[trajectory])
    }

    /// Takes the action of a seat at a step at which all others have acted, and goes on to what follows from it.
    func take(
        _ action: Int, of seat: Int, at jointPolicy: Int, _ step: Int, _ trajectory: Int
    ) -> SeatedChain.Outcome {
        let play = trajectories[jointPolicy]
        unsafe play.actions[seat].indices(at: step)[trajectory] = UInt16(action)
        policies[jointPolicy][seat].record(step: step, observations: play.observations, actions: play.actions[seat])
        environment.advance(play, step: step)
        // Rewards of steps that have not been played follow from whatever lies there.
        environment.finish(play)
        let place = step * settings.trajectories + trajectory
        return SeatedChain.Outcome(
            actions: play.actions.map { unsafe Int($0.indices(at: step)[trajectory]) },
            rewards: play.rewards.map { Double($0[place]) })
    }

    /// Puts what is known of a seat in the place of its policy, for those who look through its updates.
    func seat(_ seat: Int, at jointPolicy: Int) {
        guard let models else { return }
        parameters[jointPolicy][seat].copy(from: models.parameters[jointPolicy][seat - 1])
        policies[jointPolicy][seat].load(parameters[jointPolicy][seat])
    }
}
