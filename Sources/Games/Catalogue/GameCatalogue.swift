import Synchronization

/// The built-in games. A new matrix game is a file beside this and an entry in `entries`; any other game is a folder
/// beside this one and an entry.
public enum GameCatalogue {
    /// A built-in game for any of its player counts.
    private struct Entry: Sendable {
        /// The player counts for which the game is defined.
        let players: ClosedRange<Int>
        /// Makes the game for one of them.
        let game: @Sendable (Int) -> Game
        /// Makes the entry of the game with options behind its name; nil if it has none.
        var variant: (@Sendable (GameVariant) throws(GameVariant.Problem) -> Entry)?

        /// A game of a payoff table.
        init(players: ClosedRange<Int>, _ table: @escaping @Sendable (Int) -> MatrixGame) {
            self.players = players
            game = { .matrix(table($0)) }
        }

        /// A game with one number of players.
        init(_ game: Game) {
            players = game.players...game.players
            self.game = { _ in game }
        }

        /// A game with options.
        init(_ game: Game, options variant: @escaping @Sendable (GameVariant) throws(GameVariant.Problem) -> Game) {
            self.init(game)
            self.variant = { (options) throws(GameVariant.Problem) in Entry(try variant(options)) }
        }

        /// For the smallest number of players.
        var usual: Game { game(players.lowerBound) }
    }

    private static let entries: [(name: String, entry: Entry)] = [
        ("ipd", Entry(players: 2...2) { _ in .prisonersDilemma }),
        ("rps", Entry(players: 2...4) { .rockPaperScissors(players: $0) }),
        ("matching-pennies", Entry(players: 2...2) { _ in .matchingPennies }),
        ("stag-hunt", Entry(players: 2...2) { _ in .stagHunt }),
        ("chicken", Entry(players: 2...2) { _ in .chicken }),
        ("stag-hare-rest", Entry(players: 2...2) { _ in .stagHareRest }),
        (
            CoinGame.name,
            Entry(.coinGame) { (options) throws(GameVariant.Problem) in Game(try CoinGame(options)) }
        ),
        (Game.cheetah.id, Entry(.cheetah)),
    ]

    /// Names of the built-in matrix games, in the order in which they are listed.
    public static let matrixNames: [String] = entries.filter { $0.entry.usual.table != nil }.map(\.name)
    /// Names of all built-in games, in the order in which they are listed.
    package static let names: [String] = entries.map(\.name)
    /// Those of them that can be played here.
    package static var playableNames: [String] { entries.filter { $0.entry.usual.unavailability == nil }.map(\.name) }

    /// The full name of a game, or nil for an unknown one.
    package static func title(of name: String) -> String? { (try? entry(name))?.usual.title }

    /// The player counts for which a game is defined, or nil for an unknown one.
    package static func allowedPlayers(_ name: String) -> ClosedRange<Int>? { (try? entry(name))?.players }

    /// A built-in game, which may be one that cannot be played here.
    /// - Parameters:
    ///   - name: One of `names`, with options behind it if the game has any.
    ///   - players: Number of players, the meta-agent included; nil for the smallest number allowed.
    /// - Returns: The game.
    /// - Throws: `GameError.unknownGame`, `GameError.options` or `GameError.playerCount`.
    package static func game(_ name: String, players: Int?) throws(GameError) -> Game {
        guard let entry = try entry(name) else { throw .unknownGame(name, known: names) }
        let players = players ?? entry.players.lowerBound
        guard entry.players.contains(players) else {
            throw .playerCount(players, game: name, accepted: entry.players)
        }
        return entry.game(players)
    }

    /// A built-in matrix game.
    /// - Parameters:
    ///   - name: One of `matrixNames`.
    ///   - players: Number of players, the meta-agent included; nil for the smallest number allowed.
    /// - Returns: The game.
    /// - Throws: `GameError.unknownGame` or `GameError.playerCount`.
    public static func matrixGame(_ name: String, players: Int?) throws(GameError) -> MatrixGame {
        guard let table = try game(name, players: players).table else { throw .unknownGame(name, known: names) }
        return table
    }

    /// Adds a game that no list has but that is found by its name: one of a program which uses this one's floors.
    package static func add(unlisted game: Game) { unlisted.withLock { $0[game.id] = Entry(game) } }

    private static let unlisted = Mutex<[String: Entry]>([:])

    /// - Throws: `GameError.options` if what is behind the name is no game.
    private static func entry(_ name: String) throws(GameError) -> Entry? {
        let base = String(name.prefix { $0 != ":" })
        guard let plain = entries.first(where: { $0.name == base })?.entry ?? unlisted.withLock({ $0[base] }) else {
            return nil
        }
        guard base != name else { return plain }
        do throws(GameVariant.Problem) {
            guard let variant = plain.variant else { throw GameVariant.Problem(text: "it has no options") }
            return try variant(try GameVariant.parse(name).variant)
        } catch {
            throw .options(base, problem: error.text)
        }
    }
}
