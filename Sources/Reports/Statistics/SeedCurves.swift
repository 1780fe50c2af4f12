/// The same curve from several seeds, made one: a mean and its confidence interval at each place.
package enum SeedCurves {
    /// The mean curve over seeds, at the places that all of them have.
    ///
    /// Beyond `limit` places, neighbours are joined: their mean place, and over seeds each seed's mean value there, so
    /// that the interval is one over seeds and not over time.
    /// - Parameters:
    ///   - curves: one a seed, `[seeds][points]`, by ascending x; the intervals of their points do not count.
    ///   - limit: most points of the result, at least 1.
    ///   - level: of the confidence intervals.
    /// - Returns: points by ascending x; none if there is no place that all curves have.
    package static func mean(_ curves: [[CurvePoint]], atMost limit: Int = 200, level: Double = 0.95) -> [CurvePoint] {
        precondition(limit > 0, "a curve needs a point")
        guard let first = curves.first else { return [] }
        let values = curves.map { curve in Dictionary(curve.map { ($0.x, $0.y) }, uniquingKeysWith: { _, last in last })
        }
        let places = first.map(\.x).filter { place in values.allSatisfy { $0[place] != nil } }
        let count = min(limit, places.count)
        return (0..<count).map { index in
            let bucket = places[places.count * index / count..<places.count * (index + 1) / count]
            func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
            let seeds = values.map { value in mean(bucket.compactMap { value[$0] }) }
            let statistics = SampleStatistics(seeds)
            return CurvePoint(
                x: mean(Array(bucket)), y: statistics?.mean ?? .nan, interval: statistics?.interval(level: level))
        }
    }
}
