import Kernels

/// What one chain contributes to a meta-update.
struct ChainGradient: Sendable {
    /// d loss / d phi_0, `[parameterCount]`.
    var policy: [Double]
    /// d loss / d inner rates, `[L]`.
    var innerRates: [Double]
    /// d critic loss / d critic, `[critic parameters]`.
    var critic: [Double]
}

/// What a meta-update learned about its gradient.
struct OuterReport: Sendable {
    var gradientNorm: Double
    var largestChainNorm: Double
    var clippedChains: Int
    var isFinite: Bool
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

    init(policy: [Double], innerRates: [Double], critic: [Double], outerRate: Double, criticRate: Double) {
        self.policy = policy
        self.innerRates = innerRates
        self.critic = critic
        policyOptimizer = Adam(rate: outerRate, parameterCount: policy.count)
        rateOptimizer = Adam(rate: outerRate, parameterCount: innerRates.count)
        criticOptimizer = Adam(rate: criticRate, parameterCount: critic.count)
    }

    /// Largest norm of a chain's gradient. Source: released code.
    static let clippingNorm = 10.0

    /// Clips each chain's gradients, projects conflicts away and descends. Source: method.md, section 5.
    ///
    /// Nothing changes when a gradient is not finite.
    mutating func descend(_ chains: [ChainGradient], order: ChainKey) -> OuterReport {
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
        let policyStep = PCGrad.combine(policy, order: order.philox(agent: 0))
        let rateStep = PCGrad.combine(rates, order: order.philox(agent: 1))
        let criticStep = PCGrad.combine(critics, order: order.philox(agent: 2))
        let report = OuterReport(
            gradientNorm: policyStep.norm, largestChainNorm: norms.max() ?? 0,
            clippedChains: norms.count { $0 > limit },
            isFinite: (policyStep + rateStep + criticStep).allSatisfy(\.isFinite))
        guard report.isFinite else { return report }
        policyOptimizer.descend(&self.policy, along: policyStep)
        rateOptimizer.descend(&innerRates, along: rateStep)
        criticOptimizer.descend(&critic, along: criticStep)
        return report
    }
}
