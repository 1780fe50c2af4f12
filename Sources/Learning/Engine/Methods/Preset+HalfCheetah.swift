extension Preset {
    /// The paper's settings for HalfCheetah; and the same with sizes and rates at which something can be seen within
    /// minutes: with the peers `left` Meta-MAPG's validation score rises from -127 (seed 1, update 25) by way of 8 (200) to
    /// 109 (325), at some two meta-updates a second on two cores. An outer rate of 3e-3 is faster at first and stays below
    /// 0 until update 150.
    static let cheetah: Choice = {
        let paper = Preset(
            chains: 5, horizon: 200, chainLength: 2, discount: 0.95, innerRate: 0.005, peerRate: 0.005, outerRate: 5e-5,
            innerRateStep: 5e-5, criticRate: 5.5e-5, secondOrder: .dice, projectsConflicts: true)
        var quick = paper
        quick.chains = 4
        quick.trajectories = 16
        quick.outerRate = 1e-3
        quick.innerRateStep = 1e-4
        quick.criticRate = 3e-3
        quick.secondOrder = .baselined
        return Choice(paper: paper) { [quick] _ in quick }
    }()
}
