import Glibc

/// Round numbers at which an axis is labelled.
package struct Ticks: Sendable, Hashable {
    /// Ascending.
    package var values: [Double]
    /// Decimals that tell neighbours apart.
    package var decimals: Int

    /// Multiples of 1, 2 or 5 times a power of ten inside a range, at most `count` of them.
    package static func nice(from low: Double, to high: Double, atMost count: Int) -> Ticks {
        guard count > 0, low.isFinite, high.isFinite, high > low else { return Ticks(values: [], decimals: 0) }
        var step = niceStep(atLeast: (high - low) / Double(count))
        while true {
            let first = (low / step - 1e-9).rounded(.up)
            let last = (high / step + 1e-9).rounded(.down)
            if last - first + 1 <= Double(count) {
                let values = last < first ? [] : (0...Int(last - first)).map { (first + Double($0)) * step }
                return Ticks(values: values, decimals: min(max(Int((-log10(step) - 1e-9).rounded(.up)), 0), 9))
            }
            step = niceStep(atLeast: step * 1.01)
        }
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below a size.
    private static func niceStep(atLeast size: Double) -> Double {
        let power = pow(10, log10(max(size, 1e-300)).rounded(.down))
        for factor in [1.0, 2, 5, 10] where factor * power >= size * (1 - 1e-9) { return factor * power }
        return 10 * power
    }

    /// A range widened to round numbers, so that an axis stays still while its data moves a little.
    package static func niceRange(_ low: Double, _ high: Double) -> (low: Double, high: Double) {
        guard low.isFinite, high.isFinite else { return (0, 1) }
        let spread = max(high - low, max(abs(high), abs(low)) * 1e-3, 1e-9)
        let step = niceStep(atLeast: spread / 8)
        let bottom = ((low - spread * 0.02) / step).rounded(.down) * step
        let top = ((high + spread * 0.02) / step).rounded(.up) * step
        return (bottom, max(top, bottom + step))
    }
}
