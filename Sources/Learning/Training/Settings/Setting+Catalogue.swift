import Engine

extension Setting {
    /// All settings, in the order in which files, help and documentation have them. A new one is a field of
    /// `RunConfiguration`, an entry here and the place that heeds it.
    package static let all: [Setting] = sizes + rates + gradients + bookkeeping

    /// How much is played, and by what.
    private static let sizes: [Setting] = [
        .whole("hidden", \.hidden, 1...1_024, .preset(\.hidden), "Hidden units of a network", of: "units"),
        .real(
            "weight-scale", \.weightScale, 0.01...100, .preset(\.weightScale),
            "Times the usual size that a new network's weights have, those of its last layer left out", of: "scale",
            formerly: 1),
        .real(
            "forget-bias", \.forgetBias, 0...20, .preset(\.forgetBias),
            "Bias of a new network's forget gates, in gru of its update gates; the larger, the longer it remembers",
            of: "bias", formerly: 0),
        .word(
            "estimator", \.estimator,
            .metaGradient(\.estimator, otherwise: .paper), "How the meta-gradient is estimated", noun: "estimator"),
        .whole("chains", \.chains, 1...1_024, .preset(\.chains), "Chains per meta-update", of: "count"),
        .whole(
            "trajectories", \.trajectories, 1...65_536, .preset(\.trajectories), "Trajectories per joint policy",
            of: "count"),
        .whole(
            "test-trajectories", \.testTrajectories, 0...65_536,
            .unlessChosen("--trajectories", { $0.trajectories != $1.trajectories }, \.testTrajectories, otherwise: 0),
            "Trajectories per joint policy against validation and test personas", of: "count",
            zero: "for as many as in training", formerly: 0),
        .whole("horizon", \.horizon, 1...10_000, .preset(\.horizon), "Steps per trajectory", of: "steps"),
        .whole(
            "test-horizon", \.testHorizon, 0...10_000,
            .unlessChosen("--horizon", { $0.horizon != $1.horizon }, \.testHorizon, otherwise: 0),
            "Steps per trajectory against validation and test personas", of: "steps",
            zero: "for as many as in training", formerly: 0),
        .whole(
            "chain-length", \.chainLength, 1...64, .preset(\.chainLength), "Inner updates per chain", of: "updates"),
        .real("discount", \.discount, 0...1, .preset(\.discount), "Discount of rewards per step", of: "factor"),
        .real(
            "gae-lambda", \.gaeLambda, 0...1, .preset(\.gaeLambda), "Lambda of generalised advantage estimation",
            of: "lambda"),
    ]

    /// How fast is learned.
    private static let rates: [Setting] = [
        .real(
            "inner-rate", \.innerRate, 0...1_000, .preset(\.innerRate),
            "The meta-agent's inner learning rate at first", of: "rate"),
        .real(
            "peer-rate", \.peerRate, 0...1_000, .preset(\.peerRate), "The peers' inner learning rate", of: "rate"),
        .real(
            "outer-rate", \.outerRate, 0...10, .preset(\.outerRate), "Learning rate of the initial policy", of: "rate"),
        .real(
            "inner-rate-step", \.innerRateStep, 0...10, .preset(\.innerRateStep), "Learning rate of the inner rates",
            of: "rate"),
        .real("critic-rate", \.criticRate, 0...10, .preset(\.criticRate), "Learning rate of the critic", of: "rate"),
        .whole(
            "outer-decay", \.outerDecay, 0...1_000_000, .preset(\.outerDecay),
            "Meta-updates after which these three learning rates have fallen to half", of: "updates",
            zero: "to keep them", formerly: 0),
        .whole(
            "warm-up", \.warmUp, 0...1_000_000, .always(0),
            "Meta-updates over which these three learning rates rise to their size", of: "updates",
            zero: "to begin with it", formerly: 0),
        .whole(
            "return-after", \.returnAfter, 0...1_000, .preset(\.returnAfter),
            "Validations without a better one after which these rates are halved, from the best policy if it is lost",
            of: "validations", zero: "to keep them", formerly: 0),
        .real(
            "averaging", \.averaging, 0...0.9999, .preset(\.averaging),
            "Validate and keep a running mean of policies, of this weight", of: "weight",
            zero: "for the policy itself", formerly: 0),
        .real(
            "entropy", \.entropyWeight, 0...1_000, .preset(\.entropyWeight), "Weight of the entropy bonus", of: "weight"
        ),
        .whole(
            "look-ahead", \.lookAhead, 1...Chain.largestLookAhead, .always(1),
            "Peer updates that lola-dice looks ahead",
            of: "updates"),
        .word(
            "opponent-model", \.opponentModel, .always(nil),
            "Model the peers from their actions instead of seeing their parameters", of: "class",
            noun: "opponent model"),
        .real(
            "model-rate", \.modelRate, 0...1_000,
            .following("--peer-rate; networks 0.1") { $0.opponentModel?.network != nil ? 0.1 : $0.peerRate },
            "Inner learning rate of the models", of: "rate"),
    ]

