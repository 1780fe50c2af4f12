import Games
import Testing

/// What holds for every kind of game.
struct GameTests {
    @Test func `games are named, and HalfCheetah has no payoff table`() throws {
        let dilemma = try GameCatalogue.game("ipd", players: nil)
        #expect(dilemma.id == "ipd" && dilemma.players == 2 && dilemma.table == .prisonersDilemma)
        #expect(dilemma.unavailability == nil && dilemma.rewardUnit.factor(horizon: 150) == 1)
        let cheetah = Game.halfCheetah(HalfCheetah())
        #expect(cheetah.id == "halfcheetah" && cheetah.players == 2 && cheetah.table == nil)
        #expect(cheetah.title == GameCatalogue.title(of: "halfcheetah"))
        // 200 steps of a hundredth each.
        #expect(abs(cheetah.rewardUnit.factor(horizon: 200) - 20_000) < 1e-9)
        #expect(cheetah.rewardUnit.title == "episode return" && dilemma.rewardUnit.title == "reward per step")
        #expect(GameCatalogue.names.last == "halfcheetah" && !GameCatalogue.matrixNames.contains("halfcheetah"))
        #expect(GameCatalogue.playableNames.contains("halfcheetah") == (HalfCheetah.unavailability == nil))
    }

    @Test func `what is known of a team is a word that reads back`() throws {
        let source = TeamSource(digest: "00ab", hidden: 16, counts: [.train: 46, .validation: 4, .test: 3])
        #expect(source.text == "00ab-16-46-4-3")
        #expect(TeamSource(text: source.text) == source)
        for text in ["", "00ab", "00ab-16-46-4", "00ab-16-46-4-0", "-16-46-4-3", "00ab-x-46-4-3", "00ab-16-46-4-3-1"] {
            #expect(TeamSource(text: text) == nil, "\(text)")
        }
        let names = ["left": "left", "/a/cheetahs/population.safetensors": "cheetahs", "/a/quick.safetensors": "quick"]
        for (id, name) in names { #expect(Population(id: id, title: "", team: source).name == name) }
    }

    @Test func `folders are looked through from the person's own to the bundled one`() {
        let folders = SearchPath.folders(
            "teams", environment: ["HOME": "/home/a", "XDG_CONFIG_HOME": "", "XDG_DATA_DIRS": "/x:/y"],
            executable: "/src/.build/target/release/metamapg")
        #expect(
            folders.prefix(4) == [
                "/home/a/.config/metamapg/teams", "/home/a/.local/share/metamapg/teams", "/x/metamapg/teams",
                "/y/metamapg/teams",
            ])
        #expect(folders.contains("/src/.build/target/release/../share/metamapg/teams"))
        #expect(folders.last == "/src/teams")
    }
}
