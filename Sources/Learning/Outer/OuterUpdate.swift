import Kernels

/// What one chain contributes to a meta-update.
package struct ChainGradient: Sendable {
    /// d loss / d phi_0, `[parameterCount]`.
    package var policy: [Double]
    /// d loss / d inner rates, `[L]`.
    package var innerRates: [Double]
    /// d critic loss / d critic, `[critic parameters]`.
    package var critic: [Double]

    package init(policy: [Double], innerRates: [Double], critic: [Double]) {
        self.policy = policy
        self.innerRates = innerRates
        self.critic = critic
    }
}

/// What a meta-update learned about its gradient.
package struct OuterReport: Sendable {
    package var gradientNorm: Double
    package var largestChainNorm: Double
    package var clippedChains: Int
    package var isFinite: Bool
}

/// The parameters that meta-learning trains, with their optimisers.
package struct MetaParameters: Sendable, Hashable {
    /// `phi_0`.
    package internal(set) var policy: [Double]
    /// The meta-agent's inner rates, `[L]`.
    package internal(set) var innerRates: [Double]
    /// The critic.
    package internal(set) var critic: [Double]
    var policyOptimizer: Adam
    var rateOptimizer: Adam
    var criticOptimizer: Adam

    package init(
        policy: [Double], innerRates: [Double], critic: [Double], outerRate: Double,
        innerRateStep: Double, criticRate: Double
    ) {
        self.policy = policy
        self.innerRates = innerRates
        self.critic = critic
        policyOptimizer = Adam(rate: outerRate, parameterCount: policy.count)
        rateOptimizer = Adam(rate: innerRateStep, parameterCount: innerRates.count)
        criticOptimizer = Adam(rate: criticRate, parameterCount: critic.count)
    }

    /// Goes on with optimisers that have made steps.
    package init(
        policy: [Double], innerRates: [Double], critic: [Double], policyOptimizer: Adam, rateOptimizer: Adam,
        criticOptimizer: Adam
    ) {
        self.policy = policy
        self.innerRates = innerRates
        self.critic = critic
        self.policyOptimizer = policyOptimizer
        self.rateOptimizer = rateOptimizer
        self.criticOptimizer = criticOptimizer
    }

    /// Largest norm of a chain's gradient. Source: released code.
    static let clippingNorm = 10.0

    /// Clips each chain's gradients, combines them and descends. Source: method.md, section 5.
    ///
    /// `projection` names the random order in which conflicts are projected away; nil takes plain means. Nothing changes
    /// when a gradient is not finite.
    package mutating func descend(_ chains: [ChainGradient], projection: ChainKey?) -> OuterReport {
        var policy = chains.map(\.policy)
        var rates = chains.map(\.innerRates)
        var critics = chains.map(\.critic)
        let limit = MetaParameters.clippingNorm
        var norms: [Double] = []
        for index in chains.indices {
            norms.append(Clipping.clip(&policy[index], to: limit))
            _ = Clipping.clip(&rates[index], to: limit)
            _ = Clipping.clip(&critics[index], to: limit)
        }
        func combine(_ gradients: [[Double]], group: Int) -> [Double] {
            projection.map { PCGrad.combine(gradients, order: $0.philox(agent: group)) } ?? gradients.mean
        }
        let policyStep = combine(policy, group: 0)
        let rateStep = combine(rates, group: 1)
        let criticStep = combine(critics, group: 2)
        let report = OuterReport(
            gradientNorm: policyStep.norm, largestChainNorm: norms.max() ?? 0,
            clippedChains: norms.count { $0 > limit },
            // Of the norms, not only the entries: where squares overflow, Adam's second moments would stay infinite.
            isFinite: [policyStep, rateStep, criticStep].allSatisfy(\.norm.isFinite))
        guard report.isFinite else { return report }
        policyOptimizer.descend(&self.policy, along: policyStep)
        rateOptimizer.descend(&innerRates, along: rateStep)
        criticOptimizer.descend(&critic, along: criticStep)
        return report
    }
}
