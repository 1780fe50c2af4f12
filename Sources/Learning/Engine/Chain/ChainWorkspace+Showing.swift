import Games
import Kernels

extension ChainWorkspace {
    /// What an agent's actions at a joint policy were drawn from; for Gaussian policies.
    func normal(of agent: Int, at step: Int) -> ActionNormal {
        network(agent, at: step).normal(of: trajectories[step].actions[agent])
    }

    /// KL(policy at l, policy at 0) of an agent at each joint policy played, a mean over what was seen at l; for Gaussian
    /// policies. Plays the first policy over the trajectories of the others.
    func drift(of agent: Int) -> [Double] {
        let first = network(agent, at: 0)
        return (0..<played).map { step in
            guard step > 0 else { return 0 }
            let play = trajectories[step]
            first.load(parameters[0][agent])
            for t in 0..<settings.horizon {
                first.record(step: t, observations: play.observations, actions: play.actions[agent])
            }
            return network(agent, at: step).divergence(from: first)
        }
    }

    private func network(_ agent: Int, at step: Int) -> NetworkPolicy<Scalar> {
        guard let policy = policies[step][agent] as? NetworkPolicy<Scalar> else {
            preconditionFailure("actions that are vectors come from networks")
        }
        return policy
    }

    /// How the first cheetah of a joint policy moved.
    func motion(_ step: Int) -> HalfCheetahMotion {
        let play = trajectories[step]
        let seen = HalfCheetah.freedomCount - 1
        var positions: [Float] = []
        positions.reserveCapacity((settings.horizon + 1) * HalfCheetah.freedomCount)
        for t in 0...settings.horizon {
            positions.append(Float(play.places[t] - play.places[0]))
            let row = play.observations.vectors(at: t)
            for i in 0..<seen { positions.append(Float(Double(row[i]))) }
        }
        return HalfCheetahMotion(positions: positions)
    }
}
