import Engine

/// Where a run stands: everything that its later meta-updates follow from, besides its configuration.
package struct RunState: Sendable, Hashable {
    /// Meta-updates done.
    package var update: Int
    /// The policy, inner rates and critic, with their optimisers.
    package var parameters: MetaParameters
    /// The parameters with the best validation score; nil before the first validation.
    package var best: BestPolicy?

    package init(update: Int, parameters: MetaParameters, best: BestPolicy?) {
        self.update = update
        self.parameters = parameters
        self.best = best
    }

    /// Before the first meta-update.
    package init(startOf configuration: RunConfiguration) {
        update = 0
        parameters = MetaParameters(
            policy: configuration.initialPolicy,
            innerRates: Array(repeating: configuration.innerRate, count: configuration.chainLength),
            critic: configuration.initialCritic,
            outerRate: configuration.outerRate, innerRateStep: configuration.innerRateStep,
            criticRate: configuration.criticRate)
    }
}

/// The best parameters so far by validation score.
package struct BestPolicy: Sendable, Hashable {
    /// Meta-updates done when these were the parameters.
    package var update: Int
    /// Mean over validation personas and joint policies 1..L of the meta-agent's reward per step.
    package var score: Double
    /// The policy, inner rates and critic, with their optimisers.
    package var parameters: MetaParameters

    package init(update: Int, score: Double, parameters: MetaParameters) {
        self.update = update
        self.score = score
        self.parameters = parameters
    }
}
