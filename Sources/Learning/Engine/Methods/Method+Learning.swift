/// What meta-updates change.
package struct Learned: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `phi_0`, the meta-agent's initial policy.
    package static let policy = Learned(rawValue: 1)
    /// The meta-agent's inner rates.
    package static let innerRates = Learned(rawValue: 2)
    /// The critic, a baseline of the outer loss.
    package static let critic = Learned(rawValue: 4)

    package static let all: Learned = [.policy, .innerRates, .critic]
}

/// How the meta-agent updates along a chain.
package enum InnerUpdates: Sendable, Hashable {
    /// All agents at once, each along the gradient of its own loss.
    case simultaneous
    /// The meta-agent differentiates its return through simulated updates of its peers (LOLA-DiCE).
    case lookAhead

    /// Simulated updates that each update looks through, where `depth` are asked for; 0 for none.
    package func simulated(_ depth: Int) -> Int {
        switch self {
        case .simultaneous: 0
        case .lookAhead: depth
        }
    }
}

/// What meta-updates follow.
package enum OuterStep: Sendable, Hashable {
    /// The gradient of the rewards after adaptation, walked back through the chain: the term of the current policy and
    /// these. With `.peer` the inner losses have the log-probabilities of all agents (joint nodes) instead of the
    /// learner's alone (own nodes).
    case chainAdjoint(OuterTerms)
    /// The gradient that the meta-agent's first update of a chain follows.
    case ownUpdate

    /// Terms of the outer loss through what is learned along the chain; none where it is not walked back.
    package var terms: OuterTerms {
        switch self {
        case .chainAdjoint(let terms): terms
        case .ownUpdate: []
        }
    }

    /// Whether chains are walked back, which the estimators, the entropy bonus and the terms' norms are about.
    package var isMetaGradient: Bool {
        switch self {
        case .chainAdjoint: true
        case .ownUpdate: false
        }
    }
}
