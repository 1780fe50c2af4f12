import Games
import Kernels

/// A chain of joint policies in single precision: everything one thread needs to play it and to walk it back, allocated
/// once. All that leaves the engine goes through here, where the arithmetic is known, so that nothing generic is called
/// from other modules.
///
/// The order of calls is: `begin` from initial parameters; for every joint policy l from 0 to L `rollout` and, but for
/// the last one, `innerUpdate`, which is what `play` does; then `metaGradient` as often as there are parts to look at.
/// Source: docs/method.md, sections 1 to 4.
///
///     let game = try GameCatalogue.matrixGame("ipd", players: 2)
///     let chain = Chain(game, ChainSettings(trajectories: 64, horizon: 20, chainLength: 3))
///     let start = Array(repeating: Float(0), count: chain.parameterCount(of: 0))
///     chain.begin(initial: [start, start], innerRates: [1, 1, 1])
///     chain.play(ChainKey(seed: 1))
///     let gradient = chain.metaGradient()
public final class Chain {
    let workspace: ChainWorkspace<Float>

    /// Allocates everything.
    /// - Parameters:
    ///   - game: What is played.
    ///   - settings: Sizes and rates.
    ///   - kinds: What the policies of the agents are, `[n]`; nil for tables. The critic is of agent 0's kind.
    ///   - lookAhead: Simulated peer updates that each of agent 0's updates looks through (LOLA-DiCE); 0 for plain
    ///     updates.
    package init(_ game: any Playable, _ settings: ChainSettings, kinds: [PolicyKind]? = nil, lookAhead: Int = 0) {
        workspace = ChainWorkspace(game: game, settings: settings, kinds: kinds, lookAhead: lookAhead)
    }

    /// Allocates everything for a matrix game: buffers for L + 1 joint policies of `[T, K]` steps.
    ///
    /// A chain that has been made can be used again and again, by one thread at a time.
    /// - Parameters:
    ///   - game: What is played.
    ///   - settings: Sizes and rates.
    ///   - kinds: What the policies of the agents are, `[n]`; nil for tables. The critic is of agent 0's kind.
    ///   - lookAhead: Simulated peer updates that each of agent 0's updates looks through (LOLA-DiCE), at most 8; 0 for
    ///     plain updates.
    /// - Precondition: There is a kind for every agent, one whose policies draw one of several actions.
    public convenience init(
        _ game: MatrixGame, _ settings: ChainSettings, kinds: [PolicyKind]? = nil, lookAhead: Int = 0
    ) {
        let playable: any Playable = game
        self.init(playable, settings, kinds: kinds, lookAhead: lookAhead)
    }

    /// Sizes and rates.
    public var settings: ChainSettings { workspace.settings }
    /// n, the number of agents; agent 0 is the meta-agent.
    public var agents: Int { workspace.agents }
    /// Number of parameters of the policy of `agent`, in 0..<n: for tables `S * A` logits, row by row.
    public func parameterCount(of agent: Int) -> Int { workspace.policies[0][agent].parameterCount }
    /// Number of the critic's parameters; it estimates what the meta-agent will get, as a baseline of its outer loss.
    public var criticParameterCount: Int { workspace.critic.parameterCount }

    /// Starts a new chain.
    /// - Parameters:
    ///   - initial: Parameters by agent, `[n][parameterCount]`: `phi_0`, then the peers'.
    ///   - critic: Parameters of the critic, `[criticParameterCount]`; nil for zeros.
    ///   - innerRates: The meta-agent's rates, `[L]`; those of its peers are `ChainSettings.peerRate`.
    /// - Precondition: All have these shapes.
    public func begin(initial: [[Float]], critic: [Float]? = nil, innerRates: [Double]) {
        let critic = critic ?? Array(repeating: 0, count: criticParameterCount)
        workspace.begin(initial: initial, critic: critic, innerRates: innerRates)
    }

    /// Plays and updates all the way: joint policies 0 to L. Afterwards ``problem`` says whether the chain counts.
    /// - Parameter key: Names the chain's random numbers.
    public func play(_ key: ChainKey) {
        beginModels(key)
        for step in 0...settings.chainLength {
            rollout(step, key: key)
            modelPeers(step)
            if step < settings.chainLength { innerUpdate(step, key: key) }
        }
    }

    /// Plays the trajectories of joint policy `step`. ``play(_:)`` does it for all.
    /// - Parameters:
    ///   - step: l, in 0...L; all before have been played and updated.
    ///   - key: Names the chain's random numbers, the same for all l.
    public func rollout(_ step: Int, key: ChainKey) { workspace.rollout(step, key: key) }

    /// Every agent learns from the trajectories of joint policy `step`, which gives the parameters of the next one.
    /// Source: docs/method.md, section 2.
    /// - Parameters:
    ///   - step: l, in 0..<L; it has been played.
    ///   - key: Names the chain's random numbers, which look-ahead draws from.
    public func innerUpdate(_ step: Int, key: ChainKey) { workspace.innerUpdate(step, key: key) }

    /// The gradient of the outer loss, to be descended, of a chain that was played to its end. Source: docs/method.md,
    /// sections 3 and 4.
    /// - Parameters:
    ///   - terms: The parts of the loss to differentiate; nil for all that the settings have.
    ///   - laterReturns: For the `unbiased` estimator alone: for each joint policy the sum of mean returns of later ones,
    ///     of which a baseline may be taken, `[L + 1]`.
    /// - Returns: The gradient with respect to the meta-agent's initial parameters and its inner rates.
    public func metaGradient(_ terms: OuterTerms? = nil, laterReturns: [Double] = []) -> MetaGradient {
        let rates = workspace.walkBack(terms: terms ?? settings.terms, laterReturns: laterReturns)
        return MetaGradient(policy: Chain.doubles(workspace.adjoint[0]), innerRates: rates)
    }

    /// Mean reward per step by joint policy and agent, `[L + 1][n]`, in the game's unit.
    public var meanReward: [[Double]] { workspace.meanReward }

    /// Parameters of `agent`, in 0..<n, at joint policy `step`, in 0...L: `[parameterCount]`.
    public func parameters(of agent: Int, at step: Int) -> [Float] { workspace.parameters[step][agent].array }

    /// Why this chain does not count, as the end of a sentence: its game failed; nil if it does.
    public var problem: String? { workspace.problem }

    static func doubles(_ buffer: Buffer<Float>) -> [Double] { buffer.array.map { Double($0) } }
}
