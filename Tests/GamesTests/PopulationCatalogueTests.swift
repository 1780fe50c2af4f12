import Games
import Testing

struct PopulationCatalogueTests {
    @Test func `the prisoner's dilemma has the paper's populations and every classic strategy`() throws {
        #expect(
            try names("ipd") == [
                "all", "cooperating", "defecting", "out-of-distribution", "reciprocating", "contrary", "classic",
                "always-cooperate", "always-defect", "tit-for-tat", "generous-tit-for-tat",
                "win-stay-lose-shift", "grim", "extortion", "random",
            ])
    }

    @Test func `strategies stand only where the payoffs give them a meaning`() throws {
        let stag = try names("stag-hunt")
        #expect(stag.prefix(4) == ["all", "stag", "hare", "out-of-distribution"])
        #expect(stag.contains("tit-for-tat") && stag.contains("extortion") && !stag.contains("generous-tit-for-tat"))
        let chicken = try names("chicken")
        #expect(chicken.contains("tit-for-tat") && !chicken.contains("extortion"))
        #expect(try names("matching-pennies") == ["all", "heads", "tails", "random"])
        #expect(try names("rps") == ["all", "rock", "paper", "scissors", "random"])
    }

    @Test func `populations have the paper's sizes`() throws {
        #expect(try sizes("ipd", "all") == [400, 40, 40])
        #expect(try sizes("ipd", "cooperating") == [200, 20, 20])
        #expect(try sizes("rps", "all") == [600, 60, 60])
        #expect(try sizes("rps", "rock") == [200, 20, 20])
        #expect(try sizes("ipd", "out-of-distribution") == [400, 40, 40])
        #expect(try sizes("chicken", "all") == [400, 40, 40])
    }

    @Test func `strategies come once in every split`() throws {
        #expect(try sizes("ipd", "classic") == [7, 7, 7])
        #expect(try sizes("ipd", "grim") == [1, 1, 1])
        #expect(try sizes("rps", "random") == [1, 1, 1])
    }

    @Test func `a name can choose a population or one training persona of it`() throws {
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        let whole = try PopulationCatalogue.population("defecting", for: game)
        #expect(whole.0.id == "defecting" && whole.single == nil)
        let single = try PopulationCatalogue.population("cooperating#12", for: game)
        #expect(single.0.id == "cooperating" && single.single == 12)
        #expect(try PopulationCatalogue.population("all#399", for: game).single == 399)
        #expect(try PopulationCatalogue.population("grim#0", for: game).single == 0)
    }

    @Test func `an unknown population is answered with the known ones`() throws {
        let rps = try GameCatalogue.matrixGame("rps", players: 3)
        #expect(
            message { try PopulationCatalogue.population("rok#3", for: rps) }
                == "The game rps has no population \"rok\" (did you mean \"rock\"?); "
                + "it has all, rock, paper, scissors and random.")
        let ipd = try GameCatalogue.matrixGame("ipd", players: nil)
        let prefix = message { try PopulationCatalogue.population("tit", for: ipd) }
        #expect(prefix.contains("did you mean \"tit-for-tat\"?"))
    }

    @Test(arguments: ["200", "-1", "+1", "", "x", "1#2", "99999999999999999999"])
    func `a persona number out of range is answered with the range`(number: String) throws {
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        #expect(
            message { try PopulationCatalogue.population("cooperating#\(number)", for: game) }
                == "The population cooperating has no training persona number \"\(number)\"; it has numbers 0 to 199.")
    }

    @Test func `a population of one says so`() throws {
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        #expect(
            message { try PopulationCatalogue.population("grim#1", for: game) }
                == "The population grim has no training persona number \"1\"; it has only number 0.")
    }

    private func names(_ game: String) throws -> [String] {
        PopulationCatalogue.populations(for: try GameCatalogue.matrixGame(game, players: nil)).map(\.id)
    }

    private func sizes(_ game: String, _ population: String) throws -> [Int] {
        let game = try GameCatalogue.matrixGame(game, players: nil)
        let found = try PopulationCatalogue.population(population, for: game).0
        return [found.count(.train), found.count(.validation), found.count(.test)]
    }
}
