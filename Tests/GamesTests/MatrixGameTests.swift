import Games
import Testing

struct MatrixGameTests {
    @Test(arguments: [2, 3, 4])
    func `joint actions and their actions convert into each other`(players: Int) throws {
        let game = try GameCatalogue.matrixGame("rps", players: players)
        for jointAction in 0..<game.jointActionCount {
            let actions = (0..<players).map { game.action(of: $0, in: jointAction) }
            #expect(game.jointAction(actions) == jointAction)
        }
    }

    @Test func `player 0 is the most significant digit of a joint action`() throws {
        let game = try GameCatalogue.matrixGame("rps", players: 3)
        #expect(game.jointAction([2, 0, 1]) == 19)
        #expect(game.action(of: 0, in: 19) == 2)
        #expect(game.action(of: 1, in: 19) == 0)
        #expect(game.action(of: 2, in: 19) == 1)
        #expect((0..<3).map(game.stride) == [9, 3, 1])
    }

    @Test func `observation 0 is the start and the others follow joint actions`() throws {
        let game = try GameCatalogue.matrixGame("ipd", players: 2)
        #expect((0..<game.observationCount).map(game.label(ofObservation:)) == ["start", "CC", "CD", "DC", "DD"])
        let four = try GameCatalogue.matrixGame("rps", players: 4)
        #expect(four.observationCount == 82)
        #expect(four.label(ofObservation: 1 + four.jointAction([0, 1, 2, 0])) == "RPSR")
    }
}
