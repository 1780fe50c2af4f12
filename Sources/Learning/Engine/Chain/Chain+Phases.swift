import Games

/// What single phases of a chain computed, for who looks at them one at a time.
extension Chain {
    /// What trajectory `trajectory` of joint policy `step` did, as places in the table of payoffs, `[T]`; of spaces of
    /// choices. The meta-agent's action comes first.
    package func jointActions(_ step: Int, trajectory: Int) -> [UInt16] {
        let actions = workspace.trajectories[step].actions
        return (0..<settings.horizon).map { time in
            let place = time * settings.trajectories + trajectory
            return UInt16(actions.reduce(0) { $0 * $1.space.size + Int($1.indices[place]) })
        }
    }

    /// The sum of each agent's rewards in one trajectory, `[n]`, those of later steps discounted.
    package func discountedReturns(_ step: Int, trajectory: Int) -> [Double] {
        workspace.trajectories[step].rewards.map { rewards in
            (0..<settings.horizon).reduce(0) { sum, time in
                sum + Double(workspace.powers[time]) * Double(rewards[time * settings.trajectories + trajectory])
            }
        }
    }

    /// P(action | observation) of an agent after the inner update at `step`, `[S * A]`, over what was seen before it; empty
    /// where observations or actions are vectors. The chain must go on with the next rollout, if it goes on.
    package func updatedProbabilities(of agent: Int, after step: Int) -> [Double] {
        let (policy, play) = (workspace.policies[step + 1][agent], workspace.trajectories[step])
        for time in 0..<settings.horizon {
            policy.record(step: time, observations: play.observations, actions: play.actions[agent])
        }
        return policy.probabilities()
    }

    /// Length of an agent's update at `step`: its rate times the norm of its gradient.
    package func updateLength(of agent: Int, at step: Int) -> Double {
        let (before, after) = (parameters(of: agent, at: step), parameters(of: agent, at: step + 1))
        return zip(before, after).reduce(0) { sum, pair in
            let difference = Double(pair.1) - Double(pair.0)
            return sum + difference * difference
        }.squareRoot()
    }

    /// The rate at which an agent learns from joint policy `step`.
    package func rate(of agent: Int, at step: Int) -> Double {
        agent == 0 ? workspace.innerRates[step] : workspace.peerRates[agent - 1][step]
    }
}
