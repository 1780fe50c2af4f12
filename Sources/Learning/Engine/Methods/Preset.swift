import Games

/// The settings a game starts with for one class of policies. Source: Kim et al. (2021), appendix.
///
/// The rates of tabular meta-agents are this project's own: at them a table learns the paper's effect within 400
/// meta-updates of 16 chains (see `LearningOutcomeTests`) and keeps it. What was tried and did worse: an outer rate of
/// 0.05 (noisier, and Meta-PG came close to -0.1), DiCE's second order (the gradient grows by powers of ten and the
/// score collapses after some 500 updates), inner rates that move as fast as the policy (some turn negative, and Meta-PG
/// learns to undo its own updates), projecting conflicts (slower).
///
/// Those of recurrent meta-agents are in Preset+Recurrent.swift, with what they are for.
package struct Preset: Sendable, Hashable {
    package var hidden = 64
    package var weightScale = 1.0
    package var forgetBias = 0.0
    package var chains = 16
    package var trajectories = 64
    package var testTrajectories = 0
    package var horizon = 150
    package var testHorizon = 0
    package var chainLength = 7
    package var discount = 0.96
    package var gaeLambda = 0.95
    package var innerRate = 1.0
    package var peerRate = 1.0
    package var outerRate = 0.02
    package var innerRateStep = 0.001
    package var criticRate = 1.0
    package var entropyWeight = 0.0
    package var secondOrder = SecondOrder.baselined
    package var projectsConflicts = false
    package var adjointLimit = 0.0
    /// Of methods that follow a meta-gradient.
    package var estimator = Estimator.paper
    package var adjointGain = 0.0
    package var centersAdvantage = false
    package var clip = MetaParameters.clippingNorm
    package var clipPower = 1.0
    package var whitening = 0.0
    package var riskAversion = 0.0
    package var stratifies = false
    package var outerDecay = 0
    package var returnAfter = 0
    package var averaging = 0.0
    package var validateEvery = 25

    /// The preset of a game: its own, or where it has none that of the prisoner's dilemma, in its unit of reward.
    package static func preset(_ name: PresetName, for game: Game, policy: PolicyClass) -> Preset {
        let own = ofGame[game.family]
        var preset = (own ?? dilemma).preset(name, policy)
        if own == nil {
            preset.riskAversion = min(1e6, preset.riskAversion * dilemmaRange / (rewardRange(of: game) ?? dilemmaRange))
        }
        return preset
    }

    /// Smallest to largest reward in the prisoner's dilemma.
    private static let dilemmaRange = 3.0

    /// Smallest to largest reward of the meta-agent in a step; nil if all are the same, or nothing bounds them.
    private static func rewardRange(of game: Game) -> Double? {
        guard let rewards = game.table?.rewardRange ?? game.rewardBounds else { return nil }
        let range = rewards.upperBound - rewards.lowerBound
        return range > 0 && range.isFinite ? range : nil
    }

    /// What a game starts with.
    struct Choice: Sendable {
        /// The values of Kim et al. (2021).
        var paper: Preset
        /// At which learning shows within minutes.
        var quick: @Sendable (PolicyClass) -> Preset

        func preset(_ name: PresetName, _ policy: PolicyClass) -> Preset {
            switch name {
            case .quick: quick(policy)
            case .paper: paper
            }
        }
    }

    /// The games that have presets of their own, by their names in the catalogue.
    private static let ofGame: [String: Choice] = [
        "rps": rockPaperScissors, Game.cheetah.id: cheetah, CoinGame.name: coinGame,
    ]

    /// The paper's appendix; inner rates are learned at the policy's rate.
    private static let dilemma: Choice = Choice(
        paper: Preset(
            chains: 5, discount: 0.96, innerRate: 0.1, outerRate: 1e-4, innerRateStep: 1e-4, criticRate: 1.5 * 1e-4,
            entropyWeight: 0.5, secondOrder: .dice, projectsConflicts: true)
    ) { $0 == .tabular ? Preset() : recurrentDilemma }

    private static let rockPaperScissors: Choice = Choice(
        paper: Preset(
            chains: 5, discount: 0.90, innerRate: 0.01, outerRate: 1e-5, innerRateStep: 1e-5, criticRate: 1.5 * 1e-5,
            secondOrder: .dice, projectsConflicts: true)
    ) { $0 == .tabular ? Preset(horizon: 50, discount: 0.90) : recurrentRockPaperScissors }
}

/// Where settings come from that nobody chose.
package enum PresetName: String, Sendable, Hashable, CaseIterable {
    /// This project's, at which learning shows within minutes.
    case quick
    /// The values of Kim et al. (2021).
    case paper
}
