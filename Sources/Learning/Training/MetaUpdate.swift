import Games

/// The work of one meta-update: M chains, each against personas of its own, in parallel.
struct MetaUpdate {
    private let configuration: RunConfiguration
    private let parameters: MetaParameters
    /// Number of the meta-update, from 0.
    private let number: Int
    private let pool: WorkerPool
    private let runners: Runners
    private let interrupt: Interrupt

    /// What the chains gave.
    struct Outcome {
        var number: Int
        var gradients: [ChainGradient]
        /// By chain, joint policy and agent, `[M][L + 1][n]`.
        var meanReward: [[[Double]]]
        /// The peers of each chain, `[M][n - 1]`.
        var personas: [[Persona]]
        var criticLoss: Double?
        var modelError: Double?
        var terms: GradientTerms?
    }

    /// What one chain gave.
    private struct ChainOutcome: Sendable {
        var gradient: ChainGradient
        var meanReward: [[Double]]
        var personas: [Persona]
        var criticLoss: Double?
        var modelError: Double?
        var terms: [[Double]?]
    }

    init(
        _ configuration: RunConfiguration, _ parameters: MetaParameters, number: Int, _ pool: WorkerPool,
        _ runners: Runners, _ interrupt: Interrupt
    ) {
        self.configuration = configuration
        self.parameters = parameters
        self.number = number
        self.pool = pool
        self.runners = runners
        self.interrupt = interrupt
    }

