import Platform

/// Round numbers at which an axis is labelled.
package struct Ticks: Sendable, Hashable {
    /// Ascending.
    package var values: [Double]
    /// Decimals that tell neighbours apart.
    package var decimals: Int

    package init(values: [Double], decimals: Int) {
        self.values = values
        self.decimals = decimals
    }

    /// Multiples of 1, 2 or 5 times a power of ten inside a range, at most `count` of them.
    package static func nice(from low: Double, to high: Double, atMost count: Int) -> Ticks {
        guard count > 0, low.isFinite, high.isFinite, high > low else { return Ticks(values: [], decimals: 0) }
        var step = niceStep(atLeast: (high - low) / Double(count))
        while true {
            let first = (low / step - 1e-9).rounded(.up)
            let last = (high / step + 1e-9).rounded(.down)
            if last - first + 1 <= Double(count) {
                let values = last < first ? [] : (0...Int(last - first)).map { (first + Double($0)) * step }
                return Ticks(values: values, decimals: max(Int((-log10(step) - 1e-9).rounded(.up)), 0))
            }
            step = niceStep(atLeast: step * 1.01)
        }
    }

    /// The label of one of the values: no two have the same.
    package func label(_ value: Double) -> String {
        guard decimals > 5 || abs(value) >= 1e7 else { return Numerals.fixed(value, decimals) }
        let exponent = Numerals.exponent(of: abs(value))
        // Multiples of the step are zero but for rounding.
        guard value != 0, exponent >= -decimals else { return "0" }
        guard exponent < -4 || exponent >= 7 else { return Numerals.fixed(value, decimals) }
        // Down to the last decimal or, where there are none, to the first digit of the step.
        let step = values.count > 1 ? values[1] - values[0] : 0
        let digits = decimals > 0 ? exponent + decimals + 1 : step > 0 ? exponent - Numerals.exponent(of: step) + 1 : 3
        let text = Numerals.scientific(value, digits: min(max(digits, 1), 15))
        let parts = text.split(separator: "e")
        guard parts.count == 2, parts[0].contains(".") else { return text }
        var mantissa = parts[0]
        while mantissa.hasSuffix("0") { mantissa.removeLast() }
        if mantissa.hasSuffix(".") { mantissa.removeLast() }
        return "\(mantissa)e\(parts[1])"
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below a size.
    private static func niceStep(atLeast size: Double) -> Double {
        let power = pow(10, log10(max(size, 1e-300)).rounded(.down))
        for factor in [1.0, 2, 5, 10] where factor * power >= size * (1 - 1e-9) { return factor * power }
        return 10 * power
    }

    /// The only value of a range whose ends differ by rounding at most, which an axis shows as one label; nil if there are
    /// more.
    package static func constant(_ low: Double, _ high: Double) -> Double? {
        guard low.isFinite, high.isFinite else { return nil }
        return high - low <= max(abs(high), abs(low)) * Digits.noise ? low + (high - low) / 2 : nil
    }

    /// A range widened to round numbers, so that an axis stays still while its data moves a little.
    package static func niceRange(_ low: Double, _ high: Double) -> (low: Double, high: Double) {
        guard low.isFinite, high.isFinite else { return (0, 1) }
        if let value = constant(low, high) {
            let margin = value == 0 ? 1 : abs(value) / 2
            return (value - margin, value + margin)
        }
        let spread = high - low
        let step = niceStep(atLeast: spread / 8)
        let bottom = ((low - spread * 0.02) / step).rounded(.down) * step
        let top = ((high + spread * 0.02) / step).rounded(.up) * step
        return (bottom, max(top, bottom + step))
    }
}
