import Games
import Kernels

extension ChainRecord {
    /// What has been played of a chain. The chain cannot be walked back any more.
    /// - Parameters:
    ///   - chain: The chain; it must count.
    ///   - names: Of the agents, `[n]`.
    ///   - configuration: Of the run.
    init<Scalar>(_ chain: ChainWorkspace<Scalar>, names: [String], _ configuration: RunConfiguration) {
        let steps = 0..<chain.played
        let isMatrix = configuration.game.matrix != nil
        let errors = isMatrix ? steps.map(chain.modelErrors) : []
        let factor = configuration.rewardFactor
        agents = names.enumerated().map { agent, name in
            let tables = isMatrix ? steps.map { chain.policies[$0][agent].probabilities() } : []
            let normals = isMatrix ? [] : steps.map { chain.normal(of: agent, at: $0) }
            let size = Double(configuration.game.observationSpace.size)
            return Agent(
                name: name, meanReward: steps.map { chain.meanReward[$0][agent] * factor }, probabilities: tables,
                normals: normals,
                drift: isMatrix
                    ? tables.map { divergence($0, from: tables[0]) / size } : chain.drift(of: agent),
                modelError: agent == 0 || chain.models == nil ? nil : errors.map { $0[agent - 1] })
        }
        visits = isMatrix ? steps.map(chain.observationShares) : []
        jointActions = isMatrix ? steps.map(chain.jointActionShares) : []
        innerRates = chain.innerRates
        motions = isMatrix ? [] : steps.map(chain.motion)
    }
}

extension ChainWorkspace {
    /// What an agent's actions at a joint policy were drawn from; for Gaussian policies.
    fileprivate func normal(of agent: Int, at step: Int) -> ActionNormal {
        gaussian(agent, at: step).normal(of: trajectories[step].actions[agent])
    }

    /// KL(policy at l, policy at 0) of an agent at each joint policy played, a mean over what was seen at l; for Gaussian
    /// policies. Plays the first policy over the trajectories of the others.
    fileprivate func drift(of agent: Int) -> [Double] {
        let first = gaussian(agent, at: 0)
        return (0..<played).map { step in
            guard step > 0 else { return 0 }
            let play = trajectories[step]
            first.load(parameters[0][agent])
            for t in 0..<settings.horizon {
                first.record(step: t, observations: play.observations, actions: play.actions[agent])
            }
            return gaussian(agent, at: step).divergence(from: first)
        }
    }

    private func gaussian(_ agent: Int, at step: Int) -> LSTMGaussianPolicy<Scalar> {
        guard let policy = policies[step][agent] as? LSTMGaussianPolicy<Scalar> else {
            preconditionFailure("actions that are vectors come from normal distributions")
        }
        return policy
    }

    /// How the first cheetah of a joint policy moved.
    fileprivate func motion(_ step: Int) -> HalfCheetahMotion {
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
