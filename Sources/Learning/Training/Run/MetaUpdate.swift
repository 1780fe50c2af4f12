import Engine
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

    /// What the chains gave that count: a chain whose game failed is left out.
    struct Outcome {
        var number: Int
        /// Which chains they are, ascending; at most M.
        var chains: [Int]
        /// By chain, like everything that follows.
        var gradients: [ChainGradient]
        /// By chain, joint policy and agent, `[M][L + 1][n]`, in the game's unit.
        var meanReward: [[[Double]]]
        /// The peers of each chain, `[M][n - 1]`.
        var personas: [[Persona]]
        /// Why chains were left out, as the ends of sentences.
        var problems: [String]
        var criticLoss: Double?
        var modelError: Double?
        var terms: GradientTerms?
    }

    /// What one chain gave, or why it does not count.
    private typealias Attempt = Result<ChainOutcome, ChainProblem>

    private struct ChainProblem: Error { var text: String }

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
    /// - Throws: `RunError` if the game failed in half of the chains or more.
    func chains() throws(RunError) -> Outcome? {
        let hasTerms =
            configuration.termsEvery > 0 && number % configuration.termsEvery == 0
            && configuration.method.outer.isMetaGradient
        let attempts: [Attempt]? =
            configuration.estimator == .exact ? exactChains(hasTerms) : sampledChains(hasTerms)
        guard let attempts else { return nil }
        let counted = attempts.indices.filter { (try? attempts[$0].get()) != nil }
        let outcomes = counted.compactMap { try? attempts[$0].get() }
        let problems = attempts.compactMap { if case .failure(let problem) = $0 { problem.text } else { nil } }
        if let problem = problems.first, 2 * problems.count >= attempts.count {
            throw .unplayable(update: number + 1, problem: problem)
        }
        func mean(_ values: [Double]) -> Double? {
            values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        return Outcome(
            number: number, chains: counted, gradients: outcomes.map(\.gradient),
            meanReward: outcomes.map(\.meanReward), personas: outcomes.map(\.personas), problems: problems,
            criticLoss: mean(outcomes.compactMap(\.criticLoss)),
            modelError: mean(outcomes.compactMap(\.modelError)),
            terms: hasTerms ? GradientTerms(chains: outcomes.map(\.terms)) : nil)
    }

    private func sampledChains(_ hasTerms: Bool) -> [Attempt]? {
        let later = laterReturns()
        if configuration.estimator == .unbiased && later == nil { return nil }
        let slots = Slots<Attempt>(count: configuration.chains)
        pool.forEach(configuration.chains) { [self] worker, index in
            let runner = runners[worker]
            let personas = configuration.trainingPersonas(update: number, chain: index)
            guard play(runner, index, personas) else { return }
            if let problem = runner.problem {
                slots[index] = .failure(ChainProblem(text: problem))
                return
            }
            let later = later?[index] ?? []
            let (gradient, criticLoss) = runner.gradient(laterReturns: later)
            slots[index] = .success(
                ChainOutcome(
                    gradient: gradient, meanReward: runner.meanReward, personas: personas, criticLoss: criticLoss,
                    modelError: runner.modelError,
                    terms: hasTerms ? runner.termGradients(laterReturns: later) : []))
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
            guard play(runners[worker], index, personas) else { return }
            // Nothing of a chain that fails, as it will do again.
            slots[index] = runners[worker].problem == nil ? runners[worker].meanReturns() : []
        }
        guard let all = slots.complete else { return nil }
        let returns = all.filter { !$0.isEmpty }
        let count = Double(returns.count)
        return all.map { own in
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

    private func exactChains(_ hasTerms: Bool) -> [Attempt]? {
        let slots = Slots<Attempt>(count: configuration.chains)
        guard let game = configuration.game.table else { preconditionFailure("the exact chain is of a payoff table") }
        let exact = ExactChain(game: game, settings: configuration.chainSettings)
        pool.forEach(configuration.chains) { [self] _, index in
            if interrupt.isRaised { return }
            let personas = configuration.trainingPersonas(update: number, chain: index)
            let result = exact.compute(
                logits: [parameters.policy] + personas.map { $0.probabilities.map(logarithm) },
                innerRates: parameters.innerRates, hasTerms: hasTerms)
            let present = [OuterTerms.current, .own, .peer].map(exact.settings.terms.contains)
            slots[index] = .success(
                ChainOutcome(
                    gradient: ChainGradient(
                        policy: result.gradient.policy, innerRates: result.gradient.innerRates,
                        critic: parameters.critic.map { _ in 0 }),
                    meanReward: result.meanReward, personas: personas, criticLoss: nil,
                    terms: zip(result.terms, present).map { $1 ? $0.policy : nil }))
        }
        return slots.complete
    }

    /// What the validation personas gave.
    struct Validation {
        /// Mean over personas that count and joint policies 1..L of the meta-agent's reward; nil if none counts.
        var score: Double?
        /// Personas that count.
        var personas: Int
        /// Why others do not, as the ends of sentences.
        var problems: [String]
    }

    /// Plays the validation personas; nil if interrupted.
    func validate(_ candidate: MetaParameters) -> Validation? {
        let count = configuration.personaCount(.validation)
        let slots = Slots<Result<Double, ChainProblem>>(count: count)
        pool.forEach(count) { [self] worker, index in
            let runner = runners[worker]
            let isDone = runner.play(
                candidate, against: configuration.personas(.validation, index: index, update: number),
                key: ChainKey(seed: configuration.seed, stream: .validation, update: number, chain: index),
                isInterrupted: { interrupt.isRaised })
            guard isDone else { return }
            if let problem = runner.problem {
                slots[index] = .failure(ChainProblem(text: problem))
                return
            }
            let adapted = runner.meanReward.dropFirst()
            slots[index] = .success(adapted.reduce(0) { $0 + $1[0] } / Double(adapted.count))
        }
        guard let attempts = slots.complete else { return nil }
        let scores = attempts.compactMap { try? $0.get() }
        let problems = attempts.compactMap { if case .failure(let problem) = $0 { problem.text } else { nil } }
        return Validation(
            score: scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count), personas: scores.count,
            problems: problems)
    }
}

extension MetaUpdate.Outcome {
    /// The chains' gradients, weighted by what the meta-agent got in them after its updates.
    func gradients(aversion: Double) -> [ChainGradient] {
        let rewards = meanReward.map { chain in
            chain.dropFirst().reduce(0) { $0 + $1[0] } / Double(chain.count - 1)
        }
        var weighted = gradients
        for (index, weight) in RiskAversion.weights(rewards, aversion: aversion).enumerated() {
            weighted[index].weight = weight
        }
        return weighted
    }

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
            criticLoss: criticLoss, modelError: modelError, terms: terms, failures: problems)
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
