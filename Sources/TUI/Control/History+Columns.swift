import Training

/// A curve over a window, one entry for each column of dots; entries without a point are `nan`.
package struct CurveColumns: Sendable {
    /// Smallest and largest raw value.
    package var low: [Double]
    package var high: [Double]
    package var smoothed: [Double]
    /// Whether a value that is not a number lies here.
    package var isBad: [Bool]

    fileprivate init(count: Int) {
        low = Array(repeating: .nan, count: count)
        high = low
        smoothed = low
        isBad = Array(repeating: false, count: count)
    }

    /// Smallest and largest value of all; nil if there is none.
    package var range: (low: Double, high: Double)? {
        var result: (low: Double, high: Double)?
        for index in low.indices where !low[index].isNaN {
            result = (min(result?.low ?? .infinity, low[index]), max(result?.high ?? -.infinity, high[index]))
        }
        return result
    }
}

extension History {
    /// The curve between two updates.
    ///
    /// Drawn from the buckets, which are exact for short runs; a narrow window of a long run is drawn from the raw
    /// points.
    ///
    /// - Parameters:
    ///   - low: the update at the left edge.
    ///   - high: the update at the right edge.
    ///   - count: columns of dots.
    ///   - weight: index of the smoothing.
    /// - Returns: the curve with `count` entries.
    package func columns(from low: Int, to high: Int, count: Int, weight: Int) -> CurveColumns {
        columns(low...max(low, high), from: Double(low), to: Double(high), count: count, weight: weight) {
            Double($0.lastUpdate)
        }
    }

    /// The curve along any axis.
    ///
    /// - Parameters:
    ///   - updates: those that can have a place on it.
    ///   - left: the place at the left edge.
    ///   - right: the place at the right edge.
    ///   - count: columns of dots.
    ///   - weight: index of the smoothing.
    ///   - place: where a point lies; `nan` for nowhere.
    /// - Returns: the curve with `count` entries.
    package func columns(
        _ updates: ClosedRange<Int>, from left: Double, to right: Double, count: Int, weight: Int,
        place: (Bucket) -> Double
    ) -> CurveColumns {
        let (low, high) = (updates.lowerBound, updates.upperBound)
        var columns = CurveColumns(count: max(count, 0))
        guard count > 0, high > low, right > left else { return columns }
        let scale = Double(count - 1) / (right - left)
        func add(_ bucket: Bucket) {
            let exact = ((place(bucket) - left) * scale).rounded()
            guard exact >= 0, exact < Double(count) else { return }
            let column = Int(exact)
            if bucket.bad > 0 { columns.isBad[column] = true }
            if bucket.bad < bucket.count {
                // Comparisons with nan are false, so the first value always enters.
                if !(columns.low[column] <= bucket.low) { columns.low[column] = bucket.low }
                if !(columns.high[column] >= bucket.high) { columns.high[column] = bucket.high }
                columns.smoothed[column] = Double(bucket.smoothed[weight])
            }
        }
        let isNarrow = buckets.span > 1 && (high - low) / buckets.span < count
        if isNarrow, raw.count > 0, raw[0].update <= low {
            var index = max(raw.count - (lastUpdate - low) - 2, 0)
            while index < raw.count {
                let point = raw[index]
                if point.update > high { break }
                if point.update >= low { add(Bucket(point)) }
                index += 1
            }
        } else {
            for bucket in buckets.items where bucket.lastUpdate >= low && bucket.lastUpdate <= high { add(bucket) }
        }
        return columns
    }
}
