import Engine
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
    /// With which probability at least a classic strategy leaves its rule before it has learned; nil for all others.
    package var tremble: Double?

    /// Stands for the logarithm of zero: finite, as a policy's parameters must be, and so small that the action never
    /// comes.
    private static let never = -1_000.0

    /// A trained policy, which learns by its own method at the rates it has learned.
    package init(_ name: String, _ configuration: RunConfiguration, _ parameters: MetaParameters) {
        self.name = name
        kind = configuration.policyKind
        self.parameters = parameters.policy
        rates = parameters.innerRates
        lookAhead = configuration.method.updates.simulated(configuration.lookAhead)
    }

    /// A persona, which makes plain updates. One whose table has a zero cannot learn.
    package init(_ persona: Persona, name: String, rate: Double, tremble: Double? = nil) {
        self.name = name
        kind = .tabular
        parameters = persona.probabilities.map { max(logarithm($0), Contestant.never) }
        rates = [rate]
        lookAhead = 0
        self.tremble = tremble
    }

    /// One rate for each of `count` updates.
    func rates(_ count: Int) -> [Double] {
        (0..<count).map { rates.isEmpty ? 0 : rates[min($0, rates.count - 1)] }
    }
}
