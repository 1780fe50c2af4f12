import ArgumentParser
import Engine
import Games

/// What help says of the games that are not like the first one of the catalogue.
enum GameWords {
    private static let games = GameCatalogue.names.compactMap { try? GameCatalogue.game($0, players: nil) }

    /// Names of the games that hold, such as `a, b`.
    private static func names(where holds: (Game) -> Bool) -> String {
        games.filter(holds).map(\.id).joined(separator: ", ")
    }

    /// Games whose rewards are shown as returns of episodes.
    static var paidByEpisode: String { names { $0.rewardUnit != .step } }
    /// Games whose peers come from teams.
    static var ofTeams: String { names { $0.pretraining != nil } }
    /// Games with physics of their own.
    static var ofPhysics: String { names { $0.physics != nil } }

    /// Games that are simulated and whose actions are choices.
    static var ofSimulatedChoices: String {
        names {
            if case .simulated = $0.mechanics { !$0.actionSpace.isDense } else { false }
        }
    }

    /// The usual populations of games with teams, such as `a x; b y`.
    static var usualTeams: String {
        games.compactMap { game in
            let usual = game.pretrainings.compactMap(\.usual)
            return usual.isEmpty ? nil : "\(game.id) \(usual.joined(separator: "+"))"
        }.joined(separator: "; ")
    }

    /// What these teams learn, such as `a: to run; b: to play together`.
    static var aimsOfTeams: String {
        games.compactMap { game in
            let ways = game.pretrainings
            guard ways.count > 1 else { return ways.first.map { "\(game.id): \($0.aim)" } }
            return "\(game.id): " + ways.map { "\($0.variant ?? ""), \($0.aim)" }.joined(separator: "; or ")
        }.joined(separator: "; ")
    }

    /// Games whose teams can learn in several ways, with these, such as `a: x or y`.
    static var variantsOfTeams: String {
        games.compactMap { game in
            let ways = game.pretrainings.compactMap(\.variant)
            return ways.count > 1 ? "\(game.id): \(ways.joined(separator: " or "))" : nil
        }.joined(separator: "; ")
    }

    /// The usual classes of policies of games that a table cannot play.
    static var usualPolicies: String {
        games.compactMap { game in
            let classes = PolicyClass.playing(game)
            return classes.contains(.tabular) ? nil : classes.first.map { "\(game.id) \($0.rawValue)" }
        }.joined(separator: "; ")
    }

    /// The same games with the names of their physics and what can be said of stepping it.
    static var physicsRemarks: String {
        games.compactMap { game in game.physics.map { "Of \(game.id) \($0.remark)." } }.joined(separator: " ")
    }

    /// Games with physics as people write them.
    static var physicsNames: String { games.compactMap { $0.physics?.name }.joined(separator: " and ") }
}

/// A game of the catalogue whose bodies a library moves.
struct PhysicsGame: ExpressibleByArgument {
    let game: Game
    let physics: any Physics

    init?(argument: String) {
        guard let game = try? GameCatalogue.game(argument, players: nil), let physics = game.physics else { return nil }
        (self.game, self.physics) = (game, physics)
    }

    static var allValueStrings: [String] {
        GameCatalogue.names.filter { (try? GameCatalogue.game($0, players: nil))?.physics != nil }
    }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// A game of the catalogue whose peers come from teams, and the way in which one is to learn.
struct TeamGame: ExpressibleByArgument {
    let game: Game
    private(set) var pretraining: Pretraining

    init?(argument: String) {
        guard let game = try? GameCatalogue.game(argument, players: nil), let pretraining = game.pretraining else {
            return nil
        }
        (self.game, self.pretraining) = (game, pretraining)
    }

    /// Another way.
    /// - Throws: `UsageError` if there is none of this name.
    func learning(_ variant: String) throws -> TeamGame {
        let ways = game.pretrainings
        guard let way = ways.first(where: { $0.variant == variant }) else {
            let names = ways.compactMap(\.variant)
            throw UsageError(
                names.isEmpty
                    ? "teams of \(game.id) learn in one way only"
                    : "teams of \(game.id) learn to be \(names.joined(separator: " or ")), not \(variant)")
        }
        var result = self
        result.pretraining = way
        return result
    }

    static var allValueStrings: [String] {
        GameCatalogue.names.filter { (try? GameCatalogue.game($0, players: nil))?.pretraining != nil }
    }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
