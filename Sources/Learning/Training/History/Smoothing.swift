/// An exponential moving average without the pull of its start: after t values `average / (1 - weight^t)`.
///
/// Values that are not finite are passed over.
package struct Smoothing: Sendable, Hashable {
    /// The weights a person can choose from; 0 is the raw series.
    package static let weights: [Double] = [0, 0.5, 0.8, 0.9, 0.95, 0.99]

    package let weight: Double
    private var average = 0.0
    /// weight^t, what the start still weighs.
    private var startWeight = 1.0

    package init(weight: Double) { self.weight = weight }

    /// The smoothed value; nil before the first.
    package var value: Double? { startWeight < 1 ? average / (1 - startWeight) : nil }

    package mutating func add(_ sample: Double) {
        guard sample.isFinite else { return }
        average = weight * average + (1 - weight) * sample
        startWeight *= weight
    }
}
