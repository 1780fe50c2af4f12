import Games

extension Preset {
    /// The Coin Game, which the paper does not play: `paper` has its settings for the prisoner's dilemma, with discount and
    /// horizon of Foerster et al. (2018); `quick` smaller networks and shorter trajectories, at which learning shows within
    /// minutes.
    ///
    /// Inner rates are small: at 0.1 one update of a peer that takes .42 coins a step leaves .19 to .28 of them, and at 1
    /// .05, so that the meta-agent would learn against peers whom their own first update broke.
    static let coinGame: Choice = {
        let paper = Preset(
            chains: 5, horizon: 150, chainLength: 3, innerRate: 0.02, peerRate: 0.02, outerRate: 1e-4,
            innerRateStep: 1e-4, criticRate: 1.5e-4, secondOrder: .dice, projectsConflicts: true)
        var quick = paper
        quick.hidden = 16
        quick.chains = 8
        quick.trajectories = 32
        quick.horizon = 16
        quick.outerRate = 5e-3
        quick.criticRate = 3e-3
        quick.secondOrder = .baselined
        quick.projectsConflicts = false
        quick.adjointLimit = 300
        return Choice(paper: paper) { [quick] _ in quick }
    }()
}
