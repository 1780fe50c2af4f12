/// The built-in games. A new matrix game is a file beside this and an entry in `entries`.
public enum GameCatalogue {
    /// A built-in game for any of its player counts.
    private struct Entry {
        /// The player counts for which the game is defined.
        let players: ClosedRange<Int>
        /// Makes the game for one of them.
        let game: @Sendable (Int) -> MatrixGame
    }

    private static let entries: [(name: String, entry: Entry)] = [
        ("ipd", Entry(players: 2...2) { _ in .prisonersDilemma }),
        ("rps", Entry(players: 2...4) { .rockPaperScissors(players: $0) }),
        ("matching-pennies", Entry(players: 2...2) { _ in .matchingPennies }),
        ("stag-hunt", Entry(players: 2...2) { _ in .stagHunt }),
        ("chicken", Entry(players: 2...2) { _ in .chicken }),
        ("stag-hare-rest", Entry(players: 2...2) { _ in .stagHareRest }),
    ]

    /// Names of the built-in matrix games, in the order in which they are listed.
    public static let matrixNames: [String] = entries.map(\.name)
    /// Names of all built-in games, in the order in which they are listed.
    package static let names: [String] = matrixNames + [HalfCheetah.id]
    /// Those of them that can be played here.
    package static var playableNames: [String] { HalfCheetah.unavailability == nil ? names : matrixNames }

    /// The full name of a game, or nil for an unknown one.
    package static func title(of name: String) -> String? {
        name == HalfCheetah.id ? HalfCheetah.title : entry(name).map { $0.game($0.players.lowerBound).title }
    }

    /// The player counts for which a game is defined, or nil for an unknown one.
    package static func allowedPlayers(_ name: String) -> ClosedRange<Int>? {
        name == HalfCheetah.id ? HalfCheetah.playerCount...HalfCheetah.playerCount : entry(name)?.players
    }

    /// A built-in game, which may be one that cannot be played here.
    /// - Parameters:
    ///   - name: One of `names`.
    ///   - players: Number of players, the meta-agent included; nil for the smallest number allowed.
    /// - Returns: The game.
    /// - Throws: `GameError.unknownGame` or `GameError.playerCount`.
    package static func game(_ name: String, players: Int?) throws(GameError) -> Game {
        guard name == HalfCheetah.id else { return .matrix(try matrixGame(name, players: players)) }
        let count = HalfCheetah.playerCount
        guard players ?? count == count else {
            throw .playerCount(players ?? count, game: name, accepted: count...count)
        }
        return .halfCheetah(HalfCheetah(direction: .right))
    }

    /// A built-in matrix game.
    /// - Parameters:
    ///   - name: One of `matrixNames`.
    ///   - players: Number of players, the meta-agent included; nil for the smallest number allowed.
    /// - Returns: The game.
    /// - Throws: `GameError.unknownGame` or `GameError.playerCount`.
    public static func matrixGame(_ name: String, players: Int?) throws(GameError) -> MatrixGame {
        guard let entry = entry(name) else { throw .unknownGame(name, known: names) }
        let players = players ?? entry.players.lowerBound
        guard entry.players.contains(players) else {
            throw .playerCount(players, game: name, accepted: entry.players)
        }
        return entry.game(players)
    }

    private static func entry(_ name: String) -> Entry? {
        entries.first { $0.name == name }?.entry
    }
}
