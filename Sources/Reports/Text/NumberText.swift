import Foundation

/// Numbers as text for people, the same in every locale.
package enum NumberText {
    /// With a fixed count of decimals, such as `-0.50`; never `-0.00`.
    package static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        let text = String(format: "%.\(max(decimals, 0))f", value)
        let isZero = text.allSatisfy { "-0.".contains($0) }
        return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
    }

    /// The label of a tick: fixed decimals, or three significant digits where those would make a long word.
    package static func tick(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite, decimals > 5 || abs(value) >= 1e7 else { return fixed(value, decimals) }
        let parts = String(format: "%.3g", value).split(separator: "e")
        // The exponent without a plus and without zeros in front.
        guard parts.count == 2, let exponent = Int(parts[1]) else { return String(parts[0]) }
        return "\(parts[0])e\(exponent)"
    }

    /// A value and half the width of its confidence interval: `0.431 ± 0.022`. The interval has two significant
    /// digits and the value as many decimals, since digits beyond say nothing; at most 6 decimals. Without an
    /// interval the value stands alone, with 3 decimals.
    package static func measured(_ value: Double, interval: Double?) -> String {
        guard let interval else { return fixed(value, 3) }
        guard interval.isFinite, interval > 0, value.isFinite else {
            return "\(fixed(value, 3)) ± \(fixed(interval, interval == 0 ? 0 : 3))"
        }
        let digits = decimals(ofInterval: interval)
        return "\(fixed(value, digits)) ± \(fixed(interval, digits))"
    }

    /// How many decimals give an interval two significant digits, from 0 to 6.
    private static func decimals(ofInterval interval: Double) -> Int {
        // Written out, for 0.0996 rounds to 0.10 with one digit fewer.
        let exponent = Int(String(format: "%.1e", interval).split(separator: "e").last ?? "0") ?? 0
        return min(max(1 - exponent, 0), 6)
    }
}
