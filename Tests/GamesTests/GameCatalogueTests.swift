import Games
import Testing

struct GameCatalogueTests {
    @Test func `the catalogue lists the built-in games under their own names`() throws {
        #expect(
            GameCatalogue.matrixNames == ["ipd", "rps", "matching-pennies", "stag-hunt", "chicken", "stag-hare-rest"])
        for name in GameCatalogue.matrixNames {
            let game = try GameCatalogue.matrixGame(name, players: nil)
            #expect(game.id == name)
            #expect(game.players == 2)
            #expect(GameCatalogue.title(of: name) == game.title)
            #expect(Set(game.symbols).count == game.actionCount)
        }
        #expect(GameCatalogue.title(of: "go") == nil)
        #expect(GameCatalogue.allowedPlayers("go") == nil)
    }

    @Test func `the prisoner's dilemma pays what the paper says`() throws {
        let game = try GameCatalogue.matrixGame("ipd", players: 2)
        #expect(game.actions == ["cooperate", "defect"])
        #expect(game.symbols == ["C", "D"])
        #expect(rewards(game, "CC") == [0.5, 0.5])
        #expect(rewards(game, "CD") == [-1.5, 1.5])
        #expect(rewards(game, "DC") == [1.5, -1.5])
        #expect(rewards(game, "DD") == [-0.5, -0.5])
        #expect(game.rewardRange == -1.5...1.5)
    }

    @Test func `rock-paper-scissors for two has the usual winners`() throws {
        let game = try GameCatalogue.matrixGame("rps", players: 2)
        for winner in ["PR", "SP", "RS"] {
            #expect(rewards(game, winner) == [1, -1])
            #expect(rewards(game, String(winner.reversed())) == [-1, 1])
        }
        for tie in ["RR", "PP", "SS"] { #expect(rewards(game, tie) == [0, 0]) }
    }

    @Test func `rock-paper-scissors for more takes the mean over the opponents`() throws {
        let three = try GameCatalogue.matrixGame("rps", players: 3)
        #expect(rewards(three, "PRR") == [1, -0.5, -0.5])
        #expect(rewards(three, "PRS") == [0, 0, 0])
        #expect(rewards(three, "RRS") == [0.5, 0.5, -1])
        let four = try GameCatalogue.matrixGame("rps", players: 4)
        let third = 1.0 / 3
        #expect(rewards(four, "PRRR") == [1, -third, -third, -third])
        #expect(rewards(four, "RPSS") == [third, -third, 0, 0])
    }

    @Test(arguments: [2, 3, 4])
    func `rock-paper-scissors is zero-sum`(players: Int) throws {
        let game = try GameCatalogue.matrixGame("rps", players: players)
        for jointAction in 0..<game.jointActionCount {
            let rewards = game.payoffs.map { $0[jointAction] }
            #expect(abs(rewards.reduce(0, +)) < 1e-15)
        }
    }

    @Test(arguments: [
        ("ipd", 2), ("stag-hunt", 2), ("chicken", 2), ("stag-hare-rest", 2), ("rps", 2), ("rps", 3), ("rps", 4),
    ])
    func `players who swap actions swap rewards`(name: String, players: Int) throws {
        let game = try GameCatalogue.matrixGame(name, players: players)
        for jointAction in 0..<game.jointActionCount {
            let actions = (0..<players).map { game.action(of: $0, in: jointAction) }
            for first in 0..<players {
                for second in 0..<first {
                    var swapped = actions
                    swapped.swapAt(first, second)
                    let other = game.jointAction(swapped)
                    #expect(game.payoffs[first][jointAction] == game.payoffs[second][other])
                }
            }
        }
    }

    @Test func `matching pennies pays the meta-agent for a match`() throws {
        let game = try GameCatalogue.matrixGame("matching-pennies", players: 2)
        #expect(game.actions == ["heads", "tails"])
        #expect(game.payoffs == [[1, -1, -1, 1], [-1, 1, 1, -1]])
    }

    @Test func `stag hunt and chicken order their rewards as their names say`() throws {
        let stag = try GameCatalogue.matrixGame("stag-hunt", players: 2).payoffs[0]
        #expect(stag[0] > stag[2] && stag[2] > stag[3] && stag[3] > stag[1])
        let chicken = try GameCatalogue.matrixGame("chicken", players: 2).payoffs[0]
        #expect(chicken[2] > chicken[0] && chicken[0] > chicken[1] && chicken[1] > chicken[3])
    }

    @Test func `hares pay only one of both, and resting nothing`() throws {
        let game = try GameCatalogue.matrixGame("stag-hare-rest", players: 2)
        #expect(rewards(game, "SS") == [1.5, 1.5] && rewards(game, "HH") == [-0.5, -0.5])
        #expect(rewards(game, "HS") == [0.5, -1.5] && rewards(game, "HR") == [0.5, 0])
        #expect(rewards(game, "RS") == [0, -1.5] && rewards(game, "RR") == [0, 0])
    }

    @Test func `an unknown game is answered with the known ones`() {
        #expect(
            message { try GameCatalogue.game("chiken", players: nil) }
                == "There is no game \"chiken\" (did you mean \"chicken\"?); "
                + "the games are ipd, rps, matching-pennies, stag-hunt, chicken, stag-hare-rest, coin-game and halfcheetah."
        )
        #expect(message { try GameCatalogue.game("", players: nil) }.hasPrefix("There is no game \"\"; the games are"))
    }

    @Test func `a wrong number of players is answered with the accepted range`() {
        #expect(
            message { try GameCatalogue.matrixGame("rps", players: 5) } == "The game rps takes 2 to 4 players, not 5.")
        #expect(
            message { try GameCatalogue.matrixGame("rps", players: 1) } == "The game rps takes 2 to 4 players, not 1.")
        #expect(message { try GameCatalogue.matrixGame("ipd", players: 3) } == "The game ipd takes 2 players, not 3.")
        #expect(
            message { try GameCatalogue.game("halfcheetah", players: 3) }
                == "The game halfcheetah takes 2 players, not 3.")
        #expect(GameCatalogue.allowedPlayers("rps") == 2...4)
        #expect(GameCatalogue.allowedPlayers("ipd") == 2...2)
    }

    /// Rewards of all players in the joint action with these symbols, `[n]`.
    private func rewards(_ game: MatrixGame, _ symbols: String) -> [Double] {
        let jointAction = game.jointAction(symbols.compactMap { game.symbols.firstIndex(of: String($0)) })
        return game.payoffs.map { $0[jointAction] }
    }
}
