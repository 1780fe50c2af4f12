import Foundation
import Games
import Laboratory
import Store

/// What a league is played in, and by whom.
struct LeagueField {
    let game: ExactGame
    /// Names of learners, each once.
    let names: [String]

    /// All learners: those that need no training, then those that do.
    static var allNames: [String] { Learner.all.map(\.name) + TrainedLearner.allCases.map(\.name) }

    /// Everybody in one game.
    init(game: ExactGame) {
        self.game = game
        names = LeagueField.allNames
    }

    /// - Parameters:
    ///   - game: A game of the literature with its payoffs there, one of the catalogue, or the path of a file; nil for the
    ///     prisoner's dilemma.
    ///   - learners: Names between commas; nil for all.
    /// - Throws: `UsageError`.
    init(game: String?, learners: String?) throws {
        self.game = try LeagueField.game(game ?? ExactGame.prisonersDilemma.id)
        names = try LeagueField.names(learners)
    }

    private static func game(_ name: String) throws -> ExactGame {
        if let known = ExactGame.literature.first(where: { $0.id == name }) { return known }
        var settings = RunSettings()
        settings.game = .named(name)
        let game = try settings.request().configuration.game
        guard let table = game.table, let exact = ExactGame(table) else {
            throw UsageError("a league needs a matrix game of two players and two actions, which \(game.id) is not")
        }
        return exact
    }

    private static func names(_ text: String?) throws -> [String] {
        guard let text else { return allNames }
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        for (place, name) in names.enumerated() {
            guard allNames.contains(name) else {
                throw UsageError(
                    "there is no learner \"\(name)\"\(didYouMean(name, allNames)); there are "
                        + allNames.joined(separator: ", "))
            }
            guard !names[..<place].contains(name) else { throw UsageError("\(name) is named twice") }
        }
        return names
    }

    /// The learners themselves; those who must be are trained first.
    /// - Throws: `LeagueTraining.Stopped`, or `RunFileError`.
    func entrants(_ training: LeagueTraining) throws -> [Entrant] {
        try names.map { name in
            if let kind = TrainedLearner(rawValue: name) { return try training.entrant(kind) }
            guard let learner = Learner.named(name) else { throw UsageError("there is no learner \"\(name)\"") }
            return Entrant(learner)
        }
    }
}
