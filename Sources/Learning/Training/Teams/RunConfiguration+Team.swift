import Engine
import Games

extension RunConfiguration {
    /// What a dashboard, which knows runs alone, is told of a team that is pretrained: iterations are meta-updates of
    /// REINFORCE, whose chains end with their first update. Nobody trains it.
    /// - Parameters:
    ///   - settings: How the team learns.
    ///   - game: What it plays.
    package init(showing settings: TeamSettings, of game: Game) {
        let source = TeamSource(
            digest: "none", hidden: settings.hidden, counts: [.train: 1, .validation: 1, .test: 1])
        self.init(
            game: game,
            population: Population(id: RunConfiguration.partner, title: "The team's other agent", team: source),
            method: .reinforce, policy: .lstm)
        hidden = settings.hidden
        chains = settings.batches
        trajectories = settings.trajectories
        horizon = settings.horizon
        discount = settings.discount
        outerRate = settings.rate
        clip = TeamTraining.clippingNorm
        seed = settings.seed
    }

    /// What the same dashboard calls the peers.
    package static let partner = "partner"
}
