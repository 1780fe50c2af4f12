import Games

extension Contestant {
    /// The classic strategies of a run's game, which learn at the rate of its peers.
    /// - Parameters:
    ///   - configuration: Of the run.
    ///   - tremble: With which probability at least they leave their rule; 0 only where they do not learn.
    /// - Returns: One of each.
    package static func classic(
        _ configuration: RunConfiguration, tremble: Double = PersonaKind.tremble
    ) -> [Contestant] {
        let populations = configuration.game.table.map(PopulationCatalogue.populations) ?? []
        return kinds(of: populations.first { $0.id == "classic" }, configuration, tremble) { $0.kind }
    }

    /// Those to measure a run against: the classic strategies of its game or, where it has none, the first persona of
    /// every kind.
    package static func usual(_ configuration: RunConfiguration) -> [Contestant] {
        let classic = classic(configuration)
        guard classic.isEmpty else { return classic }
        let all = configuration.game.table.map(PopulationCatalogue.populations)?.first
        return kinds(of: all, configuration, PersonaKind.tremble) { "\($0.kind)#\($0.index)" }
    }

    /// The first persona of each kind of a population.
    private static func kinds(
        of population: Population?, _ configuration: RunConfiguration, _ tremble: Double, name: (Persona) -> String
    ) -> [Contestant] {
        guard let population, let game = configuration.game.table else { return [] }
        return population.kinds.indices.map { index in
            contestant(population, index, game, configuration, tremble, name: name)
        }
    }

    /// A persona of a population's training split.
    /// - Parameters:
    ///   - population: Whose persona it is.
    ///   - index: Its number there.
    ///   - game: What is played.
    ///   - configuration: Its seed and the rate of peers count.
    ///   - tremble: With which probability at least it leaves its rule if it is a classic strategy.
    ///   - name: What to call it.
    /// - Returns: The contestant.
    package static func contestant(
        _ population: Population, _ index: Int, _ game: MatrixGame, _ configuration: RunConfiguration,
        _ tremble: Double, name: (Persona) -> String
    ) -> Contestant {
        let persona = population.persona(
            .train, index, seat: 0, game: game, seed: configuration.seed, tremble: tremble)
        let trembles = population.kinds[index % population.kinds.count].trembles
        return Contestant(
            persona, name: name(persona), rate: configuration.peerRate, tremble: trembles ? tremble : nil)
    }
}
