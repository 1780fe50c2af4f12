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
