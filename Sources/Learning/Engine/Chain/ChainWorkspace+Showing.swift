import Games
import Kernels

extension ChainWorkspace {
    /// What an agent's actions at a joint policy were drawn from; for Gaussian policies.
    func normal(of agent: Int, at step: Int) -> ActionNormal {
        network(agent, at: step).normal(of: trajectories[step].actions[agent])
    }

    /// KL(policy at l, policy at 0) of an agent at each joint policy played, a mean over what was seen at l. Plays the
    /// first policy over the trajectories of the others.
    func drift(of agent: Int) -> [Double] {
        // Who follows a rule stays what it is.
        if policies[0][agent] is ScriptedPolicy<Scalar> { return Array(repeating: 0, count: played) }
        let first = policies[0][agent]
        return (0..<played).map { step in
            guard step > 0 else { return 0 }
            let play = trajectories[step]
            first.load(parameters[0][agent])
            for t in 0..<settings.horizon {
                first.record(step: t, observations: play.observations, actions: play.actions[agent])
            }
            return network(agent, at: step).divergence(from: network(agent, at: 0))
        }
    }

    private func network(_ agent: Int, at step: Int) -> NetworkPolicy<Scalar> {
        guard let policy = policies[step][agent] as? NetworkPolicy<Scalar> else {
            preconditionFailure("vectors are seen, and actions that are vectors made, by networks")
        }
        return policy
    }

    /// How the first trajectory of a joint policy went; nil if the game shows nothing of it.
    func motion(_ step: Int) -> Motion? {
        let frames = trajectories[step].frames
        guard frames.count > 0 else { return nil }
        return Motion(
            frameSize: frames.count / (settings.horizon + 1), numbers: frames.array.map { Float($0) })
    }
}
