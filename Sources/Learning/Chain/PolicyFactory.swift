import Games
import Kernels

/// Makes one agent's policies for all joint policies of a chain, sharing what they can share.
struct PolicyFactory<Scalar: KernelScalar> {
    private let kind: PolicyKind
    private let game: MatrixGame
    private let settings: ChainSettings
    private let workspace: LSTMWorkspace<Scalar>?

    init(_ kind: PolicyKind, game: MatrixGame, settings: ChainSettings) {
        self.kind = kind
        self.game = game
        self.settings = settings
        switch kind {
        case .tabular: workspace = nil
        case .lstm(let hidden):
            workspace = LSTMWorkspace(
                shape: LSTMShape(inputs: game.observationCount, hidden: hidden, outputs: game.actionCount),
                trajectories: settings.trajectories, horizon: settings.horizon)
        }
    }

    /// The policy of joint policy `step`.
    func policy(at step: Int) -> any Policy<Scalar> {
        guard let workspace else {
            return TabularPolicy<Scalar>(
                observationCount: game.observationCount, actionCount: game.actionCount,
                trajectories: settings.trajectories, horizon: settings.horizon)
        }
        let bytes = workspace.gates.count * MemoryLayout<Scalar>.stride
        let isKept = (settings.chainLength - step + 1) * bytes <= settings.keptBytes
        return LSTMCategoricalPolicy(workspace, keepsGates: isKept)
    }

    /// A critic of the same kind as a policy.
    static func critic(_ kind: PolicyKind, game: MatrixGame, settings: ChainSettings) -> any Critic<Scalar> {
        switch kind {
        case .tabular: TabularCritic<Scalar>(observationCount: game.observationCount)
        case .lstm(let hidden):
            LSTMCritic(
                LSTMWorkspace<Scalar>(
                    shape: LSTMShape(inputs: game.observationCount, hidden: hidden, outputs: 1),
                    trajectories: settings.trajectories, horizon: settings.horizon))
        }
    }
}
