import Kernels

/// A chain with everything sampled already: the engine only has to compute. The input of verification and of tests
/// that enumerate trajectories.
package struct RecordedChain: Sendable {
    package var game: any Playable
    package var settings: ChainSettings
    /// What the agents' policies are, `[n]`; the critic is of the meta-agent's kind.
    package var kinds: [PolicyKind]
    /// Initial parameters by agent, `[n][parameterCount]`: logits, `[S, A]`, or a network's (see `PolicyKind.parts`).
    package var parameters: [[Double]]
    /// The critic's parameters: a table, `[S]`, or a network's.
    package var critic: [Double]
    /// The meta-agent's inner rates, `[L]`.
    package var innerRates: [Double]
    /// Actions by joint policy and agent, `[L + 1][n]`.
    package var actions: [[RecordedActions]]
    /// What the agents saw and got by joint policy, `[L + 1]`; nil if the game says it.
    package var answers: [RecordedAnswers]?

    package init(
        game: any Playable, settings: ChainSettings, kinds: [PolicyKind]? = nil, parameters: [[Double]],
        critic: [Double], innerRates: [Double], actions: [[RecordedActions]], answers: [RecordedAnswers]? = nil
    ) {
        self.kinds = kinds ?? parameters.map { _ in .tabular }
        self.game = game
        self.settings = settings
        self.parameters = parameters
        self.critic = critic
        self.innerRates = innerRates
        self.actions = actions
        self.answers = answers
    }
}
