import Engine
import Games

extension RunRequest {
    /// The configuration asked for, with everything not chosen from the preset.
    /// - Throws: `GameError` or `RequestError`, each a sentence with the accepted values.
    package func resolved() throws -> RunConfiguration {
        let game = try game.game()
        // Saved runs, which know their team, can be read all the same.
        if team == nil, let problem = game.unavailability { throw GameError.unavailable(game.id, problem: problem) }
        let (population, single) = try game.population(population, team: team)
        guard let method = Method.named(algorithm) else {
            throw RequestError.unknown("algorithm", algorithm, Method.all.map(\.id))
        }
        guard let policy = PolicyClass(rawValue: policy) else {
            throw RequestError.unknown("policy", policy, PolicyClass.allCases.map(\.rawValue))
        }
        guard PolicyClass.playing(game).contains(policy) else {
            throw RequestError(
                "\(game.title) is played by networks, not by tables; choose --policy lstm or leave it out",
                option: "policy")
        }
        let estimatorName = overrides.estimator ?? Estimator.paper.rawValue
        guard let estimator = Estimator(rawValue: estimatorName) else {
            throw RequestError.unknown("estimator", estimatorName, Estimator.allCases.map(\.rawValue))
        }
        if !method.isMetaLearned && estimator != .paper {
            throw RequestError(
                "the estimator '\(estimatorName)' needs a meta-gradient, which \(method.title) does not have; "
                    + "leave it out or choose \(Method.all.filter(\.isMetaLearned).map(\.id).joined(separator: ", "))")
        }
        if estimator == .exact && policy != .tabular {
            throw RequestError(
                "the estimator 'exact' needs a table of all observations; choose --policy tabular or another estimator",
                option: "estimator")
        }
        let model = try opponentModel(method, estimator, game)
        guard let presetName = PresetName(rawValue: preset) else {
            throw RequestError.unknown("preset", preset, PresetName.allCases.map(\.rawValue))
        }
        let preset = Preset.preset(presetName, for: game, policy: policy)
        let secondOrderName = overrides.secondOrder ?? preset.secondOrder.rawValue
        guard let secondOrder = SecondOrder(rawValue: secondOrderName) else {
            throw RequestError.unknown(
                "second-order form", secondOrderName, SecondOrder.allCases.map(\.rawValue), option: "second-order")
        }
        let check = RangeCheck()
        let peerRate = try check("peer-rate", overrides.peerRate ?? preset.peerRate, 0...1_000)
        let configuration = RunConfiguration(
            game: game, population: population, singlePersona: single, method: method, policy: policy,
            hidden: try check("hidden", overrides.hidden ?? 64, 1...1_024), estimator: estimator,
            chains: try check("chains", overrides.chains ?? preset.chains, 1...1_024),
            trajectories: try check("trajectories", overrides.trajectories ?? preset.trajectories, 1...65_536),
            horizon: try check("horizon", overrides.horizon ?? preset.horizon, 1...10_000),
            chainLength: try check("chain-length", overrides.chainLength ?? preset.chainLength, 1...64),
            discount: try check("discount", overrides.discount ?? preset.discount, 0...1),
            gaeLambda: try check("gae-lambda", overrides.gaeLambda ?? preset.gaeLambda, 0...1),
            innerRate: try check("inner-rate", overrides.innerRate ?? preset.innerRate, 0...1_000),
            peerRate: peerRate,
            outerRate: try check("outer-rate", overrides.outerRate ?? preset.outerRate, 0...10),
            innerRateStep: try check("inner-rate-step", overrides.innerRateStep ?? preset.innerRateStep, 0...10),
            criticRate: try check("critic-rate", overrides.criticRate ?? preset.criticRate, 0...10),
            outerDecay: try check("outer-decay", overrides.outerDecay ?? preset.outerDecay, 0...1_000_000),
            averaging: try check("averaging", overrides.averaging ?? preset.averaging, 0...0.9999),
            entropyWeight: try check("entropy", overrides.entropyWeight ?? preset.entropyWeight, 0...1_000),
            lookAhead: try check("look-ahead", overrides.lookAhead ?? 1, 1...Chain.largestLookAhead),
            opponentModel: model,
            modelRate: try check("model-rate", overrides.modelRate ?? (model == .lstm ? 0.1 : peerRate), 0...1_000),
            secondOrder: secondOrder,
            adjointLimit: try check("adjoint-limit", overrides.adjointLimit ?? preset.adjointLimit, 0...1e9),
            projectsConflicts: overrides.projectsConflicts ?? preset.projectsConflicts,
            clip: try check("clip", overrides.clip ?? preset.clip, 0...1e9),
            whitening: try check("whitening", overrides.whitening ?? preset.whitening, 0...1000),
            stratifies: overrides.stratifies ?? preset.stratifies,
            seed: overrides.seed ?? 1,
            termsEvery: try check("terms-every", overrides.termsEvery ?? 10, 0...1_000_000),
            validateEvery: try check("validate-every", overrides.validateEvery ?? 25, 0...1_000_000))
        try configuration.checkSize()
        return configuration
    }
}

