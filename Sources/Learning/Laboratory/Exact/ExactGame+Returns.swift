extension ExactGame {
    /// The polygon of all returns that two players can get: the hull of the payoffs.
    package var feasible: [ReturnPoint] {
        ConvexHull.corners(of: (0..<4).map { ReturnPoint(payoffs[0][$0], payoffs[1][$0]) })
    }

    /// What a policy of the row's enforces: the polygon of all returns that somebody in the column can bring about against
    /// it, whatever it does.
    ///
    /// Against a fixed memory-one policy the other player faces a decision process whose states are the joint actions, so
    /// that the corners are among its 32 deterministic memory-one policies. Of a zero-determinant strategy (Press and
    /// Dyson 2012) the polygon is a line; of unconditional cooperation or defection too.
    /// - Parameter logits: The row's, `[5]`.
    /// - Returns: The polygon's corners, counterclockwise; fewer than three where it is a line or a point.
    package func enforced(by logits: [Double]) -> [ReturnPoint] {
        let lanes = GameLanes(self)
        let own = PolicyVector(logits)
        var points: [ReturnPoint] = []
        for group in 0..<4 {
            var other = PolicyVector(repeating: 0)
            for lane in 0..<8 {
                // As far as logits matter in a double: the sigmoid of 40 is 1.
                for state in 0..<5 { other[state][lane] = (group * 8 + lane) >> state & 1 == 1 ? 40 : -40 }
            }
            let solution = PairSolution(lanes, own, other)
            for lane in 0..<8 { points.append(ReturnPoint(solution.ownReturn[lane], solution.otherReturn[lane])) }
        }
        return ConvexHull.corners(of: points)
    }
}
