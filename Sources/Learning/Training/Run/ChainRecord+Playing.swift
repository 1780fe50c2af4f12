import Engine
import Games

extension ChainRecord {
    /// What has been played of a chain. The chain cannot be walked back any more.
    /// - Parameters:
    ///   - chain: The chain; it must count.
    ///   - names: Of the agents, `[n]`.
    ///   - game: What was played.
    init(_ chain: Chain, names: [String], of game: Game) {
        let steps = 0..<chain.played
        let (seesChoices, makesChoices) = (!game.observationSpace.isDense, !game.actionSpace.isDense)
        let hasTables = seesChoices && makesChoices
        let hasErrors = chain.modelsPeers && seesChoices
        let errors = hasErrors ? steps.map(chain.modelErrors) : []
        let counts = game.tally.map { tally in steps.map { chain.counts($0, by: tally) } } ?? []
        let factor = game.rewardUnit.factor(horizon: chain.settings.horizon)
        agents = names.enumerated().map { agent, name in
            let tables = hasTables ? steps.map { chain.probabilities(of: agent, at: $0) } : []
            let normals = makesChoices ? [] : steps.map { chain.normal(of: agent, at: $0) }
            let size = Double(game.observationSpace.size)
            return Agent(
                name: name, meanReward: steps.map { chain.meanReward[$0][agent] * factor }, probabilities: tables,
                normals: normals,
                drift: hasTables
                    ? tables.map { divergence($0, from: tables[0]) / size } : chain.drift(of: agent),
                modelError: agent == 0 || !hasErrors ? nil : errors.map { $0[agent - 1] },
                counts: counts.map { $0[agent] })
        }
        visits = seesChoices ? steps.map(chain.observationShares) : []
        jointActions = makesChoices ? steps.map(chain.jointActionShares) : []
        innerRates = chain.innerRates
        motions = steps.compactMap(chain.motion)
    }
}
