/// A game as the kernels want it: payoffs from DD on, the same in every lane, seen by one of the players.
package struct GameLanes: Sendable, Hashable {
    /// What CC, CD and DC pay more than DD.
    package var own, other: JointVector
    /// What DD pays.
    package var ownBase, otherBase: Lanes
    /// g and 1 - g.
    package var discount, remainder: Lanes

    /// As player 0 sees it.
    package init(_ game: ExactGame) {
        func differences(_ payoffs: [Double]) -> JointVector {
            JointVector(
                cc: Lanes(repeating: payoffs[0] - payoffs[3]), cd: Lanes(repeating: payoffs[1] - payoffs[3]),
                dc: Lanes(repeating: payoffs[2] - payoffs[3]))
        }
        own = differences(game.payoffs[0])
        other = differences(game.payoffs[1])
        ownBase = Lanes(repeating: game.payoffs[0][3])
        otherBase = Lanes(repeating: game.payoffs[1][3])
        discount = Lanes(repeating: game.discount)
        remainder = Lanes(repeating: 1 - game.discount)
    }

    /// As the other player sees it.
    @inline(__always) package var swapped: GameLanes {
        var game = self
        (game.own, game.other) = (other.swapped, own.swapped)
        (game.ownBase, game.otherBase) = (otherBase, ownBase)
        return game
    }
}
