import Games

/// Somebody who plays in a tournament, and how it learns along the chain.
package struct Contestant: Sendable, Hashable {
    package var name: String
    package var kind: PolicyKind
    /// As the first player sees the game, `[parameterCount]`.
    package var parameters: [Double]
    /// Inner rates of its updates; where there are fewer than the chain has updates, the last one stays.
    package var rates: [Double]
    /// Updates of the other player that its own look ahead through; 0 for plain updates.
    package var lookAhead: Int

    /// A trained policy, which learns by its own method at the rates it has learned.
    package init(_ name: String, _ configuration: RunConfiguration, _ parameters: MetaParameters) {
        self.name = name
        kind = configuration.policyKind
        self.parameters = parameters.policy
        rates = parameters.innerRates
        lookAhead = configuration.method.looksAhead ? configuration.lookAhead : 0
    }

    /// A persona, which makes plain updates.
    package init(_ persona: Persona, name: String, rate: Double) {
        self.name = name
        kind = .tabular
        parameters = persona.probabilities.map(logarithm)
        rates = [rate]
        lookAhead = 0
    }

    /// One rate for each of `count` updates.
    func rates(_ count: Int) -> [Double] {
        (0..<count).map { rates.isEmpty ? 0 : rates[min($0, rates.count - 1)] }
    }
}
