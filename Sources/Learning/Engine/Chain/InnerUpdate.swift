import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

extension ChainWorkspace {
    /// Every agent learns from the trajectories of joint policy `step`: `theta' = theta - rate * gradient`.
    ///
    /// `key` names the random numbers of a look-ahead.
    func innerUpdate(_ step: Int, key: ChainKey) {
        weighTrajectories(step)
        for agent in 0..<agents {
            let gradient = agent == 0 ? updateGradients[step] : peerGradients[agent - 1]
            policies[step][agent].innerGradient(weights: trajectories[step].innerWeights[agent], into: gradient)
            if agent == 0, let lookAhead {
                lookAhead.gradient(
                    at: parameters[step], key: key, jointPolicy: step, into: gradient)
            }
            if agent == agents - 1, agent > 0, let peerLookAhead {
                peerLookAhead.gradient(at: parameters[step], key: key, jointPolicy: step, into: gradient)
            }
            let rate = agent == 0 ? innerRates[step] : peerRates[agent - 1][step]
            advance(parameters[step][agent], by: -rate, along: gradient, into: parameters[step + 1][agent])
            policies[step + 1][agent].load(parameters[step + 1][agent])
        }
        models?.innerUpdate(step, trajectories[step])
    }

    /// Fits the models of the peers, if there are any, to what joint policy `step` played.
    func modelPeers(_ step: Int) {
        models?.fit(step, trajectories[step], horizon: settings.horizon)
    }

    /// How far each model is from its peer at joint policy `step`, `[n - 1]`: KL(peer, model) in nats a step, of
    /// probabilities by observation weighted by visits. Empty without models, and where observations are vectors.
    func modelErrors(_ step: Int) -> [Double] {
        guard let models, !trajectories[step].observations.space.isDense else { return [] }
        let visits = observationShares(step)
        return models.policies[step].indices.map { index in
            let peer = policies[step][index + 1].probabilities()
            return divergence(peer, from: models.policies[step][index].probabilities(), weights: visits)
        }
    }

    /// Baselines and first-order weights of all agents at joint policy `step`.
    func weighTrajectories(_ step: Int) {
        let batch = trajectories[step]
        let returns = scratch.inner.returns
        baseline.prepare(batch.observations)
        for agent in 0..<agents {
            unsafe Scalar.returnsToGo(
                batch.rewards[agent].base, discount: Scalar(settings.discount), into: returns.base,
                horizon: settings.horizon, trajectories: settings.trajectories)
            unsafe baseline.fit(
                returns: returns.base, batch.observations, into: batch.discountedBaseline[agent].base)
            unsafe Scalar.innerWeights(
                returns: returns.base, baseline: batch.discountedBaseline[agent].base, powers: powers.base,
                into: batch.innerWeights[agent].base, horizon: settings.horizon, trajectories: settings.trajectories)
        }
    }

    private func advance(
        _ parameters: Buffer<Scalar>, by scale: Double, along direction: Buffer<Scalar>, into result: Buffer<Scalar>
    ) {
        result.copy(from: parameters)
        unsafe Scalar.addScaled(direction.base, by: Scalar(scale), to: result.base, count: result.count)
    }
}
