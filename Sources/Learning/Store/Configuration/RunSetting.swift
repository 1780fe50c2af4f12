import Engine
import Games
import Training

/// A setting that replaces one of a preset. The one list of their names, for files and the command line.
package enum RunSetting: Sendable {
    case word(WritableKeyPath<RunSettings, String?> & Sendable)
    case integer(WritableKeyPath<RunSettings, Int?> & Sendable)
    case real(WritableKeyPath<RunSettings, Double?> & Sendable)
    case flag(WritableKeyPath<RunSettings, Bool?> & Sendable)
    case seed(WritableKeyPath<RunSettings, UInt64?> & Sendable)

    /// All of them by name, in the order in which they are written.
    package static let all: [(key: String, setting: RunSetting)] = [
        ("hidden", .integer(\.overrides.hidden)),
        ("estimator", .word(\.overrides.estimator)),
        ("chains", .integer(\.overrides.chains)),
        ("trajectories", .integer(\.overrides.trajectories)),
        ("horizon", .integer(\.overrides.horizon)),
        ("chain-length", .integer(\.overrides.chainLength)),
        ("discount", .real(\.overrides.discount)),
        ("gae-lambda", .real(\.overrides.gaeLambda)),
        ("inner-rate", .real(\.overrides.innerRate)),
        ("peer-rate", .real(\.overrides.peerRate)),
        ("outer-rate", .real(\.overrides.outerRate)),
        ("inner-rate-step", .real(\.overrides.innerRateStep)),
        ("critic-rate", .real(\.overrides.criticRate)),
        ("outer-decay", .integer(\.overrides.outerDecay)),
        ("averaging", .real(\.overrides.averaging)),
        ("entropy", .real(\.overrides.entropyWeight)),
        ("look-ahead", .integer(\.overrides.lookAhead)),
        ("opponent-model", .word(\.overrides.opponentModel)),
        ("model-rate", .real(\.overrides.modelRate)),
        ("second-order", .word(\.overrides.secondOrder)),
        ("adjoint-limit", .real(\.overrides.adjointLimit)),
        ("project-conflicts", .flag(\.overrides.projectsConflicts)),
        ("clip", .real(\.overrides.clip)),
        ("whitening", .real(\.overrides.whitening)),
        ("stratify", .flag(\.overrides.stratifies)),
        ("seed", .seed(\.overrides.seed)),
        ("terms-every", .integer(\.overrides.termsEvery)),
        ("validate-every", .integer(\.overrides.validateEvery)),
    ]
}

extension RunSettings {
    /// Gives settings that saved runs of older versions do not have the values that those versions meant.
    mutating func completeOlder() {
        overrides.outerDecay = overrides.outerDecay ?? 0
        overrides.averaging = overrides.averaging ?? 0
        overrides.clip = overrides.clip ?? MetaParameters.clippingNorm
        overrides.whitening = overrides.whitening ?? 0
        overrides.stratifies = overrides.stratifies ?? false
    }

    /// Everything that makes a configuration, so that `request` gives it back whatever the presets become.
    package init(_ configuration: RunConfiguration) {
        switch configuration.game {
        case .matrix(let game) where (try? GameCatalogue.matrixGame(game.id, players: game.players)) != game:
            self.game = .custom(game)
        case .matrix, .halfCheetah:
            game = .named(configuration.game.id)
            players = configuration.game.players
        }
        team = configuration.population.team?.text
        let population = configuration.population.id
        peers = configuration.singlePersona.map { "\(population)#\($0)" } ?? population
        algorithm = configuration.method.id
        policy = configuration.policy.rawValue
        overrides.hidden = configuration.hidden
        overrides.estimator = configuration.estimator.rawValue
        overrides.chains = configuration.chains
        overrides.trajectories = configuration.trajectories
        overrides.horizon = configuration.horizon
        overrides.chainLength = configuration.chainLength
        overrides.discount = configuration.discount
        overrides.gaeLambda = configuration.gaeLambda
        overrides.innerRate = configuration.innerRate
        overrides.peerRate = configuration.peerRate
        overrides.outerRate = configuration.outerRate
        overrides.innerRateStep = configuration.innerRateStep
        overrides.criticRate = configuration.criticRate
        overrides.outerDecay = configuration.outerDecay
        overrides.averaging = configuration.averaging
        overrides.entropyWeight = configuration.entropyWeight
        overrides.lookAhead = configuration.lookAhead
        overrides.opponentModel = configuration.opponentModel?.rawValue ?? "none"
        overrides.modelRate = configuration.modelRate
        overrides.secondOrder = configuration.secondOrder.rawValue
        overrides.adjointLimit = configuration.adjointLimit
        overrides.projectsConflicts = configuration.projectsConflicts
        overrides.clip = configuration.clip
        overrides.whitening = configuration.whitening
        overrides.stratifies = configuration.stratifies
        overrides.seed = configuration.seed
        overrides.termsEvery = configuration.termsEvery
        overrides.validateEvery = configuration.validateEvery
    }
}
