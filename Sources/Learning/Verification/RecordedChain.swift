import Kernels

/// A chain with everything sampled already: the engine only has to compute. The input of verification and of tests
/// that enumerate trajectories.
package struct RecordedChain: Sendable {
    package var game: any Playable
    package var settings: ChainSettings
    /// What the agents' policies are, `[n]`; the critic is of the meta-agent's kind.
    package var kinds: [PolicyKind]
    /// Initial parameters by agent, `[n][parameterCount]`: logits, `[S, A]`, or a network's (see `PolicyKind.parts`).
    package var parameters: [[Double]]
    /// The critic's parameters: a table, `[S]`, or a network's.
    package var critic: [Double]
    /// The meta-agent's inner rates, `[L]`.
    package var innerRates: [Double]
    /// Actions by joint policy and agent, `[L + 1][n]`.
    package var actions: [[RecordedActions]]
    /// What the agents saw and got by joint policy, `[L + 1]`; nil if the game says it.
    package var answers: [RecordedAnswers]?

    package init(
        game: any Playable, settings: ChainSettings, kinds: [PolicyKind]? = nil, parameters: [[Double]],
        critic: [Double], innerRates: [Double], actions: [[RecordedActions]], answers: [RecordedAnswers]? = nil
    ) {
        self.kinds = kinds ?? parameters.map { _ in .tabular }
        self.game = game
        self.settings = settings
        self.parameters = parameters
        self.critic = critic
        self.innerRates = innerRates
        self.actions = actions
        self.answers = answers
    }
}

/// A gradient with respect to `phi_0` and the inner rates.
package struct MetaGradient: Sendable, Hashable {
    /// d loss / d phi_0, `[parameterCount]`; to be descended.
    package var policy: [Double]
    /// d loss / d inner rates, `[L]`.
    package var innerRates: [Double]
}

/// What the engine computes from a recorded chain.
package struct ComputedChain: Sendable {
    /// The gradient of the whole loss.
    package var gradient: MetaGradient
    /// The gradient of each part: current, own, peer, entropy.
    package var terms: [MetaGradient]
    /// d critic loss / d critic table, `[S]`.
    package var criticGradient: [Double]
    package var criticLoss: Double
    /// Parameters by joint policy and agent, `[L + 1][n][parameterCount]`.
    package var parameters: [[[Double]]]
    /// Baseline by joint policy and agent, `[L][n][T * K]`.
    package var baselines: [[[Double]]]
    /// The meta-agent's advantage by joint policy, `[L + 1][T * K]`.
    package var advantages: [[Double]]
    /// Batch-mean discounted return of the meta-agent by joint policy, `[L + 1]`.
    package var meanReturns: [Double]
    /// Mean reward per step by joint policy and agent, `[L + 1][n]`.
    package var meanReward: [[Double]]
    /// KL(peer, model of it) in nats a step, by joint policy and peer, `[L + 1][n - 1]`; empty rows without models.
    package var modelErrors: [[Double]]
    /// Why the chain does not count, as the end of a sentence: its game failed; nil if it does.
    package var problem: String?
}

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
            return chain.advantage.array.map { Double($0) }
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

extension ChainSettings {
    /// For each joint policy m, the sum of `values[l]` over joint policies l > m with l >= 1; `[L + 1]`.
    static func sumAbove(_ values: [Double]) -> [Double] {
        var sums = Array(repeating: 0.0, count: values.count)
        for step in stride(from: values.count - 2, through: 0, by: -1) {
            sums[step] = sums[step + 1] + values[step + 1]
        }
        return sums
    }
}
