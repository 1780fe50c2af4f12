import Games

/// The settings a game starts with for one class of policies. Sources: Kim et al. (2021), appendix, and for tabular
/// meta-agents this project's own trials (a table learns the paper's effect within minutes at these rates).
struct Preset: Sendable, Hashable {
    var chains = 16
    var trajectories = 64
    var horizon = 150
    var chainLength = 7
    var discount = 0.96
    var gaeLambda = 0.95
    var innerRate = 1.0
    var peerRate = 1.0
    var outerRate = 0.05
    var innerRateStep = 0.01
    var criticRate = 1.0
    var entropyWeight = 0.0
    var secondOrder = SecondOrder.baselined
    var projectsConflicts = false

    /// The preset of a game, by its catalogue name; user-defined games start like the prisoner's dilemma.
    static func preset(for game: MatrixGame, policy: PolicyClass) -> Preset {
        switch (policy, game.id) {
        case (.tabular, "rps"): Preset(horizon: 50, discount: 0.90)
        case (.tabular, _): Preset()
        }
    }
}
