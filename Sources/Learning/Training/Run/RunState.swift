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
    /// How often it went back to those, and when it did so last.
    package var returns = Returns()

    package struct Returns: Sendable, Hashable {
        package var count: Int
        /// Meta-updates done by then; 0 if it never did.
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

    /// Goes back to the best parameters if none better were found for long enough: a policy that is lost seldom comes
    /// back by itself, and from the best one smaller steps may go on rising where larger ones fell.
    /// - Parameter configuration: How long that is, and whether running means are kept.
    /// - Returns: Whether it did.
    mutating func returnIfDue(_ configuration: RunConfiguration) -> Bool {
        guard configuration.returnAfter > 0, let best,
            update - max(best.update, returns.last) >= configuration.returnAfter * configuration.validateEvery
        else { return false }
        parameters = best.parameters
        if configuration.averaging > 0 {
            parameters.average = MetaParameters.Average(policy: parameters.policy, innerRates: parameters.innerRates)
        }
        returns = Returns(count: returns.count + 1, last: update)
        return true
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
