import Scales

/// Numbers as text for people, the same in every locale.
package enum NumberText {
    /// See `Numerals.fixed`.
    package static func fixed(_ value: Double, _ decimals: Int) -> String { Numerals.fixed(value, decimals) }

    /// The label of a value beside ticks with so many decimals, or with a power of ten where those would make a long word.
    package static func tick(_ value: Double, _ decimals: Int) -> String {
        Ticks(values: [], decimals: decimals).label(value)
    }

    /// A value and half the width of its confidence interval: `0.431 ± 0.022`. The interval has two significant
    /// digits and the value as many decimals, since digits beyond say nothing; `(4.31 ± 0.22)e-9` where that would be
    /// more than 6 decimals. Without an interval the value stands alone, with 3 decimals or as many as give it three
    /// significant digits.
    package static func measured(_ value: Double, interval: Double?) -> String {
        guard let interval else { return Digits(of: [value], atLeast: 3).text(value) }
        guard interval.isFinite, interval > 0, value.isFinite else {
            let text = Digits(of: [value], atLeast: 3).text(value)
            return "\(text) ± \(fixed(interval, interval == 0 ? 0 : 3))"
        }
        let digits = Digits(from: 0, to: interval, atLeast: 0, significant: 2)
        // Rounded, 0.0996 has one digit fewer after the point.
        let decimals = Digits(from: 0, to: interval.roundedToTwoDigits, atLeast: 0, significant: 2).decimals
        guard decimals > 6 else { return "\(fixed(value, decimals)) ± \(fixed(interval, decimals))" }
        guard max(abs(value), interval) < 1e-3 else {
            return "\(digits.text(value)) ± \(Numerals.scientific(interval, digits: 2))"
        }
        let (power, exponent) = Numerals.power(of: max(abs(value), interval))
        let places = max(decimals + exponent, 0)
        return "(\(fixed(value / power, places)) ± \(fixed(interval / power, places)))e\(exponent)"
    }
}

extension Double {
    /// With two significant digits.
    fileprivate var roundedToTwoDigits: Double { Double(Numerals.scientific(self, digits: 2)) ?? self }
}
