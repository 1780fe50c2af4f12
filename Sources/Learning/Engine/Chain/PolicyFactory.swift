import Kernels

/// Makes one agent's policies for all joint policies of a chain, sharing what they can share.
struct PolicyFactory<Scalar: KernelScalar> {
    private let kind: PolicyKind
    private let game: any Playable
    private let settings: ChainSettings
    private let agent: Int
    /// Of networks; nil for tables and rules.
    private let memory: (any NetworkMemory<Scalar>)?

    /// The kind must fit the game: tables need choices on both sides, normal distributions need actions that are vectors.
    init(_ kind: PolicyKind, game: any Playable, settings: ChainSettings, agent: Int) {
        precondition(kind.fits(observations: game.observationSpace, actions: game.actionSpace), "a policy for the game")
        self.kind = kind
        self.game = game
        self.settings = settings
        self.agent = agent
        memory = kind.memory(
            observations: game.observationSpace, outputs: game.actionSpace.size, trajectories: settings.trajectories,
            horizon: settings.horizon)
    }

    /// The policy of joint policy `step`.
    func policy(at step: Int) -> any Policy<Scalar> {
        if kind.isScripted {
            return ScriptedPolicy<Scalar>(
                game, agent: agent, trajectories: settings.trajectories, horizon: settings.horizon)
        }
        guard let memory else {
            return TabularPolicy<Scalar>(
                observationCount: game.observationSpace.size, actionCount: game.actionSpace.size,
                trajectories: settings.trajectories, horizon: settings.horizon)
        }
        let isKept = (settings.chainLength - step + 1) * memory.keptBytes <= settings.keptBytes
        return kind.policy(in: memory, keepsActivations: isKept)
    }

    /// A critic of the same kind as a policy.
    static func critic(_ kind: PolicyKind, game: any Playable, settings: ChainSettings) -> any Critic<Scalar> {
        kind.critic(
            Scalar.self, observations: game.observationSpace, trajectories: settings.trajectories,
            horizon: settings.horizon)
    }
}
