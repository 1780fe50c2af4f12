import Engine

/// A part of a meta-update's work: numbered pieces, each a chain against peers of its own, of which each follows from
/// this, the run's configuration and its number alone. Whoever computes a piece gives the same bits.
package struct ChainJob: Sendable, Hashable {
    package enum Work: Sendable, Hashable {
        /// Mean returns of each training chain (`ChainPiece.returns`).
        case returns
        /// Gradients of each training chain (`ChainPiece.gradient`), with the three terms or without.
        /// `laterReturns` is what the `unbiased` estimator needs, by chain; nil for others.
        case gradients(hasTerms: Bool, laterReturns: [[Double]]?)
        /// The score against each validation persona (`ChainPiece.score`).
        case scores
    }

    package var work: Work
    /// Number of the meta-update, from 0.
    package var update: Int
    /// `phi_0`.
    package var policy: [Double]
    /// The meta-agent's inner rates, `[L]`.
    package var innerRates: [Double]
    package var critic: [Double]

    package init(_ work: Work, update: Int, policy: [Double], innerRates: [Double], critic: [Double]) {
        self.work = work
        self.update = update
        self.policy = policy
        self.innerRates = innerRates
        self.critic = critic
    }

    init(_ work: Work, update: Int, _ parameters: MetaParameters) {
        self.init(
            work, update: update, policy: parameters.policy, innerRates: parameters.innerRates,
            critic: parameters.critic)
    }

    /// As chains begin with them; the optimisers are nobody's.
    var parameters: MetaParameters {
        MetaParameters(
            policy: policy, innerRates: innerRates, critic: critic, outerRate: 0, innerRateStep: 0, criticRate: 0)
    }
}

/// What came of one piece of a `ChainJob`.
package enum ChainPiece: Sendable {
    /// The chain does not count, for a reason that ends a sentence.
    case failed(String)
    /// Batch-mean discounted returns of the meta-agent at each joint policy, `[L + 1]`.
    case returns([Double])
    case gradient(ChainYield)
    /// Mean over joint policies 1..L of the meta-agent's reward.
    case score(Double)

    /// Why it does not count; nil if it does.
    var problem: String? { if case .failed(let problem) = self { problem } else { nil } }
}

/// What one training chain gave.
package struct ChainYield: Sendable {
    package var gradient: ChainGradient
    /// By joint policy and agent, `[L + 1][n]`, in the game's unit.
    package var meanReward: [[Double]]
    package var criticLoss: Double?
    package var modelError: Double?
    /// Gradients of the three terms, nil for one that the method lacks; empty if they were not asked for.
    package var terms: [[Double]?]

    package init(
        gradient: ChainGradient, meanReward: [[Double]], criticLoss: Double?, modelError: Double?, terms: [[Double]?]
    ) {
        self.gradient = gradient
        self.meanReward = meanReward
        self.criticLoss = criticLoss
        self.modelError = modelError
        self.terms = terms
    }
}
