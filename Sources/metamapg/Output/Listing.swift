import Engine
import Games
import Store

/// Things to choose from: for people the first columns, for programs everything.
struct Listing {
    /// Words of each row for people.
    private(set) var rows: [[String]] = []
    /// Lines after the rows, for people.
    private(set) var notes: [String] = []
    /// The rows and notes for programs.
    private(set) var objects: [JSON] = []

    mutating func append(_ words: [String], _ object: [(key: String, value: JSON)]) {
        rows.append(words)
        objects.append(.object(object))
    }

    /// Adds what is no row for people, since it cannot be chosen.
    mutating func append(note: String, _ object: [(key: String, value: JSON)]) {
        notes.append(note)
        objects.append(.object(object))
    }

    var json: JSON { .array(objects) }

    /// For people.
    var text: String {
        var table = TextTable()
        for row in rows { table.append(row) }
        return ([table.text] + notes.map(\.visible)).joined(separator: "\n")
    }

    /// The built-in games.
    static func games() throws -> Listing {
        var listing = Listing()
        for name in GameCatalogue.names {
            let game = try GameCatalogue.game(name, players: nil)
            let players = GameCatalogue.allowedPlayers(name) ?? game.players...game.players
            let range = players.count == 1 ? "\(players.lowerBound)" : "\(players.lowerBound)-\(players.upperBound)"
            let problem = game.unavailability
            let physics = problem == nil ? game.physics?.title : nil
            listing.append(
                [
                    name, "\(range) players", game.title,
                    problem.map { "unavailable: \($0)" }
                        ?? ([game.actionSummary] + (physics.map { [$0] } ?? [])).joined(separator: "; "),
                ],
                [
                    ("name", .string(name)), ("title", .string(game.title)),
                    ("players", .array(players.map(JSON.integer))), ("actions", .strings(game.actionNames)),
                    ("available", .bool(problem == nil)),
                ] + (problem.map { [(key: "reason", value: JSON.string($0))] } ?? [])
                    + (physics.map { [(key: "physics", value: JSON.string($0))] } ?? []))
        }
        return listing
    }

    /// The populations of a game.
    static func peers(of game: Game) -> Listing {
        var listing = Listing()
        for population in game.populations {
            let counts = PersonaSplit.allCases.map { ($0.rawValue, population.count($0)) }
            listing.append(
                [population.id, counts.map { "\($0.1)" }.joined(separator: "/"), population.title],
                [("name", .string(population.id)), ("title", .string(population.title))]
                    + counts.map { (key: $0.0, value: .integer($0.1)) })
        }
        return listing
    }

    /// The learning algorithms.
    static func algorithms() -> Listing {
        var listing = Listing()
        for method in Method.all {
            listing.append(
                [method.id, method.title, method.summary],
                [
                    ("name", .string(method.id)), ("title", .string(method.title)),
                    ("summary", .string(method.summary)),
                ])
        }
        return listing
    }
}

extension RunSettings {
    /// The game so far chosen.
    func resolvedGame() throws -> Games.Game { try gameSource().game() }
}
