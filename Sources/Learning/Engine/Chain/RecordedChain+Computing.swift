import Kernels

/// Arithmetic in which the engine runs.
package enum Precision: String, Sendable, Hashable, CaseIterable {
    case double
    case float
}

extension RecordedChain {
    /// A chain like this one whose actions are drawn by the engine, in Double, from the random numbers of a seed; what
    /// agents saw and got is recorded with them where observations are dense.
    package func sampled(seed: UInt64) -> RecordedChain {
        let chain = ChainWorkspace<Double>(game: game, settings: settings, kinds: kinds)
        chain.begin(initial: parameters, critic: critic, innerRates: innerRates)
        let key = ChainKey(seed: seed, stream: .training, update: 0, chain: 0)
        var result = self
        result.actions = (0...settings.chainLength).map { step in
            chain.rollout(step, key: key)
            if step < settings.chainLength { chain.innerUpdate(step, key: key) }
            return chain.trajectories[step].actions.map(\.recorded)
        }
        if game.observationSpace.isDense {
            result.answers = chain.trajectories.map { play in
                RecordedAnswers(observations: play.observations.vectors.array, rewards: play.rewards.map(\.array))
            }
        }
        return result
    }

    /// Runs the engine on the recorded actions.
    ///
    /// - Parameters:
    ///   - precision: the arithmetic; results are returned as Double either way.
    ///   - laterReturns: for the `unbiased` estimator, see `ChainWorkspace.weighOuter`; nil takes this chain's own mean
    ///     returns with baseline zero.
    /// - Returns: the chain's gradients and everything on the way to them.
    package func compute(_ precision: Precision, laterReturns: [Double]? = nil) -> ComputedChain {
        switch precision {
        case .double: compute(in: Double.self, laterReturns)
        case .float: compute(in: Float.self, laterReturns)
        }
    }

    private func compute<Scalar: KernelScalar>(in _: Scalar.Type, _ laterReturns: [Double]?) -> ComputedChain {
        let chain = ChainWorkspace<Scalar>(game: game, settings: settings, kinds: kinds)
        chain.begin(
            initial: parameters.map { $0.map { Scalar($0) } }, critic: critic.map { Scalar($0) },
            innerRates: innerRates)
        let key = ChainKey(seed: 0, stream: .training, update: 0, chain: 0)
        chain.models?.begin(key)
        var baselines: [[[Double]]] = []
        for step in 0...settings.chainLength {
            chain.record(step, actions: actions[step], answers: answers?[step], key: key)
            chain.modelPeers(step)
            guard step < settings.chainLength else { continue }
            chain.innerUpdate(step, key: key)
            baselines.append(chain.trajectories[step].discountedBaseline.map { undiscounted($0, chain) })
        }
        let advantages = (0...settings.chainLength).map { step in
            chain.estimateAdvantage(step)
            return chain.scratch.outer.advantage.array.map { Double($0) }
        }
        let meanReturns = (0...settings.chainLength).map(chain.meanReturn)
        let later = laterReturns ?? ChainSettings.sumAbove(meanReturns)
        func gradient(_ terms: OuterTerms) -> MetaGradient {
            let rates = chain.walkBack(terms: terms, laterReturns: later)
            return MetaGradient(policy: chain.adjoint[0].array.map { Double($0) }, innerRates: rates)
        }
        let total = gradient(settings.terms)
        let loss = chain.criticLoss()
        return ComputedChain(
            gradient: total, terms: [.current, .own, .peer, .entropy].map { gradient($0) },
            criticGradient: chain.criticGradient.array.map { Double($0) }, criticLoss: loss,
            parameters: chain.parameters.map { $0.map { $0.array.map { Double($0) } } }, baselines: baselines,
            advantages: advantages, meanReturns: meanReturns, meanReward: chain.meanReward,
            modelErrors: (0...settings.chainLength).map(chain.modelErrors), problem: chain.problem)
    }

    /// The baseline itself from `discount^t b`.
    private func undiscounted<Scalar>(_ buffer: Buffer<Scalar>, _ chain: ChainWorkspace<Scalar>) -> [Double] {
        buffer.array.enumerated().map { index, value in
            Double(value) / Double(chain.powers[index / settings.trajectories])
        }
    }
}