extension RunRequest {
    /// The class of the models of the peers.
    private func opponentModel(
        _ method: Method, _ estimator: Estimator, _ game: Game
    ) throws(RequestError) -> PolicyClass? {
        guard let name = overrides.opponentModel, name != "none" else { return nil }
        guard game.matrix != nil else {
            throw RequestError(
                "opponent models are fitted to choices, which \(game.title) does not have; leave opponent-model out",
                option: "opponent-model")
        }
        guard let model = PolicyClass(rawValue: name) else {
            throw .unknown(
                "opponent model", name, ["none"] + PolicyClass.allCases.map(\.rawValue), option: "opponent-model")
        }
        guard method.isMetaLearned && method.peerLearning else {
            let able = Method.all.filter { $0.isMetaLearned && $0.peerLearning }.map(\.id)
            throw RequestError(
                "opponent models stand in for the peers in the peer-learning term, which \(method.title) does not have; "
                    + "leave opponent-model out or choose \(able.joined(separator: ", "))", option: "opponent-model")
        }
        guard estimator == .paper || estimator == .pathwise else {
            throw RequestError(
                "the estimator '\(estimator.rawValue)' takes nothing from opponent models; choose paper or pathwise",
                option: "estimator")
        }
        return model
    }
}

/// Checks one value after the other against the range it may have.
private struct RangeCheck {
    func callAsFunction<Value: Comparable & CustomStringConvertible>(
        _ name: String, _ value: Value, _ range: ClosedRange<Value>
    ) throws(RequestError) -> Value {
        // A value that is not a number lies in no range.
        guard range.contains(value) else {
            throw RequestError(
                "\(name) must lie between \(range.lowerBound) and \(range.upperBound), not \(value)", option: name)
        }
        return value
    }
}

extension RunConfiguration {
    /// Largest number of numbers one worker may hold for a chain, about 1 GB in single precision.
    private static let largestChain = 250_000_000

    /// Refuses chains that would not fit in memory.
    func checkSize() throws(RequestError) {
        // A recurrent agent holds gates, states and their tangents besides.
        let models = opponentModel == .lstm ? game.players - 1 : 0
        let peers = population.team.map { (game.players - 1) * $0.hidden } ?? 0
        let vectors = game.matrix == nil ? HalfCheetah.observationCount : 0
        let stepSize =
            game.players * 5 + 2 + vectors + ((policy == .lstm ? 1 : 0) + models) * 2 * hidden + 2 * peers
        let (numbers, overflow) = (trajectories * horizon * stepSize).multipliedReportingOverflow(by: chainLength + 1)
        if overflow || numbers > RunConfiguration.largestChain {
            throw RequestError(
                "\(trajectories) trajectories of \(horizon) steps along a chain of \(chainLength) updates do not fit "
                    + "in memory; trajectories x horizon must be at most "
                    + "\(RunConfiguration.largestChain / stepSize / (chainLength + 1))")
        }
    }
}
