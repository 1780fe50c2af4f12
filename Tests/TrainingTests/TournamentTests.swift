import Engine
import Games
import RunFixtures
import Testing
import Training

struct TournamentTests {
    private static func game(_ name: String = "ipd") throws -> MatrixGame {
        try GameCatalogue.matrixGame(name, players: nil)
    }

    private static func settings(_ game: MatrixGame, chainLength: Int = 2, peerRate: Double = 1) throws -> ChainSettings
    {
        var request = RunRequest(game: .catalogue(name: game.id, players: nil))
        request.overrides.trajectories = 32
        request.overrides.horizon = 40
        request.overrides.chainLength = chainLength
        request.overrides.peerRate = peerRate
        return try request.resolved().chainSettings
    }

    private static func strategy(_ name: String, _ game: MatrixGame, rate: Double) throws -> Contestant {
        let population = try PopulationCatalogue.population(name, for: game).0
        return Contestant(population.persona(.train, 0, seat: 0, game: game, seed: 1), name: name, rate: rate)
    }

    @Test(arguments: ["tit-for-tat", "extortion", "win-stay-lose-shift", "cooperating"])
    func `a policy in the other seat is what the catalogue has for that seat`(name: String) throws {
        let game = try Self.game()
        let seats = try #require(SeatSwap(game))
        let population = try PopulationCatalogue.population(name, for: game).0
        let first = population.persona(.train, 0, seat: 0, game: game, seed: 1).probabilities
        // Drawn personas have other draws in other seats; strategies follow one rule.
        if name != "cooperating" {
            let second = population.persona(.train, 0, seat: 1, game: game, seed: 1).probabilities
            #expect(seats.swapped(first, .tabular) == second)
        }
        #expect(seats.swapped(seats.swapped(first, .tabular), .tabular) == first)
    }

    @Test(arguments: PolicyClass.networks)
    func `a network in the other seat sees what the first one sees`(network: PolicyClass) throws {
        let game = try Self.game("rps")
        let seats = try #require(SeatSwap(game))
        let kind = network.kind(hidden: 3, actions: .choices(3))
        let count = kind.parameterCount(observations: game.observationCount, outputs: game.actionCount)
        let parameters = (0..<count).map { Double($0) }
        let swapped = seats.swapped(parameters, kind)
        // Unit 1, after rock against paper: in the other seat that is paper against rock.
        let width = game.observationCount
        #expect(swapped[width + 1 + 0 * 3 + 1] == parameters[width + 1 + 1 * 3 + 0])
        #expect(swapped[(3 * width)...] == parameters[(3 * width)...])
        #expect(seats.swapped(swapped, kind) == parameters)
    }

    @Test func `games of unequal or more players have no seats to change`() throws {
        #expect(SeatSwap(try Self.game("matching-pennies")) == nil)
        #expect(SeatSwap(try GameCatalogue.matrixGame("rps", players: 3)) == nil)
    }

    @Test func `those who do not learn get what their strategies earn`() throws {
        let game = try Self.game()
        let settings = try Self.settings(game, peerRate: 0)
        let names = ["always-cooperate", "always-defect"]
        let contestants = try names.map { try Self.strategy($0, game, rate: 0) }
        let tournament = try #require(Tournament(game, settings, contestants, repeats: 4, seed: 3))
        let result = tournament.play(threads: 1)
        // Both leave their rule with probability 1/100.
        func expected(_ own: Double, _ other: Double) -> Double {
            let payoffs = game.payoffs[0]
            return own * other * payoffs[0] + own * (1 - other) * payoffs[1] + (1 - own) * other * payoffs[2]
                + (1 - own) * (1 - other) * payoffs[3]
        }
        for (i, own) in [0.99, 0.01].enumerated() {
            for (j, other) in [0.99, 0.01].enumerated() {
                for reward in result.rewards[i][j] { #expect(abs(reward - expected(own, other)) < 0.02) }
                #expect(abs(result.adapted[i][j] - expected(own, other)) < 0.02)
            }
        }
    }

    /// Contestants of every way to learn.
    private static func field(_ game: MatrixGame) throws -> [Contestant] {
        var contestants = [try strategy("tit-for-tat", game, rate: 1)]
        let networks = PolicyClass.networks.map { ("meta-mapg", $0.rawValue) }
        for (algorithm, policy) in [("meta-mapg", "tabular"), ("lola-dice", "tabular")] + networks {
            var request = smallRequest()
            request.algorithm = algorithm
            request.policy = policy
            request.overrides.hidden = 5
            let training = try HeadlessTraining(try request.resolved(), threads: 1)
            for _ in 0..<3 { _ = try #require(try training.advance()) }
            contestants.append(
                Contestant("\(algorithm) \(policy)", training.configuration, training.state.parameters))
        }
        return contestants
    }

    @Test func `results do not depend on threads, nor much on who sits where`() throws {
        let game = try Self.game()
        let settings = try Self.settings(game, chainLength: 3)
        let contestants = try Self.field(game)
        let tournament = try #require(Tournament(game, settings, contestants, repeats: 40, seed: 1))
        let result = tournament.play(threads: 2)
        #expect(result == tournament.play(threads: 1))
        let reversed = try #require(Tournament(game, settings, contestants.reversed(), repeats: 40, seed: 1))
        let other = reversed.play(threads: 2)
        let last = contestants.count - 1
        for i in 0...last {
            for j in 0...last {
                let difference = abs(result.adapted[i][j] - other.adapted[last - i][last - j])
                #expect(difference < 0.12, "\(contestants[i].name) against \(contestants[j].name): \(difference)")
            }
        }
    }
}
