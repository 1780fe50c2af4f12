import Games

extension Preset {
    /// The Coin Game. `paper` has the sizes of Foerster et al. (2018), whose discount is that of the literature, with this
    /// project's rates; `quick` short trajectories and few of them, at which something can be seen within minutes.
    static let coinGame: Choice = {
        var paper = Preset()
        paper.horizon = 150
        paper.outerRate = 3e-4
        paper.innerRate = 0.1
        paper.peerRate = 0.1
        paper.innerRateStep = 1e-4
        paper.criticRate = 3e-3
        paper.chainLength = 3
        paper.adjointLimit = 300
        var quick = paper
        quick.chains = 8
        quick.trajectories = 32
        quick.horizon = 32
        quick.outerRate = 1e-3
        return Choice(paper: paper) { [quick] _ in quick }
    }()
}
