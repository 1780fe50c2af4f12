import Training

/// How many measurements of each kind a run makes.
package struct MetricShape: Sendable, Hashable {
    /// Agents, n.
    package var agents: Int
    /// Joint policies of a chain, L + 1.
    package var jointPolicies: Int
    /// Inner rates, L.
    package var innerRates: Int

    package init(of sample: UpdateSample) {
        agents = sample.meanReward.count
        jointPolicies = sample.meanReward.map(\.count).max() ?? 0
        innerRates = sample.innerRates.count
    }

    /// The smallest shape in which all samples fit; that of nothing is all zeros.
    package init(of samples: some Sequence<UpdateSample>) {
        self = samples.reduce(MetricShape(agents: 0, jointPolicies: 0, innerRates: 0)) { shape, sample in
            let next = MetricShape(of: sample)
            return MetricShape(
                agents: max(shape.agents, next.agents), jointPolicies: max(shape.jointPolicies, next.jointPolicies),
                innerRates: max(shape.innerRates, next.innerRates))
        }
    }

    /// That of a run's samples.
    package init(of configuration: RunConfiguration) {
        self.init(
            agents: configuration.game.players, jointPolicies: configuration.chainLength + 1,
            innerRates: configuration.chainLength)
    }

    package init(agents: Int, jointPolicies: Int, innerRates: Int) {
        self.agents = agents
        self.jointPolicies = jointPolicies
        self.innerRates = innerRates
    }
}
