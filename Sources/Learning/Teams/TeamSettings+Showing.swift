import Games

extension TeamSettings {
    /// The settings as those of a run of REINFORCE, for a dashboard that shows how a team learns: its iterations are
    /// meta-updates whose chains end with their first update.
    package func configuration(_ game: Game) -> RunConfiguration {
        let team = TeamSource(digest: "none", hidden: hidden, counts: [.train: 1, .validation: 1, .test: 1])
        return RunConfiguration(
            game: game, population: Population(id: TeamSettings.partner, title: "The team's other agent", team: team),
            method: .reinforce, policy: .lstm, hidden: hidden, estimator: .paper, chains: batches,
            trajectories: trajectories, horizon: horizon, chainLength: 1, discount: discount, gaeLambda: 1,
            innerRate: 0,
            peerRate: 0, outerRate: rate, innerRateStep: 0, criticRate: 0, outerDecay: 0,
            averaging: 0, entropyWeight: 0, lookAhead: 1, modelRate: 0,
            secondOrder: .dice, adjointLimit: 0, projectsConflicts: false, clip: MetaParameters.clippingNorm,
            whitening: 0, stratifies: false, seed: seed,
            termsEvery: 0,
            validateEvery: 0)
    }

    /// What the same dashboard calls the peers.
    package static let partner = "partner"
}
