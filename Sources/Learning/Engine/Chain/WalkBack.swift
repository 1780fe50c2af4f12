/// How the gradient of one chain came together on its walk back from `phi_L` to `phi_0`: what entered at each joint policy,
/// and what of it arrived. Source: docs/method.md, section 4.
package struct WalkBack: Sendable, Hashable {
    /// A part of the gradient.
    package struct Part: Sendable, Hashable {
        /// Its length at `phi_0`.
        package var norm: Double
        /// Its component along the whole gradient, as a share of the whole: the shares of all parts add up to 1. Negative
        /// where it points against the others; nil if the whole is zero.
        package var share: Double?

        package init(norm: Double, share: Double?) {
            self.norm = norm
            self.share = share
        }
    }

    /// One joint policy on the way.
    package struct Step: Sendable, Hashable {
        /// Through the log-probabilities of the meta-agent at `phi_0` itself: at l = 0 alone.
        package var current: Part?
        /// Through those of the meta-agent's policy that its own learning made: at l from 1, where the method has the term.
        package var own: Part?
        /// Through those of the peers, whose learning the meta-agent has shaped: the same.
        package var peer: Part?
        /// Norms of the adjoints of this joint policy's parameters, of all that entered here and above: the meta-agent's,
        /// then those of peers if the walk passes them.
        package var adjoints: [Double]
        /// Whether one of them had to be shortened.
        package var isLimited: Bool
        /// The derivative of the outer loss by the inner rate from here to the next joint policy; nil at l = L.
        package var rateGradient: Double?

        package init(
            current: Part? = nil, own: Part? = nil, peer: Part? = nil, adjoints: [Double], isLimited: Bool = false,
            rateGradient: Double? = nil
        ) {
            self.current = current
            self.own = own
            self.peer = peer
            self.adjoints = adjoints
            self.isLimited = isLimited
            self.rateGradient = rateGradient
        }
    }

    /// By joint policy, `[L + 1]`.
    package var steps: [Step]
    /// Length of the whole gradient.
    package var norm: Double
    /// The whole terms; nil for one that the method lacks.
    package var current: Part?
    package var own: Part?
    package var peer: Part?
    /// Of the policy's entropy at `phi_0`.
    package var entropy: Part?

    package init(
        steps: [Step], norm: Double, current: Part? = nil, own: Part? = nil, peer: Part? = nil, entropy: Part? = nil
    ) {
        self.steps = steps
        self.norm = norm
        self.current = current
        self.own = own
        self.peer = peer
        self.entropy = entropy
    }
}

extension Chain {
    /// Walks the chain back once as a whole and once for every part of the gradient; it must have been played to its
    /// end. For `laterReturns` see `metaGradient`.
    package func walkBack(laterReturns: [Double] = []) -> WalkBack {
        let length = settings.chainLength
        let account = WalkAccount(jointPolicies: length + 1, agents: agents)
        func walk(_ terms: OuterTerms, enteringAt part: Int?) -> (policy: [Double], rates: [Double]) {
            account.part = part
            let rates = workspace.walkBack(terms: terms, laterReturns: laterReturns, account: account)
            return (Chain.doubles(workspace.adjoint[0]), rates)
        }
        let whole = walk(settings.terms, enteringAt: nil)
        let square = whole.policy.dot(whole.policy)
        func part(_ gradient: [Double]) -> WalkBack.Part {
            WalkBack.Part(
                norm: gradient.norm,
                share: square > 0 ? gradient.dot(whole.policy) / square : nil)
        }
        var steps = (0...length).map { step in
            WalkBack.Step(
                adjoints: account.norms[step], isLimited: account.factors[step].contains { $0 != 1 },
                rateGradient: step < length ? whole.rates[step] : nil)
        }
        var totals: [OuterTerms: [Double]] = [:]
        for step in stride(from: length, through: 0, by: -1) {
            for term in [OuterTerms.current, .own, .peer, .entropy] where settings.terms.contains(term) {
                guard (term == .current || term == .entropy) == (step == 0) else { continue }
                // Entropy enters at the end of every walk, by itself.
                let gradient = walk(term, enteringAt: step).policy
                switch term {
                case .current: steps[step].current = part(gradient)
                case .own: steps[step].own = part(gradient)
                case .peer: steps[step].peer = part(gradient)
                default: break
                }
                totals[term] = zip(totals[term] ?? Array(repeating: 0, count: gradient.count), gradient).map(+)
            }
        }
        return WalkBack(
            steps: steps, norm: square.squareRoot(), current: totals[.current].map(part), own: totals[.own].map(part),
            peer: totals[.peer].map(part), entropy: totals[.entropy].map(part))
    }
}
