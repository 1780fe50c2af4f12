import ArgumentParser
import Foundation
import Store
import Training

/// What to train and how. Values are checked by `RunRequest.resolved()`, together with those of a file.
struct RunOptions: ParsableArguments {
    @OptionGroup var game: GameOptions

    @Option(help: "Population of peers, or one persona of it such as rock#3: see list peers (preset all).")
    var peers: String?
    @Option(help: "Algorithm: see list algorithms (preset meta-mapg).")
    var algorithm: String?
    @Option(
        help:
            "Class of the meta-agent's policy: tabular, or lstm, a recurrent network (preset tabular; halfcheetah lstm)."
    )
    var policy: String?
    @Option(
        help: """
            Where settings come from that are not chosen: quick, this project's, at which learning shows within minutes; \
            or paper, the values of Kim et al. (preset quick).
            """)
    var preset: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Hidden units of an lstm, 1 to 1024 (preset 64).", valueName: "units"))
    var hidden: Int?
    @Option(help: "How the meta-gradient is estimated: paper, pathwise, unbiased or exact (preset paper).")
    var estimator: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Chains per meta-update, 1 to 1024 (preset 16; lstm 5; halfcheetah 4).", valueName: "count"))
    var chains: Int?
    @OptionGroup var chain: ChainOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Discount of rewards per step, 0 to 1 (preset 0.96; rps 0.9; halfcheetah 0.95).", valueName: "factor"))
    var discount: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Lambda of generalised advantage estimation, 0 to 1 (preset 0.95).", valueName: "lambda"))
    var gaeLambda: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The meta-agent's inner learning rate at first, 0 to 1000 (preset 1; lstm 0.1, in rps 0.01; halfcheetah 0.005).",
            valueName: "rate"))
    var innerRate: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The peers' inner learning rate, 0 to 1000 (preset 1; halfcheetah 0.005).", valueName: "rate"))
    var peerRate: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Learning rate of the initial policy, 0 to 10 (preset 0.02; lstm 0.0003; halfcheetah 0.001).",
            valueName: "rate")
    )
    var outerRate: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Learning rate of the inner rates, 0 to 10 (preset 0.001; lstm 0.0001).", valueName: "rate"))
    var innerRateStep: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Learning rate of the critic, 0 to 10 (preset 1; lstm 0.003).", valueName: "rate"))
    var criticRate: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Meta-updates after which these three learning rates have fallen to half, 0 to keep them (preset 0).",
            valueName: "updates"))
    var outerDecay: Int?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Validate and keep a running mean of policies, of this weight, 0 to 0.9999; 0 for the policy itself (preset 0).",
            valueName: "weight"))
    var averaging: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Weight of the entropy bonus, 0 to 1000 (preset 0; lstm 0.5, in rps and halfcheetah 0).",
            valueName: "weight"))
    var entropy: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Peer updates that lola-dice looks ahead, 1 to 8 (preset 1).", valueName: "updates"))
    var lookAhead: Int?
    @Option(
        help: ArgumentHelp(
            """
            Model the peers from their actions instead of seeing their parameters: none, tabular, or lstm (preset none).
            """, valueName: "class"))
    var opponentModel: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Inner learning rate of the models, 0 to 1000 (preset --peer-rate; lstm 0.1).", valueName: "rate"))
    var modelRate: Double?
    @Option(
        help: ArgumentHelp(
            "How inner losses are differentiated twice: dice, or baselined, with less noise (preset baselined).",
            valueName: "form"))
    var secondOrder: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Largest norm of an adjoint on the way back through a chain, 0 for none, up to 1e9 (preset 0; lstm 300).",
            valueName: "norm"))
    var adjointLimit: Double?
    @Flag(
        inversion: .prefixedNo,
        help: "Project conflicting gradients of chains off each other, PCGrad (preset no; lstm yes).")
    var projectConflicts: Bool?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Largest norm of a chain's gradient, 0 for none, up to 1e9 (preset 10).", valueName: "norm"))
    var clip: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Whiten the mean of the chains' gradients with this share of their variance, 0 to 1000; 0 for not (preset 0).",
            valueName: "share"))
    var whitening: Double?
    @Flag(
        inversion: .prefixedNo,
        help: "Let the chains of a meta-update meet kinds of personas in turn instead of at random (preset no).")
    var stratify: Bool?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seed of all random numbers, 0 to \(UInt64.max) (preset 1).", valueName: "number"))
    var seed: UInt64?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Measure the gradient's terms every this many meta-updates, 0 for never, up to 1000000 (preset 10).",
            valueName: "updates"))
    var termsEvery: Int?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Play the validation personas every this many meta-updates, 0 for never, up to 1000000 (preset 25).",
            valueName: "updates"))
    var validateEvery: Int?
    @Option(
        help: ArgumentHelp(
            "Settings from a YAML file with these options as keys, or config.yaml of a saved run; options here win.",
            valueName: "file.yaml"))
    var config: String?
    @OptionGroup var threads: ThreadOptions

    /// The run asked for, here and in the file.
    func request() throws -> (request: RunRequest, configuration: RunConfiguration) {
        let file = try config.map { try ConfigurationFile.load(path: $0) } ?? RunSettings()
        return try file.replaced(by: settings).request()
    }

    /// What was said here.
    private var settings: RunSettings {
        var settings = game.settings
        settings.peers = peers
        settings.algorithm = algorithm
        settings.policy = policy
        settings.preset = preset
        settings.overrides.hidden = hidden
        settings.overrides.estimator = estimator
        settings.overrides.chains = chains
        chain.apply(to: &settings.overrides)
        settings.overrides.discount = discount
        settings.overrides.gaeLambda = gaeLambda
        settings.overrides.innerRate = innerRate
        settings.overrides.peerRate = peerRate
        settings.overrides.outerRate = outerRate
        settings.overrides.innerRateStep = innerRateStep
        settings.overrides.criticRate = criticRate
        settings.overrides.outerDecay = outerDecay
        settings.overrides.averaging = averaging
        settings.overrides.entropyWeight = entropy
        settings.overrides.lookAhead = lookAhead
        settings.overrides.opponentModel = opponentModel
        settings.overrides.modelRate = modelRate
        settings.overrides.secondOrder = secondOrder
        settings.overrides.adjointLimit = adjointLimit
        settings.overrides.projectsConflicts = projectConflicts
        settings.overrides.clip = clip
        settings.overrides.whitening = whitening
        settings.overrides.stratifies = stratify
        settings.overrides.seed = seed
        settings.overrides.termsEvery = termsEvery
        settings.overrides.validateEvery = validateEvery
        return settings
    }
}
