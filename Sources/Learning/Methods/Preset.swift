import Games

/// The settings a game starts with for one class of policies. Source: Kim et al. (2021), appendix.
///
/// The rates of tabular meta-agents are this project's own: at them a table learns the paper's effect within 400
/// meta-updates of 16 chains (see `LearningOutcomeTests`) and keeps it. What was tried and did worse: an outer rate of
/// 0.05 (noisier, and Meta-PG came close to -0.1), DiCE's second order (the gradient grows by powers of ten and the
/// score collapses after some 500 updates), inner rates that move as fast as the policy (some turn negative, and Meta-PG
/// learns to undo its own updates), projecting conflicts (slower).
struct Preset: Sendable, Hashable {
    var chains = 16
    var trajectories = 64
    var horizon = 150
    var chainLength = 7
    var discount = 0.96
    var gaeLambda = 0.95
    var innerRate = 1.0
    var peerRate = 1.0
    var outerRate = 0.02
    var innerRateStep = 0.001
    var criticRate = 1.0
    var entropyWeight = 0.0
    var secondOrder = SecondOrder.baselined
    var projectsConflicts = false

    /// The preset of a game, by its catalogue name; user-defined games start like the prisoner's dilemma.
    static func preset(for game: MatrixGame, policy: PolicyClass) -> Preset {
        switch (policy, game.id) {
        case (.lstm, "rps"): .recurrent(discount: 0.90, innerRate: 0.01, outerRate: 1e-5, entropyWeight: 0)
        case (.lstm, _): .recurrent(discount: 0.96, innerRate: 0.1, outerRate: 1e-4, entropyWeight: 0.5)
        case (.tabular, "rps"): Preset(horizon: 50, discount: 0.90)
        case (.tabular, _): Preset()
        }
    }

    /// The paper's settings for recurrent meta-agents (its appendix; inner rates are learned at the policy's rate).
    private static func recurrent(
        discount: Double, innerRate: Double, outerRate: Double, entropyWeight: Double
    ) -> Preset {
        Preset(
            chains: 5, discount: discount, innerRate: innerRate, outerRate: outerRate,
            innerRateStep: outerRate, criticRate: 1.5 * outerRate, entropyWeight: entropyWeight, secondOrder: .dice,
            projectsConflicts: true)
    }
}
