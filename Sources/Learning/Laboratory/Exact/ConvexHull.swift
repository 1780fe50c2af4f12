/// A point in the plane of normalised returns: player 0's across, player 1's up.
package struct ReturnPoint: Sendable, Hashable {
    package var row: Double
    package var column: Double

    package init(_ row: Double, _ column: Double) {
        self.row = row
        self.column = column
    }
}

/// The smallest convex polygon around points.
package enum ConvexHull {
    /// Its corners counterclockwise, without those that lie on an edge. Points that are no finite numbers are left out.
    ///
    /// Source: Andrew, *Another efficient algorithm for convex hulls in two dimensions* (1979).
    package static func corners(of points: [ReturnPoint]) -> [ReturnPoint] {
        let sorted = Set(points.filter { $0.row.isFinite && $0.column.isFinite })
            .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        guard sorted.count > 2 else { return sorted }
        func chain(_ points: [ReturnPoint]) -> [ReturnPoint] {
            var chain: [ReturnPoint] = []
            for point in points {
                while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
                    chain.removeLast()
                }
                chain.append(point)
            }
            return chain.dropLast()
        }
        return chain(sorted) + chain(sorted.reversed())
    }

    /// Twice the signed area of a triangle: positive if it goes counterclockwise.
    private static func turn(_ a: ReturnPoint, _ b: ReturnPoint, _ c: ReturnPoint) -> Double {
        (b.row - a.row) * (c.column - a.column) - (b.column - a.column) * (c.row - a.row)
    }
}

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
