import Platform

/// Weights of a meta-update's chains that make of their mean the gradient of a risk-averse objective.
///
/// The mean over personas gains as much where a persona is served already as where one is lost, and from chains that
/// have nothing more to gain comes noise of the same length as from those that have. The entropic risk
/// `-1/b log E[exp(-b R)]` over personas, R the reward of a chain, has the gradient `E[w dR]` with
/// `w = exp(-b R) / E[exp(-b R)]`: lost personas count for more, and a policy that serves one kind at another's cost is
/// pulled back before the other is lost. Source: Howard and Matheson, *Risk-sensitive Markov decision processes* (1972).
package enum RiskAversion {
    /// One weight a chain, with mean 1.
    /// - Parameters:
    ///   - rewards: R of each chain, finite.
    ///   - aversion: b, per unit of reward, at least 0; with 0 all weights are 1.
    /// - Returns: As many as `rewards`.
    package static func weights(_ rewards: [Double], aversion: Double) -> [Double] {
        // Relative to the smallest, so that nothing overflows and at least one weight is not 0.
        guard aversion > 0, let least = rewards.min() else { return rewards.map { _ in 1 } }
        let weights = rewards.map { exp(aversion * (least - $0)) }
        let total = weights.reduce(0, +)
        return weights.map { $0 * Double(weights.count) / total }
    }
}
