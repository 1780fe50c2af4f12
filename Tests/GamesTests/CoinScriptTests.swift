import Games
import Testing

/// Rules that peers of the Coin Game can follow, on squares
/// ```
/// 0 1 2
/// 3 4 5
/// 6 7 8
/// ```
struct CoinScriptTests {
    /// How likely up, down, left and right are.
    private func answer(
        _ name: String, players: (Int, Int), coins: (Int?, Int?), player: Int, game: CoinGame = CoinGame()
    ) throws -> [Double] {
        let script = try #require(Game(game).scripts.first { $0.name == name })
        var seen = Array(repeating: 0.0, count: 4 * game.squares)
        for (plane, square) in [players.0, players.1, coins.0, coins.1].enumerated() {
            if let square { seen[plane * game.squares + square] = 1 }
        }
        var probabilities = [7.0, 7, 7, 7]
        script.answer(seen, player: player, into: &probabilities)
        return probabilities
    }

    @Test func `who wants every coin goes for the nearest on a shortest way`() throws {
        // From 4 the coin on 5 is a step to the right, from 0 one to the left and one down or the other way round.
        for coins in [(5, nil), (nil, 5)] as [(Int?, Int?)] {
            #expect(try answer("always-selfish", players: (4, 0), coins: coins, player: 0) == [0, 0, 0, 1])
            #expect(try answer("always-selfish", players: (4, 0), coins: coins, player: 1) == [0, 0.5, 0.5, 0])
        }
        // Over the edge, and the nearer of two.
        #expect(try answer("always-selfish", players: (1, 4), coins: (7, 8), player: 0) == [1, 0, 0, 0])
        #expect(try answer("always-selfish", players: (0, 4), coins: (8, 3), player: 0) == [0, 1, 0, 0])
        // A coin that appeared under its feet: away, by any way, to come back.
        let two = CoinGame(coins: .two)
        #expect(
            try answer("always-selfish", players: (4, 0), coins: (4, 4), player: 0, game: two)
                == [0.25, 0.25, 0.25, 0.25])
    }

    @Test func `who is generous goes for its own coins and around the other's`() throws {
        #expect(try answer("always-generous", players: (4, 0), coins: (5, nil), player: 0) == [0, 0, 0, 1])
        // The other's coin lies to the right: anywhere else.
        let third = 1.0 / 3
        #expect(try answer("always-generous", players: (4, 0), coins: (nil, 5), player: 0) == [third, third, third, 0])
        // For the peer that same coin is its own.
        #expect(try answer("always-generous", players: (0, 4), coins: (nil, 5), player: 1) == [0, 0, 0, 1])
        // Two ways lead from 0 to 4; on one of them lies the other's coin.
        #expect(try answer("always-generous", players: (0, 8), coins: (4, 1), player: 0) == [0, 1, 0, 0])
        // Both coins on one square: to take its own it must take the other's.
        #expect(
            try answer(
                "always-generous", players: (4, 0), coins: (5, 5), player: 0, game: CoinGame(coins: .two))
                == [0, 0, 0, 1])
    }

    @Test func `what is no state is answered by any move`() throws {
        let script = try #require(Game.coinGame.scripts.first)
        var probabilities = [0.0, 0, 0, 0]
        script.answer([1, 2, 3], player: 1, into: &probabilities)
        #expect(probabilities == [0.25, 0.25, 0.25, 0.25])
    }

    @Test func `most games have no rules to follow`() throws {
        #expect(Game.coinGame.scripts.map(\.name) == ["always-selfish", "always-generous"])
        #expect(try GameCatalogue.game("ipd", players: nil).scripts.isEmpty)
    }
}
