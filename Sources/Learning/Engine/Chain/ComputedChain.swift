/// What the engine computes from a recorded chain.
package struct ComputedChain: Sendable {
    /// The gradient of the whole loss.
    package var gradient: MetaGradient
    /// The gradient of each part: current, own, peer, entropy.
    package var terms: [MetaGradient]
    /// d critic loss / d critic table, `[S]`.
    package var criticGradient: [Double]
    package var criticLoss: Double
    /// Parameters by joint policy and agent, `[L + 1][n][parameterCount]`.
    package var parameters: [[[Double]]]
    /// Baseline by joint policy and agent, `[L][n][T * K]`.
    package var baselines: [[[Double]]]
    /// The meta-agent's advantage by joint policy, `[L + 1][T * K]`.
    package var advantages: [[Double]]
    /// Batch-mean discounted return of the meta-agent by joint policy, `[L + 1]`.
    package var meanReturns: [Double]
    /// Mean reward per step by joint policy and agent, `[L + 1][n]`.
    package var meanReward: [[Double]]
    /// KL(peer, model of it) in nats a step, by joint policy and peer, `[L + 1][n - 1]`; empty rows without models.
    package var modelErrors: [[Double]]
    /// Why the chain does not count, as the end of a sentence: its game failed; nil if it does.
    package var problem: String?
}
