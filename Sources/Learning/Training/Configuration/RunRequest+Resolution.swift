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
                "\(game.title) is played by networks, not by tables; choose --policy \(PolicyClass.playing(game).first?.rawValue ?? "") or leave it out",
                option: "policy")
        }
        guard let presetName = PresetName(rawValue: preset) else {
            throw RequestError.unknown("preset", preset, PresetName.allCases.map(\.rawValue))
        }
        let preset = Preset.preset(presetName, for: game, policy: policy)
        var configuration = RunConfiguration(
            game: game, population: population, singlePersona: single, method: method, policy: policy)
        for setting in Setting.all {
            let value = overrides[setting.key] ?? setting.standard(in: configuration, preset)
            try setting.assign(&configuration, value)
        }
        try configuration.checkEstimator()
        try configuration.checkOpponentModel()
        try configuration.checkSize()
        return configuration
    }
}

extension RunConfiguration {
    /// Refuses estimators that the method or the policy cannot have.
    fileprivate func checkEstimator() throws(RequestError) {
        if !method.outer.isMetaGradient && estimator != .paper {
            throw RequestError(
                "the estimator '\(estimator.rawValue)' needs a meta-gradient, which \(method.title) does not have; "
                    + "leave it out or choose \(Method.all.filter(\.outer.isMetaGradient).map(\.id).joined(separator: ", "))"
            )
        }
        if estimator == .exact && game.table == nil {
            throw RequestError(
                "the estimator 'exact' needs a table of payoffs, which \(game.title) does not have; choose another "
                    + "estimator", option: "estimator")
        }
        if estimator == .exact && policy != .tabular {
            throw RequestError(
                "the estimator 'exact' needs a table of all observations; choose --policy tabular or another estimator",
                option: "estimator")
        }
    }

    /// Refuses models of peers where nothing can be modelled, or nothing would be done with them.
    fileprivate func checkOpponentModel() throws(RequestError) {
        guard let model = opponentModel else { return }
        guard !game.actionSpace.isDense else {
            throw RequestError(
                "opponent models are fitted to choices, which \(game.title) does not have; leave opponent-model out",
                option: "opponent-model")
        }
        let playing = PolicyClass.playing(game)
        guard playing.contains(model) else {
            throw RequestError(
                "\(game.title) is played by networks, not by tables; model peers as "
                    + playing.map(\.rawValue).joined(separator: " or "), option: "opponent-model")
        }
        guard method.outer.terms.contains(.peer) else {
            let able = Method.all.filter { $0.outer.terms.contains(.peer) }.map(\.id)
            throw RequestError(
                "opponent models stand in for the peers in the peer-learning term, which \(method.title) does not have; "
                    + "leave opponent-model out or choose \(able.joined(separator: ", "))", option: "opponent-model")
        }
        guard estimator == .paper || estimator == .pathwise else {
            throw RequestError(
                "the estimator '\(estimator.rawValue)' takes nothing from opponent models; choose paper or pathwise",
                option: "estimator")
        }
    }
}

extension RunConfiguration {
    /// Largest number of numbers one worker may hold for a chain, about 1 GB in single precision.
    private static let largestChain = 250_000_000

    /// Refuses chains that would not fit in memory.
    func checkSize() throws(RequestError) {
        // A recurrent agent holds gates, states and their tangents besides.
        let models = opponentModel?.network != nil ? game.players - 1 : 0
        let peers = population.team.map { (game.players - 1) * $0.hidden } ?? 0
        let vectors = game.observationSpace.isDense ? game.observationSpace.size : 0
        let stepSize =
            game.players * 5 + 2 + vectors + ((policy.network != nil ? 1 : 0) + models) * 2 * hidden + 2 * peers
        for run in [self, tested] {
            let (numbers, overflow) = (run.trajectories * run.horizon * stepSize).multipliedReportingOverflow(
                by: chainLength + 1)
            if overflow || numbers > RunConfiguration.largestChain {
                throw RequestError(
                    "\(run.trajectories) trajectories of \(run.horizon) steps along a chain of \(chainLength) updates "
                        + "do not fit in memory; trajectories x horizon must be at most "
                        + "\(RunConfiguration.largestChain / stepSize / (chainLength + 1))")
            }
        }
    }
}
