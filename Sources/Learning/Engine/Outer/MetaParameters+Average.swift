extension MetaParameters {
    /// Running means over the meta-updates, smoother than what they are of: at a constant rate the parameters wander
    /// about what they are drawn to, their mean does so less. Source: Polyak and Juditsky, *Acceleration of Stochastic
    /// Approximation by Averaging* (1992).
    package struct Average: Sendable, Hashable {
        /// Of the policies, `[parameters]`.
        package var policy: [Double]
        /// Of the inner rates, `[L]`.
        package var innerRates: [Double]

        package init(policy: [Double], innerRates: [Double]) {
            self.policy = policy
            self.innerRates = innerRates
        }
    }

    /// Takes the present policy and inner rates into their means.
    /// - Parameters:
    ///   - weight: Of the means so far, once many updates are done; 0 to keep none.
    ///   - update: Meta-updates done. After few of them the weight is less, `(1 + update) / (10 + update)`, so that the
    ///     initial policy does not stay in the mean.
    package mutating func advanceAverage(weight: Double, update: Int) {
        guard weight > 0 else { return }
        guard var means = average else {
            average = Average(policy: policy, innerRates: innerRates)
            return
        }
        let share = 1 - min(weight, Double(1 + update) / Double(10 + update))
        for i in policy.indices { means.policy[i] += share * (policy[i] - means.policy[i]) }
        for i in innerRates.indices { means.innerRates[i] += share * (innerRates[i] - means.innerRates[i]) }
        average = means
    }

    /// The policy to be judged: the means where there are any, with critic and optimisers as they are.
    package var averaged: MetaParameters {
        guard let average else { return self }
        var result = self
        result.policy = average.policy
        result.innerRates = average.innerRates
        result.average = nil
        return result
    }
}
