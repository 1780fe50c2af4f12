import Engine
import Platform

/// Where a run stands: everything that its later meta-updates follow from, besides its configuration.
package struct RunState: Sendable, Hashable {
    /// Meta-updates done.
    package var update: Int
    /// The policy, inner rates and critic, with their optimisers.
    package var parameters: MetaParameters
    /// The parameters with the best validation score; nil before the first validation.
    package var best: BestPolicy?
    /// How often steps were made smaller for want of better ones, and when that was last.
    package var returns = Returns()

    package struct Returns: Sendable, Hashable {
        package var count: Int
        /// Meta-updates done by then; 0 if it never was.
        package var last: Int

        package init(count: Int = 0, last: Int = 0) {
            self.count = count
            self.last = last
        }
    }

    package init(update: Int, parameters: MetaParameters, best: BestPolicy?, returns: Returns = Returns()) {
        self.update = update
        self.parameters = parameters
        self.best = best
        self.returns = returns
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

    /// What Adam steps are multiplied by besides what follows from the number of the meta-update.
    var returnFactor: Double { exp2(-Double(returns.count)) }

    /// What comes of validations without a better one.
    package enum Return: Sendable, Hashable {
        /// Smaller steps, from where the run stands.
        case slower
        /// Smaller steps, from the best parameters.
        case back
    }

    /// Makes steps smaller if nothing better was found for long enough: where larger ones fall or wander, smaller ones may
    /// go on rising. A policy that is lost seldom comes back by itself, so that the run then goes on from its best one. That
    /// it is lost is not said by the best score alone, which is the highest of many and owes something to chance: the
    /// scores since have to lie below it by more than two of its standard errors.
    /// - Parameters:
    ///   - configuration: How long that is, and whether running means are kept.
    ///   - recent: Scores of the latest validations, as many as that or more.
    /// - Returns: What it did; nil for nothing.
    package mutating func returnIfDue(_ configuration: RunConfiguration, recent: [Double]) -> Return? {
        let patience = configuration.returnAfter
        guard patience > 0, let best,
            update - max(best.update, returns.last) >= patience * configuration.validateEvery
        else { return nil }
        returns = Returns(count: returns.count + 1, last: update)
        let latest = recent.suffix(patience)
        let mean = latest.reduce(0, +) / Double(max(latest.count, 1))
        guard mean < best.score - 2 * best.error else { return .slower }
        parameters = best.parameters
        if configuration.averaging > 0 {
            parameters.average = MetaParameters.Average(policy: parameters.policy, innerRates: parameters.innerRates)
        }
        return .back
    }
}

/// The best parameters so far by validation score.
package struct BestPolicy: Sendable, Hashable {
    /// Meta-updates done when these were the parameters.
    package var update: Int
    /// Mean over validation personas and joint policies 1..L of the meta-agent's reward per step.
    package var score: Double
    /// The standard error of that mean, over personas; 0 if it is not known.
    package var error: Double
    /// The policy, inner rates and critic, with their optimisers.
    package var parameters: MetaParameters

    package init(update: Int, score: Double, error: Double = 0, parameters: MetaParameters) {
        self.update = update
        self.score = score
        self.error = error
        self.parameters = parameters
    }
}
