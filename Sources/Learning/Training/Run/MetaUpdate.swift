import Engine
import Games

/// The work of one meta-update: M chains, each against personas of its own.
struct MetaUpdate {
    private let parameters: MetaParameters
    /// Number of the meta-update, from 0.
    private let number: Int
    private let crew: ChainCrew
    private let sharing: any ChainSharing
    private let interrupt: Interrupt

    private var configuration: RunConfiguration { crew.configuration }

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

    init(
        _ parameters: MetaParameters, number: Int, _ crew: ChainCrew, _ sharing: any ChainSharing,
        _ interrupt: Interrupt
    ) {
        self.parameters = parameters
        self.number = number
        self.crew = crew
        self.sharing = sharing
        self.interrupt = interrupt
    }

    private func pieces(_ work: ChainJob.Work, of parameters: MetaParameters, count: Int) throws(RunError)
        -> [ChainPiece]?
    {
        try sharing.pieces(
            of: ChainJob(work, update: number, parameters), count: count, crew: crew, interrupt: interrupt)
    }

    /// Plays all chains and walks them back; nil if interrupted.
    /// - Throws: `RunError` if the game failed in half of the chains or more.
    func chains() throws(RunError) -> Outcome? {
        let hasTerms =
            configuration.termsEvery > 0 && number % configuration.termsEvery == 0
            && configuration.method.outer.isMetaGradient
        let later = try laterReturns()
        if configuration.estimator == .unbiased && later == nil { return nil }
        let work = ChainJob.Work.gradients(hasTerms: hasTerms, laterReturns: later)
        guard let all = try pieces(work, of: parameters, count: configuration.chains) else { return nil }
        var counted: [Int] = []
        var outcomes: [ChainYield] = []
        for (index, piece) in all.enumerated() {
            guard case .gradient(let yield) = piece else { continue }
            counted.append(index)
            outcomes.append(yield)
        }
        let problems = all.compactMap(\.problem)
        if let problem = problems.first, 2 * problems.count >= all.count {
            throw .unplayable(update: number + 1, problem: problem)
        }
        func mean(_ values: [Double]) -> Double? {
            values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        return Outcome(
            number: number, chains: counted, gradients: outcomes.map(\.gradient),
            meanReward: outcomes.map(\.meanReward),
            personas: counted.map { configuration.trainingPersonas(update: number, chain: $0) }, problems: problems,
            criticLoss: mean(outcomes.compactMap(\.criticLoss)),
            modelError: mean(outcomes.compactMap(\.modelError)),
            terms: hasTerms ? GradientTerms(chains: outcomes.map(\.terms)) : nil)
    }

    /// For the `unbiased` estimator: what each chain's log-probabilities carry of later joint policies, `[M][L + 1]`:
    /// its own mean returns minus those of the other chains. Plays every chain once more than other estimators do.
    private func laterReturns() throws(RunError) -> [[Double]]? {
        guard configuration.estimator == .unbiased,
            let pieces = try pieces(.returns, of: parameters, count: configuration.chains)
        else { return nil }
        // Nothing of a chain that fails, as it will do again.
        let all = pieces.map { if case .returns(let returns) = $0 { returns } else { [Double]() } }
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

    /// What the validation personas gave.
    struct Validation {
        /// Mean over personas that count and joint policies 1..L of the meta-agent's reward; nil if none counts.
        var score: Double?
        /// The standard error of that mean, over personas; 0 for fewer than two.
        var error: Double
        /// Personas that count.
        var personas: Int
        /// Why others do not, as the ends of sentences.
        var problems: [String]
    }

    /// Plays the validation personas; nil if interrupted.
    func validate(_ candidate: MetaParameters) throws(RunError) -> Validation? {
        guard let pieces = try pieces(.scores, of: candidate, count: configuration.personaCount(.validation)) else {
            return nil
        }
        let scores = pieces.compactMap { if case .score(let score) = $0 { score } else { nil } }
        let count = Double(scores.count)
        let mean = scores.reduce(0, +) / max(count, 1)
        let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return Validation(
            score: scores.isEmpty ? nil : mean,
            error: count > 1 ? (squares / (count - 1) / count).squareRoot() : 0, personas: scores.count,
            problems: pieces.compactMap(\.problem))
    }
}

extension MetaUpdate.Outcome {
    /// The chains' gradients, weighted by what the meta-agent got in them after its updates.
    func gradients(aversion: Double) -> [ChainGradient] {
        var weighted = gradients
        for (index, weight) in RiskAversion.weights(meanReward.map(AdaptedReward.mean(_:)), aversion: aversion)
            .enumerated()
        {
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
