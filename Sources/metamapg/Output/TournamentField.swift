import Foundation
import Games
import Store
import Training

/// Who plays in a tournament, and what.
struct TournamentField {
    /// Game and sizes of a chain.
    let configuration: RunConfiguration
    let contestants: [Contestant]

    /// Finds out what entries mean: first runs, then personas.
    /// - Parameters:
    ///   - entries: names; none for all classic strategies of the game.
    ///   - game: the game that was asked for; nothing for that of the runs.
    ///   - policy: which policy of a run; nil for the best if there is one.
    ///   - tremble: with which probability at least classic strategies leave their rule.
    ///   - change: sizes that were asked for.
    /// - Throws: a sentence that says what is wrong with an entry.
    init(
        _ entries: [String], _ game: RunSettings, policy: SavedPolicy?, tremble: Double,
        _ change: (inout RunRequest.Overrides) -> Void
    ) throws {
        let store = RunStore.standard
        var runs: [String: PlayedRun] = [:]
        for entry in entries where try TournamentField.isRun(entry, store) {
            runs[entry] = try PlayedRun(store.path(of: entry), policy)
        }
        var settings = game
        if game.game == nil, let first = entries.lazy.compactMap({ runs[$0] }).first {
            settings.game = RunSettings(first.configuration).game
            settings.players = first.configuration.game.players
        }
        change(&settings.overrides)
        let configuration = try settings.request().configuration
        self.configuration = configuration
        try TournamentField.check(tremble, peerRate: configuration.peerRate)
        for entry in entries {
            guard let game = runs[entry]?.configuration.game, game != configuration.game else { continue }
            throw UsageError("\"\(entry)\" is a run of \(game.id), not of \(configuration.game.id)")
        }
        guard !entries.isEmpty else {
            contestants = Contestant.classic(configuration, tremble: tremble)
            guard !contestants.isEmpty else {
                throw UsageError("\(configuration.game.id) has no classic strategies; name who is to play")
            }
            return
        }
        contestants = try entries.map { name in
            if let run = runs[name] { return Contestant(name, run.configuration, run.checkpoint.parameters.averaged) }
            return try TournamentField.persona(name, configuration, tremble)
        }
    }

    /// - Throws: `UsageError` if strategies could not learn with so small a tremble.
    private static func check(_ tremble: Double, peerRate: Double) throws {
        let smallest = PersonaKind.smallestProbability
        guard tremble < smallest, peerRate > 0 else { return }
        throw UsageError(
            "tremble must be at least \(smallest.scientific) where strategies learn, for which the logarithms of their "
                + "probabilities must be finite; 0 goes with --peer-rate 0")
    }

    /// Whether an entry is a folder, here or in the store.
    private static func isRun(_ entry: String, _ store: RunStore) throws -> Bool {
        try entry.contains("/") || FileManager.default.fileExists(atPath: store.path(of: entry))
    }

    private static func persona(
        _ name: String, _ configuration: RunConfiguration, _ tremble: Double
    ) throws -> Contestant {
        guard let game = configuration.game.table else {
            throw UsageError("a tournament needs a matrix game, which \(configuration.game.id) is not")
        }
        let (population, single) = try PopulationCatalogue.population(name, for: game)
        guard let index = single ?? (population.count(.train) == 1 ? 0 : nil) else {
            throw UsageError("\"\(name)\" has \(population.count(.train)) personas; name one, such as \(name)#0")
        }
        return Contestant.contestant(population, index, game, configuration, tremble) { _ in name }
    }
}
