/// What one meta-update measured: one point of every curve. The sequence of samples of a run is its metrics; it
/// depends on the configuration alone, never on time, threads or who watches.
package struct UpdateSample: Sendable, Hashable {
    /// Number of the meta-update, from 1.
    package var update: Int
    /// Mean reward per step by agent and joint policy, `[n][L + 1]`, over the M chains played before this update.
    package var meanReward: [[Double]]
    /// Norm of the combined policy gradient after clipping and projection.
    package var gradientNorm: Double
    /// Largest norm of a chain's policy gradient before clipping; infinite if a chain had no finite gradient and was left
    /// out.
    package var largestChainNorm: Double
    /// Chains whose policy gradient was clipped.
    package var clippedChains: Int
    /// The meta-agent's inner rates after this update, `[L]`.
    package var innerRates: [Double]
    /// Mean of the critic loss over the chains; nil for methods and estimators without a critic.
    package var criticLoss: Double?
    /// Mean over chains, peers and joint policies of KL(peer, model of it) in nats a step; nil without opponent models.
    package var modelError: Double?
    /// The score on validation personas after this update, when it was measured.
    package var validation: Validation?
    /// The gradient's terms, when they were measured.
    package var terms: GradientTerms?

    /// Why chains or validation personas were left out, as the ends of sentences; not recorded with the sample, but as
    /// an event.
    package var failures: [String] = []

    /// When it was made; no part of what it measured.
    package var time = SampleTime()

    /// What a person should read if chains were left out; nil if none was.
    package var omission: String? {
        if let failure = failures.first {
            let count = failures.count == 1 ? "a chain was" : "\(failures.count) chains were"
            return "update \(update): \(count) left out: \(failure)"
        }
        return largestChainNorm == .infinity
            ? "update \(update): a chain's gradient was not finite and was left out; smaller rates may help" : nil
    }

    /// Mean over joint policies 1..L of the meta-agent's reward per step.
    package var score: Double {
        AdaptedReward.mean(byAgent: meanReward)
    }

    /// A measurement on the validation personas.
    package struct Validation: Sendable, Hashable {
        /// Mean over personas and joint policies 1..L of the meta-agent's reward per step.
        package var score: Double
        /// How many personas were played.
        package var personas: Int
        /// Whether it is the best so far, so that the policy was kept.
        package var isBest: Bool

        package init(score: Double, personas: Int, isBest: Bool) {
            self.score = score
            self.personas = personas
            self.isBest = isBest
        }
    }

    package init(
        update: Int, meanReward: [[Double]], gradientNorm: Double, largestChainNorm: Double, clippedChains: Int,
        innerRates: [Double], criticLoss: Double? = nil, modelError: Double? = nil, validation: Validation? = nil,
        terms: GradientTerms? = nil, failures: [String] = []
    ) {
        self.failures = failures
        self.update = update
        self.meanReward = meanReward
        self.gradientNorm = gradientNorm
        self.largestChainNorm = largestChainNorm
        self.clippedChains = clippedChains
        self.innerRates = innerRates
        self.criticLoss = criticLoss
        self.modelError = modelError
        self.validation = validation
        self.terms = terms
    }
}

/// Norms and directions of the three terms of the meta-gradient (means over chains, before projection and clipping).
package struct GradientTerms: Sendable, Hashable {
    /// Norm of the current-policy term.
    package var current: Double
    /// Norm of the own-learning term; nil if the algorithm lacks it.
    package var own: Double?
    /// Norm of the peer-learning term; nil if the algorithm lacks it.
    package var peer: Double?
    /// Cosine between the current-policy and own-learning terms; nil where one is missing or zero.
    package var cosineCurrentOwn: Double?
    /// Cosine between the current-policy and peer-learning terms.
    package var cosineCurrentPeer: Double?
    /// Cosine between the own-learning and peer-learning terms.
    package var cosineOwnPeer: Double?

    package init(
        current: Double, own: Double?, peer: Double?, cosineCurrentOwn: Double?, cosineCurrentPeer: Double?,
        cosineOwnPeer: Double?
    ) {
        self.current = current
        self.own = own
        self.peer = peer
        self.cosineCurrentOwn = cosineCurrentOwn
        self.cosineCurrentPeer = cosineCurrentPeer
        self.cosineOwnPeer = cosineOwnPeer
    }
}