    /// How the meta-gradient is made.
    private static let gradients: [Setting] = [
        .word(
            "second-order", \.secondOrder, .preset(\.secondOrder),
            "How inner losses are differentiated twice, with less noise if baselined", of: "form",
            noun: "second-order form"),
        .real(
            "second-order-lambda", \.secondOrderLambda, 0...1, .always(1),
            "Lambda of the traces in that second derivative if it is baselined, less noise the smaller it is",
            of: "lambda", formerly: 1),
        .real(
            "adjoint-limit", \.adjointLimit, 0...1e9, .preset(\.adjointLimit),
            "Largest norm of an adjoint on the way back through a chain", of: "norm", zero: "for none"),
        .real(
            "adjoint-gain", \.adjointGain, 0...1e9, .preset(\.adjointGain),
            "Largest ratio of an adjoint's norm to that of the outer weights which entered before", of: "ratio",
            zero: "for none", formerly: 0),
        .flag(
            "center-advantages", \.centersAdvantage, .preset(\.centersAdvantage),
            "Take each trajectory's advantage relative to the others of its joint policy", formerly: false),
        .flag(
            "fit-values", \.fitsValues, .always(false),
            "Take values in advantages from a fit to each joint policy's own play instead of the critic",
            formerly: false),
        .flag(
            "project-conflicts", \.projectsConflicts, .preset(\.projectsConflicts),
            "Project conflicting gradients of chains off each other, PCGrad"),
        .real(
            "clip", \.clip, 0...1e9, .preset(\.clip), "Largest norm of a chain's gradient",
            of: "norm", zero: "for none", formerly: MetaParameters.clippingNorm),
        .whole(
            "clip-doubling", \.clipDoubling, 0...1_000_000, .always(0),
            "Meta-updates after which this bound has doubled", of: "updates", zero: "to keep it", formerly: 0),
        .real(
            "clip-power", \.clipPower, 0...1, .preset(\.clipPower),
            "Power of the excess by which longer gradients are shortened; 1/2 leaves them some of their length",
            of: "power", formerly: 1),
        .real(
            "whitening", \.whitening, 0...1_000, .preset(\.whitening),
            "Whiten the mean of the chains' gradients with this share of their variance", of: "share",
            zero: "for not", formerly: 0),
        .flag(
            "share-squares", \.sharesSquares, .always(false),
            "Let Adam divide all parameters of the policy by one second moment, which keeps a step's direction",
            formerly: false),
        .real(
            "risk-aversion", \.riskAversion, 0...1e6, .preset(\.riskAversion),
            "Let chains count exp(-this times their mean reward), more where less was got", of: "aversion",
            zero: "for all alike", formerly: 0),
        .whole(
            "risk-until", \.riskUntil, 0...1_000_000, .always(0),
            "Meta-updates along which this aversion falls to nothing", of: "updates", zero: "to keep it", formerly: 0),
        .flag(
            "stratify", \.stratifies, .preset(\.stratifies),
            "Let the chains of a meta-update meet kinds of personas in turn instead of at random", formerly: false),
    ]

    /// What is drawn and what is measured.
    private static let bookkeeping: [Setting] = [
        .seed("seed", \.seed, .always(1), "Seed of all random numbers", of: "number"),
        .whole(
            "terms-every", \.termsEvery, 0...1_000_000, .always(10),
            "Measure the gradient's terms every this many meta-updates", of: "updates", zero: "for never"),
        .whole(
            "validate-every", \.validateEvery, 0...1_000_000, .preset(\.validateEvery),
            "Play the validation personas every this many meta-updates", of: "updates", zero: "for never"),
    ]
}
