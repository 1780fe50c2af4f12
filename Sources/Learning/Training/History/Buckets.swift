/// A point of a curve: a raw value and what every smoothing made of it.
package struct ScorePoint: Sendable {
    package var update: Int
    package var raw: Double
    /// One value for each of `Smoothing.weights`, padded; `nan` before the first finite value.
    package var smoothed: SIMD8<Float>
    /// Seconds of training until it (`TrainedTime`); `nan` where nobody knows.
    package var elapsed: Double

    package init(update: Int, raw: Double, smoothed: SIMD8<Float>, elapsed: Double = .nan) {
        self.update = update
        self.raw = raw
        self.smoothed = smoothed
        self.elapsed = elapsed
    }
}

/// Neighbouring points of a curve drawn together.
package struct Bucket: Sendable {
    package var firstUpdate: Int
    package var lastUpdate: Int
    package var count: Int
    /// Smallest, largest and sum of the finite raw values.
    package var low: Double
    package var high: Double
    package var sum: Double
    /// How many raw values were not finite.
    package var bad: Int
    /// The smoothed values at its end.
    package var smoothed: SIMD8<Float>
    /// Seconds of training until its end; `nan` where nobody knows.
    package var elapsed: Double

    package init(_ point: ScorePoint) {
        firstUpdate = point.update
        lastUpdate = point.update
        count = 1
        let isGood = point.raw.isFinite
        low = isGood ? point.raw : .infinity
        high = isGood ? point.raw : -.infinity
        sum = isGood ? point.raw : 0
        bad = isGood ? 0 : 1
        smoothed = point.smoothed
        elapsed = point.elapsed
    }

    /// Mean of the finite raw values; `nan` if there are none.
    package var mean: Double { count > bad ? sum / Double(count - bad) : .nan }

    /// Takes in the bucket that follows.
    package mutating func merge(_ next: Bucket) {
        lastUpdate = next.lastUpdate
        count += next.count
        low = min(low, next.low)
        high = max(high, next.high)
        sum += next.sum
        bad += next.bad
        smoothed = next.smoothed
        elapsed = next.elapsed
    }
}

/// A whole curve in bounded memory: buckets that widen twofold whenever they run out. Exact until then.
package struct Buckets: Sendable {
    package let capacity: Int
    /// Points a full bucket holds; a power of two.
    package private(set) var span = 1
    package private(set) var items: [Bucket] = []

    /// - Precondition: `capacity` is even and positive.
    package init(capacity: Int) {
        precondition(capacity > 0 && capacity % 2 == 0, "buckets merge in pairs")
        self.capacity = capacity
    }

    /// Takes in a point; constant time on average.
    package mutating func append(_ point: ScorePoint) {
        let bucket = Bucket(point)
        if let last = items.indices.last, items[last].count < span {
            items[last].merge(bucket)
            return
        }
        if items.count == capacity { halve() }
        if let last = items.indices.last, items[last].count < span {
            items[last].merge(bucket)
        } else {
            items.append(bucket)
        }
    }

    private mutating func halve() {
        for index in 0..<capacity / 2 {
            var merged = items[2 * index]
            merged.merge(items[2 * index + 1])
            items[index] = merged
        }
        items.removeLast(capacity / 2)
        span *= 2
    }
}
