import Kernels

/// What one chain contributes to a meta-update.
package struct ChainGradient: Sendable {
    /// d loss / d phi_0, `[parameterCount]`.
    package var policy: [Double]
    /// d loss / d inner rates, `[L]`.
    package var innerRates: [Double]
    /// d critic loss / d critic, `[critic parameters]`.
    package var critic: [Double]
    /// What policy and inner rates count for, once clipped (see `RiskAversion`).
    package var weight: Double

    package init(policy: [Double], innerRates: [Double], critic: [Double], weight: Double = 1) {
        self.policy = policy
        self.innerRates = innerRates
        self.critic = critic
        self.weight = weight
    }

    /// Clips each of the three, then weighs policy and inner rates.
    /// - Parameters:
    ///   - clip: The largest norm, 0 for none.
    ///   - power: Longer ones are shortened by their excess to this power.
    /// - Returns: The policy gradient's norm before.
    package mutating func shorten(clip: Double, power: Double) -> Double {
        let limit = clip > 0 ? clip : .infinity
        let norm = Clipping.clip(&policy, to: limit, power: power)
        _ = Clipping.clip(&innerRates, to: limit, power: power)
        _ = Clipping.clip(&critic, to: limit, power: power)
        policy.scale(by: weight)
        innerRates.scale(by: weight)
        return norm
    }
}

/// What a meta-update learned about its gradient.
package struct OuterReport: Sendable {
    package var gradientNorm: Double
    /// Before clipping; infinite if a chain was left out.
    package var largestChainNorm: Double
    package var clippedChains: Int
    /// Chains left out because a norm of theirs was not finite.
    package var omittedChains: Int
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
    package internal(set) var policyOptimizer: Adam
    package internal(set) var rateOptimizer: Adam
    package internal(set) var criticOptimizer: Adam
    /// Running means of policies and inner rates; nil if there are none.
    package var average: Average?

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

    /// Gives the optimisers other step sizes.
    package mutating func setRates(policy: Double, innerRates: Double, critic: Double) {
        policyOptimizer.rate = policy
        rateOptimizer.rate = innerRates
        criticOptimizer.rate = critic
    }

    /// Largest norm of a chain's gradient. Source: released code.
    package static let clippingNorm = 10.0

    /// Clips each chain's gradients, combines them and descends. Source: docs/method.md, section 5.
    /// - Parameters:
    ///   - all: The chains. Those without a finite gradient are left out, as one of a network can become where its
    ///     activations grow step after step; if they are half of all or more, nothing changes.
    ///   - clip: The largest norm of a chain's gradient of policy, inner rates or critic, 0 for none.
    ///   - clipPower: Longer ones are shortened by their excess to this power.
    ///   - projection: Names the random order in which conflicts are projected away; nil takes plain means.
    ///   - whitening: Above 0 takes whitened means (see `Whitening`).
    ///   - sharesSquares: Whether the policy's parameters have one second moment (see `Adam`).
    ///   - factor: Multiplies the step sizes.
    /// - Returns: What was learned of the gradient.
    package mutating func descend(
        _ all: [ChainGradient], clip: Double = clippingNorm, clipPower: Double = 1, projection: ChainKey?,
        whitening: Double = 0, sharesSquares: Bool = false, factor: Double = 1
    ) -> OuterReport {
        // Of the norms, not only the entries: where squares overflow, Adam's second moments would stay infinite.
        var chains = all.filter { chain in [chain.policy, chain.innerRates, chain.critic].allSatisfy(\.norm.isFinite) }
        let omitted = all.count - chains.count
        guard 2 * omitted < max(all.count, 1) else {
            return OuterReport(
                gradientNorm: .infinity, largestChainNorm: .infinity, clippedChains: 0, omittedChains: omitted,
                isFinite: false)
        }
        let norms = chains.indices.map { chains[$0].shorten(clip: clip, power: clipPower) }
        func combine(_ gradients: [[Double]], group: Int) -> [Double] {
            if whitening > 0 { return Whitening.combine(gradients, share: whitening) }
            return projection.map { PCGrad.combine(gradients, order: $0.philox(agent: group)) } ?? gradients.mean
        }
        let policyStep = combine(chains.map(\.policy), group: 0)
        let rateStep = combine(chains.map(\.innerRates), group: 1)
        let criticStep = combine(chains.map(\.critic), group: 2)
        let report = OuterReport(
            gradientNorm: policyStep.norm, largestChainNorm: omitted > 0 ? .infinity : norms.max() ?? 0,
            clippedChains: clip > 0 ? norms.count { $0 > clip } : 0, omittedChains: omitted,
            isFinite: [policyStep, rateStep, criticStep].allSatisfy(\.norm.isFinite))
        guard report.isFinite else { return report }
        policyOptimizer.descend(
            &self.policy, along: policyStep, factor: factor, sharesSquares: sharesSquares)
        rateOptimizer.descend(&innerRates, along: rateStep, factor: factor)
        criticOptimizer.descend(&critic, along: criticStep, factor: factor)
        return report
    }
}
