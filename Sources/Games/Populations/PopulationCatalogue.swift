/// The populations of peers that a game has.
package enum PopulationCatalogue {
    /// All populations of a game, the first being the one the paper trains on: `all`, then one for each action, the
    /// classic memory-one strategies together and singly (cooperate-or-defect games only), and `random`.
    package static func populations(for game: MatrixGame) -> [Population] {
        let favouring = game.actions.indices.map {
            PersonaKind(name: kindName(forAction: game.actions[$0]), distribution: .favouring(action: $0))
        }
        var populations = [
            population("all", "Personas of every kind in turn: \(enumeration(favouring.map(\.name)))", favouring)
        ]
        for (action, kind) in zip(game.actions, favouring) {
            let title = "In each observation plays \(action) with a probability drawn from 1/\(game.actionCount) to 1"
            populations.append(population(kind.name, title, [kind]))
        }
        if let dilemma = SocialDilemma(game) {
            let contingent = [("reciprocating", true), ("contrary", false)].map { name, returns in
                PersonaKind(name: name, distribution: .contingent(cooperate: dilemma.cooperate, returns: returns))
            }
            populations.append(
                population(
                    "out-of-distribution",
                    "Personas unlike all others: they return what the other player did, or do the opposite",
                    contingent))
            populations.append(
                population(
                    "reciprocating", "Cooperates with 3/4 to 1 after cooperation and with 0 to 1/4 after defection",
                    [contingent[0]]))
            populations.append(
                population(
                    "contrary", "Cooperates with 0 to 1/4 after cooperation and with 3/4 to 1 after defection",
                    [contingent[1]]))
            let strategies = MemoryOneStrategy.classic(for: dilemma)
            let kinds = strategies.map {
                PersonaKind(name: $0.name, distribution: .memoryOne($0, cooperate: dilemma.cooperate))
            }
            // Said everywhere: what they earn is not what their rule would.
            let remark = MemoryOneStrategy.trembling
            populations.append(
                population("classic", "Every classic memory-one strategy once; each \(remark)", kinds))
            populations += zip(strategies, kinds).map { population($0.name, "\($0.title); \(remark)", [$1]) }
        }
        let random = PersonaKind(name: "random", distribution: .uniform)
        populations.append(population("random", "Plays every action with the same probability", [random]))
        return populations
    }

    /// The population called `name`, or a single persona of its training split: `cooperating#12` is the population
    /// `cooperating` and the number 12.
    /// - Throws: `GameError.unknownPopulation` or `GameError.personaNumber`.
    package static func population(
        _ name: String, for game: MatrixGame
    ) throws(GameError) -> (Population, single: Int?) {
        let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let populations = populations(for: game)
        guard let population = populations.first(where: { $0.id == parts[0] }) else {
            throw .unknownPopulation(parts[0], game: game.id, known: populations.map(\.id))
        }
        guard parts.count == 2 else { return (population, nil) }
        let count = population.count(.train)
        // Digits alone: Int would take a sign as well, and one persona should have one name.
        guard parts[1].allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(parts[1]), number < count else {
            throw .personaNumber(parts[1], population: population.id, count: count)
        }
        return (population, number)
    }

    /// Names that populations have in some game whatever its actions are called; no kind of persona may take one.
    static let reservedNames: Set<String> = [
        "all", "classic", "random", "out-of-distribution", "reciprocating", "contrary", "always-cooperate",
        "always-defect", "tit-for-tat", "generous-tit-for-tat",
        "win-stay-lose-shift", "grim", "extortion",
    ]

    /// Name of the kind of persona that favours an action: the paper's words in the prisoner's dilemma, otherwise the
    /// action's name with hyphens for spaces.
    static func kindName(forAction action: String) -> String {
        switch action {
        case "cooperate": "cooperating"
        case "defect": "defecting"
        default: String(action.map { $0 == " " ? "-" : $0 })
        }
    }

    private static func population(_ id: String, _ title: String, _ kinds: [PersonaKind]) -> Population {
        let counts = PersonaSplit.allCases.map { split in (split, kinds.reduce(0) { $0 + $1.count(split) }) }
        return Population(id: id, title: title, kinds: kinds, counts: Dictionary(uniqueKeysWithValues: counts))
    }
}
