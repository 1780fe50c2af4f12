/// Recurrent meta-agents in matrix games. docs/results/tuning.md has what was tried; each setting has a reason of its own:
///
/// - Gradients of chains lie along few directions with a random sign, so that their mean is whitened; and they are
///   estimated pathwise, with half the noise of the released code's estimator.
/// - Chains near the watershed between shaping and defection have the largest gradients and say how to serve a persona
///   that is lost. A hard bound would drown them; `clipPower` leaves them some of their length. The limit on adjoints is
///   relative for the same reason.
/// - Centred advantages keep chains short in which all trajectories go alike; an aversion to risk lets chains that are
///   lost count more than those that are won.
/// - Rates that fall, averages of policies and frequent validations choose a policy from noise.
/// - Weights three times as large let a network tell sequences apart from the beginning, and a bias in its forget gates
///   lets it remember them. At the paper's size it is nearly linear in one-hot observations, and halves its memory with
///   every step.
/// - Trajectories of training end where hardly anything enters an inner update any more (`g^T` of 5 % and .5 %), which
///   makes them two and three times as quick as the paper's 150 steps, with which validation and tests are played.
extension Preset {
    private static let recurrent: Preset = {
        var preset = Preset(outerRate: 1e-3, criticRate: 3e-3)
        preset.weightScale = 3
        preset.forgetBias = 1
        preset.testHorizon = 150
        preset.estimator = .pathwise
        preset.adjointGain = 100
        preset.centersAdvantage = true
        preset.clip = 20
        preset.clipPower = 0.5
        preset.whitening = 1
        preset.stratifies = true
        return preset
    }()

    /// Inner rates begin at that of the peers: the own updates of a policy that is certain of what it does are small. An
    /// entropy bonus, on which all chains agree, would outweigh all else in a whitened mean.
    static let recurrentDilemma: Preset = {
        var preset = recurrent
        preset.horizon = 75
        preset.innerRateStep = 5e-3
        preset.riskAversion = 1
        preset.outerDecay = 80
        preset.averaging = 0.95
        preset.validateEvery = 10
        return preset
    }()

    /// Inner rates are the paper's: at ten times as much learning is four times as slow. Twelve chains are four of each
    /// kind of personas. A quarter of the paper's trajectories make a meta-update three times as quick; what is learned
    /// from them is no worse with all 64 than what is learned from 64, in as many meta-updates (seed 1: 4.3 and 4.1).
    static let recurrentRockPaperScissors: Preset = {
        var preset = recurrent
        preset.chains = 12
        preset.trajectories = 16
        preset.testTrajectories = 64
        preset.horizon = 50
        preset.discount = 0.9
        preset.innerRate = 0.01
        preset.innerRateStep = 1e-4
        preset.riskAversion = 2
        preset.outerDecay = 200
        preset.returnAfter = 6
        preset.averaging = 0.9
        preset.validateEvery = 20
        return preset
    }()
}
