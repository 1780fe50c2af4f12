import Scales

/// An axis of a chart: which values lie where, and which are labelled.
struct ChartAxis {
    let low: Double
    let high: Double
    /// Pixels at `low` and at `high`.
    let start: Double
    let end: Double
    let ticks: [(value: Double, label: String)]
    /// Decimals of the labels.
    let decimals: Int

    /// - Parameters:
    ///   - range: lowest and highest value.
    ///   - start: pixels at the lowest.
    ///   - end: pixels at the highest.
    ///   - count: most ticks.
    ///   - isWhole: whether values between whole numbers make no sense.
    init(
        _ range: (low: Double, high: Double), from start: Double, to end: Double, ticks count: Int,
        isWhole: Bool = false
    ) {
        low = range.low
        high = range.high
        self.start = start
        self.end = end
        let nice = Ticks.nice(from: low, to: high, atMost: count)
        let values = isWhole ? nice.values.filter { $0 == $0.rounded() } : nice.values
        let digits = isWhole ? 0 : nice.decimals
        decimals = digits
        ticks = values.map { ($0, isWhole ? NumberText.tick($0, 0) : nice.label($0)) }
    }

    /// Where a value lies, in pixels.
    func position(_ value: Double) -> Double {
        start + (value - low) / (high - low) * (end - start)
    }

    /// Width of the widest label, in pixels.
    var labelWidth: Double {
        ticks.map { TextWidth.estimate($0.label, size: ChartPage.tickSize) }.max() ?? 0
    }
}
