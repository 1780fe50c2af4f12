import Games
import Training

/// What a person said about a run, on the command line or in a file; nil where they said nothing. Becomes a `RunRequest`
/// once every source has been heard.
package struct RunSettings: Sendable, Hashable {
    /// A game as it can be named.
    package enum Game: Sendable, Hashable {
        /// A name of the catalogue, or the path of a game file if it ends in `.yaml` or `.yml` or contains `/`.
        case named(String)
        /// A game that is spelled out.
        case custom(MatrixGame)
    }

    package var game: Game?
    package var players: Int?
    package var peers: String?
    package var algorithm: String?
    package var policy: String?
    package var preset: String?
    /// What is known of peers that come from a team (`TeamSource.text`).
    package var team: String?
    /// Where a branch left another run (`Origin.text`).
    package var branch: String?
    package var overrides = RunRequest.Overrides()
    /// Where settings were given, such as `run.yaml, line 3`, by their keys; nothing for those of the command line.
    package var places: [String: String] = [:]

    package init() {}

    /// These settings, with those of `other` wherever it has any.
    package func replaced(by other: RunSettings) -> RunSettings {
        var result = self
        func replace<Value>(_ key: String, _ field: WritableKeyPath<RunSettings, Value?>) {
            guard let value = other[keyPath: field] else { return }
            result[keyPath: field] = value
            result.places[key] = other.places[key]
        }
        replace("game", \.game)
        replace("players", \.players)
        replace("peers", \.peers)
        replace("algorithm", \.algorithm)
        replace("policy", \.policy)
        replace("preset", \.preset)
        // What was known of other peers says nothing of these.
        if other.peers != nil || other.game != nil { result.team = nil }
        replace("team", \.team)
        replace("branch", \.branch)
        for setting in Setting.all where other.overrides[setting.key] != nil {
            result.overrides[setting.key] = other.overrides[setting.key]
            result.places[setting.key] = other.places[setting.key]
        }
        return result
    }

    /// The run asked for, with every value checked.
    /// - Throws: `GameError` or `RequestError`: a sentence that names the accepted values, and the file and line where
    ///   the wrong one was given.
    package func request() throws -> (request: RunRequest, configuration: RunConfiguration) {
        do {
            let request = try uncheckedRequest()
            var configuration = try request.resolved()
            configuration.origin = try origin()
            return (request, configuration)
        } catch let error as RequestError {
            throw place(of: error.option).map { RequestError("\($0): \(error)", option: error.option) } ?? error
        } catch let error as GameError {
            guard let place = place(of: error.option) else { throw error }
            throw RequestError("\(place): \(error)", option: error.option)
        }
    }

    private func origin() throws -> Origin? {
        guard let branch else { return nil }
        guard let origin = Origin(text: branch) else {
            throw RequestError(
                "branch must be what a saved run says of the run that it left, not \"\(branch)\"", option: "branch")
        }
        return origin
    }

    private func place(of key: String?) -> String? { key.flatMap { places[$0] } }

    private func uncheckedRequest() throws -> RunRequest {
        var request = RunRequest(overrides: overrides)
        request.game = try gameSource()
        if let peers {
            request.population = peers
        } else if let usual = request.game.usualPopulation {
            request.population = usual
        }
        if let team {
            guard let source = TeamSource(text: team) else {
                throw RequestError("team must be what a saved run says of its peers, not \"\(team)\"", option: "team")
            }
            request.team = source
        }
        if let algorithm { request.algorithm = algorithm }
        request.policy = policy ?? request.game.usualPolicy
        if let preset { request.preset = preset }
        return request
    }

    /// Where the rules come from; reads the game's file if there is one.
    package func gameSource() throws -> RunRequest.GameSource {
        let game = game ?? .named("ipd")
        let custom: MatrixGame
        switch game {
        case .named(let name) where RunSettings.isPath(name): custom = try GameFile.load(path: name)
        case .named(let name):
            // Options have one order and one way of writing in the game's own name.
            let own = name.contains(":") ? try GameCatalogue.game(name, players: nil).id : name
            return .catalogue(name: own, players: players)
        case .custom(let game): custom = game
        }
        if let players, players != custom.players {
            throw GameError.playerCount(players, game: custom.id, accepted: custom.players...custom.players)
        }
        return .custom(custom)
    }

    /// Whether a game so named is a file.
    static func isPath(_ name: String) -> Bool {
        name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }
}

extension GameError {
    /// The setting at fault; nil if it is a file.
    fileprivate var option: String? {
        switch self {
        case .unknownGame, .unavailable, .options: "game"
        case .playerCount: "players"
        case .unknownPopulation, .personaNumber: "peers"
        case .file: nil
        }
    }
}
