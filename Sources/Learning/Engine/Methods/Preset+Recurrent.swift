extension Preset {
    /// Recurrent meta-agents in the prisoner's dilemma. docs/results/tuning.md has what was tried; each setting has a
    /// reason of its own:
    ///
    /// - Gradients of chains lie along few directions with a random sign, so that their mean is whitened; and they are
    ///   estimated pathwise, with half the noise of the released code's estimator.
    /// - Chains near the watershed between shaping and mutual defection have the largest gradients and say how to serve
    ///   a persona that is lost. A hard bound would drown them; `clipPower` leaves them some of their length. The limit
    ///   on adjoints is relative for the same reason.
    /// - Centred advantages keep chains short in which all trajectories go alike; an aversion to risk lets chains that
    ///   are lost count more than those that are won.
    /// - Inner rates that begin larger than the paper's and move slowly: small ones fall to nothing while own updates
    ///   still lead to defection, and the first joint policies then never learn to change.
    /// - Rates that fall, averages of policies and frequent validations choose a policy from noise.
    static let recurrentDilemma: Preset = {
        var preset = Preset(innerRate: 0.2, outerRate: 1e-3, innerRateStep: 1e-3, criticRate: 3e-3, entropyWeight: 0.1)
        preset.estimator = .pathwise
        preset.adjointGain = 100
        preset.centersAdvantage = true
        preset.clip = 20
        preset.clipPower = 0.5
        preset.whitening = 1
        preset.riskAversion = 1
        preset.stratifies = true
        preset.outerDecay = 100
        preset.returnAfter = 4
        preset.averaging = 0.95
        preset.validateEvery = 10
        return preset
    }()
}