    /// Plays all chains and walks them back; nil if interrupted.
    func chains() -> Outcome? {
        let hasTerms =
            configuration.termsEvery > 0 && number % configuration.termsEvery == 0
            && configuration.method.isMetaLearned
        let outcomes: [ChainOutcome]? =
            configuration.estimator == .exact ? exactChains(hasTerms) : sampledChains(hasTerms)
        guard let outcomes else { return nil }
        func mean(_ values: [Double]) -> Double? {
            values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        return Outcome(
            number: number, gradients: outcomes.map(\.gradient), meanReward: outcomes.map(\.meanReward),
            personas: outcomes.map(\.personas), criticLoss: mean(outcomes.compactMap(\.criticLoss)),
            modelError: mean(outcomes.compactMap(\.modelError)),
            terms: hasTerms ? GradientTerms(chains: outcomes.map(\.terms)) : nil)
    }

    private func sampledChains(_ hasTerms: Bool) -> [ChainOutcome]? {
        let later = laterReturns()
        if configuration.estimator == .unbiased && later == nil { return nil }
        let slots = Slots<ChainOutcome>(count: configuration.chains)
        pool.forEach(configuration.chains) { [self] worker, index in
            let runner = runners[worker]
            let personas = configuration.trainingPersonas(update: number, chain: index)
            guard play(runner, index, personas) else { return }
            let later = later?[index] ?? []
            let (gradient, criticLoss) = runner.gradient(laterReturns: later)
            slots[index] = ChainOutcome(
                gradient: gradient, meanReward: runner.meanReward, personas: personas, criticLoss: criticLoss,
                modelError: runner.modelError,
                terms: hasTerms ? runner.termGradients(laterReturns: later) : [])
        }
        return slots.complete
    }

    /// For the `unbiased` estimator: what each chain's log-probabilities carry of later joint policies, `[M][L + 1]`:
    /// its own mean returns minus those of the other chains. Plays every chain once more than other estimators do.
    private func laterReturns() -> [[Double]]? {
        guard configuration.estimator == .unbiased else { return nil }
        let slots = Slots<[Double]>(count: configuration.chains)
        pool.forEach(configuration.chains) { [self] worker, index in
            let personas = configuration.trainingPersonas(update: number, chain: index)
            if play(runners[worker], index, personas) { slots[index] = runners[worker].meanReturns() }
        }
        guard let returns = slots.complete else { return nil }
        let count = Double(returns.count)
        return returns.map { own in
            let relative = own.indices.map { step -> Double in
                let total = returns.reduce(0) { $0 + $1[step] }
                return count > 1 ? own[step] - (total - own[step]) / (count - 1) : own[step]
            }
            return ChainSettings.sumAbove(relative)
        }
    }

    private func play(_ runner: ChainRunner, _ index: Int, _ personas: [Persona]) -> Bool {
        runner.play(
            parameters, against: personas,
            key: ChainKey(seed: configuration.seed, stream: .training, update: number, chain: index),
            isInterrupted: { interrupt.isRaised })
    }

    private func exactChains(_ hasTerms: Bool) -> [ChainOutcome]? {
        let slots = Slots<ChainOutcome>(count: configuration.chains)
        guard let game = configuration.game.matrix else { preconditionFailure("the exact chain is of a matrix game") }
        let exact = ExactChain(game: game, settings: configuration.chainSettings)
        pool.forEach(configuration.chains) { [self] _, index in
            if interrupt.isRaised { return }
            let personas = configuration.trainingPersonas(update: number, chain: index)
            let result = exact.compute(
                logits: [parameters.policy] + personas.map { $0.probabilities.map(logarithm) },
                innerRates: parameters.innerRates, hasTerms: hasTerms)
            let present = [true, configuration.method.ownLearning, configuration.method.peerLearning]
            slots[index] = ChainOutcome(
                gradient: ChainGradient(
                    policy: result.gradient.policy, innerRates: result.gradient.innerRates,
                    critic: parameters.critic.map { _ in 0 }),
                meanReward: result.meanReward, personas: personas, criticLoss: nil,
                terms: zip(result.terms, present).map { $1 ? $0.policy : nil })
        }
        return slots.complete
    }

    /// Mean over validation personas and joint policies 1..L of the meta-agent's reward per step; nil if interrupted.
    func validationScore(of candidate: MetaParameters) -> Double? {
        let count = configuration.personaCount(.validation)
        let slots = Slots<Double>(count: count)
        pool.forEach(count) { [self] worker, index in
            let runner = runners[worker]
            let isDone = runner.play(
                candidate, against: configuration.personas(.validation, index: index, update: number),
                key: ChainKey(seed: configuration.seed, stream: .validation, update: number, chain: index),
                isInterrupted: { interrupt.isRaised })
            guard isDone else { return }
            let adapted = runner.meanReward.dropFirst()
            slots[index] = adapted.reduce(0) { $0 + $1[0] } / Double(adapted.count)
        }
        return slots.complete.map { $0.reduce(0, +) / Double(count) }
    }
}

extension MetaUpdate.Outcome {
    /// The point of every curve.
    func sample(_ report: OuterReport, innerRates: [Double]) -> UpdateSample {
        let joint = meanReward[0].count
        let agents = meanReward[0][0].count
        let mean = (0..<agents).map { agent in
            (0..<joint).map { step in
                meanReward.reduce(0) { $0 + $1[step][agent] } / Double(meanReward.count)
            }
        }
        return UpdateSample(
            update: number + 1, meanReward: mean, gradientNorm: report.gradientNorm,
            largestChainNorm: report.largestChainNorm, clippedChains: report.clippedChains, innerRates: innerRates,
            criticLoss: criticLoss, modelError: modelError, terms: terms)
    }
}

extension GradientTerms {
    /// Means over chains of the terms' gradients, `[M][3]`; nil where the method lacks a term.
    init(chains: [[[Double]?]]) {
        let means: [[Double]?] = (0..<3).map { term in
            let present = chains.compactMap { $0[term] }
            guard let first = present.first else { return nil }
            return first.indices.map { i in present.reduce(0) { $0 + $1[i] } / Double(present.count) }
        }
        func cosine(_ a: [Double]?, _ b: [Double]?) -> Double? {
            guard let a, let b, a.norm > 0, b.norm > 0 else { return nil }
            return a.dot(b) / (a.norm * b.norm)
        }
        self.init(
            current: means[0]?.norm ?? 0, own: means[1]?.norm, peer: means[2]?.norm,
            cosineCurrentOwn: cosine(means[0], means[1]), cosineCurrentPeer: cosine(means[0], means[2]),
            cosineOwnPeer: cosine(means[1], means[2]))
    }
}
