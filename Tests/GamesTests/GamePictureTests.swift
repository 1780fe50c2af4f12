import Games
import Testing

/// What games offer to whoever draws them.
struct GamePictureTests {
    @Test func `a matrix game has a table and bounded rewards, and pays its players apart`() throws {
        for name in GameCatalogue.matrixNames {
            let matrix = try GameCatalogue.matrixGame(name, players: nil)
            let game = Game.matrix(matrix)
            #expect(game.table == matrix && game.joints == nil && game.body == nil && !game.paysTogether)
            let bounds = try #require(game.rewardBounds)
            #expect(matrix.payoffs.allSatisfy { $0.allSatisfy(bounds.contains) })
            #expect(matrix.payoffs.contains { $0.contains(bounds.lowerBound) })
            #expect(matrix.payoffs.contains { $0.contains(bounds.upperBound) })
        }
    }

    @Test func `the cheetah has a body with a name for every torque, and pays a team`() throws {
        let game = Game.halfCheetah(HalfCheetah(direction: .left))
        #expect(game.table == nil && game.rewardBounds == nil && game.paysTogether)
        #expect(game.body?.direction == .left)
        let joints = try #require(game.joints)
        #expect(joints.limbs.count == game.players && joints.names.count == HalfCheetah.actionCount)
    }
}
