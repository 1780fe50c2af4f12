import Kernels

/// Makes one agent's policies for all joint policies of a chain, sharing what they can share.
struct PolicyFactory<Scalar: KernelScalar> {
    private let kind: PolicyKind
    private let game: any Playable
    private let settings: ChainSettings
    private let workspace: LSTMWorkspace<Scalar>?

    /// The kind must fit the game: tables need choices on both sides, normal distributions need actions that are vectors.
    init(_ kind: PolicyKind, game: any Playable, settings: ChainSettings) {
        precondition(kind.fits(observations: game.observationSpace, actions: game.actionSpace), "a policy for the game")
        self.kind = kind
        self.game = game
        self.settings = settings
        workspace = PolicyFactory.workspace(kind, outputs: game.actionSpace.size, game, settings)
    }

    /// Memory of a network; nil for a table.
    private static func workspace(
        _ kind: PolicyKind, outputs: Int, _ game: any Playable, _ settings: ChainSettings
    ) -> LSTMWorkspace<Scalar>? {
        guard let hidden = kind.hidden else { return nil }
        let observations = game.observationSpace
        return LSTMWorkspace(
            shape: LSTMShape(inputs: observations.size, hidden: hidden, outputs: outputs),
            isDense: observations.isDense, trajectories: settings.trajectories, horizon: settings.horizon)
    }

    /// The policy of joint policy `step`.
    func policy(at step: Int) -> any Policy<Scalar> {
        guard let workspace else {
            return TabularPolicy<Scalar>(
                observationCount: game.observationSpace.size, actionCount: game.actionSpace.size,
                trajectories: settings.trajectories, horizon: settings.horizon)
        }
        let bytes = workspace.gates.count * MemoryLayout<Scalar>.stride
        let isKept = (settings.chainLength - step + 1) * bytes <= settings.keptBytes
        if case .gaussian = kind { return LSTMGaussianPolicy(workspace, keepsGates: isKept) }
        return LSTMCategoricalPolicy(workspace, keepsGates: isKept)
    }

    /// A critic of the same kind as a policy.
    static func critic(_ kind: PolicyKind, game: any Playable, settings: ChainSettings) -> any Critic<Scalar> {
        guard let workspace = workspace(kind, outputs: 1, game, settings) else {
            return TabularCritic<Scalar>(observationCount: game.observationSpace.size)
        }
        return LSTMCritic(workspace)
    }
}
