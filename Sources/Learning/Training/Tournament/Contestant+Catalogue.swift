import Games

extension Contestant {
    /// The classic strategies of a run's game, which learn at the rate of its peers.
    package static func classic(_ configuration: RunConfiguration) -> [Contestant] {
        let populations = configuration.game.matrix.map(PopulationCatalogue.populations) ?? []
        return kinds(of: populations.first { $0.id == "classic" }, configuration) { $0.kind }
    }

    /// Those to measure a run against: the classic strategies of its game or, where it has none, the first persona of
    /// every kind.
    package static func usual(_ configuration: RunConfiguration) -> [Contestant] {
        let classic = classic(configuration)
        guard classic.isEmpty else { return classic }
        let all = configuration.game.matrix.map(PopulationCatalogue.populations)?.first
        return kinds(of: all, configuration) { "\($0.kind)#\($0.index)" }
    }

    /// The first persona of each kind of a population.
    private static func kinds(
        of population: Population?, _ configuration: RunConfiguration, name: (Persona) -> String
    ) -> [Contestant] {
        guard let population, let game = configuration.game.matrix else { return [] }
        return population.kinds.indices.map { index in
            let persona = population.persona(
                .train, index, seat: 0, game: game, seed: configuration.seed)
            return Contestant(persona, name: name(persona), rate: configuration.peerRate)
        }
    }
}
