import Foundation

/// Numbers as text for people, the same everywhere and in every locale.
package enum Numerals {
    private static let powers: [Double] = [
        1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    /// A number with a fixed count of decimals (at most 15), such as `-0.50`, never `-0.00`; `nan`, `inf` and `-inf` where
    /// it has none. Rounds as C and Python do: to the nearest, and what lies exactly between two to the even one. Without
    /// Foundation, for a frame writes hundreds of numbers.
    package static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        let decimals = min(max(decimals, 0), powers.count - 1)
        let scale = powers[decimals]
        let size = abs(value)
        let scaled = size * scale
        guard scaled < 0x1p53 else { return scientific(value, digits: 3) }
        var rounded = scaled.rounded(.toNearestOrEven)
        // The product is rounded itself, so that what looks like a half may be more or less than one.
        if abs(scaled - scaled.rounded(.down)) == 0.5 {
            let rest = (-scaled).addingProduct(size, scale)
            if rest != 0 { rounded = scaled.rounded(rest > 0 ? .up : .down) }
        }
        let sign = value < 0 && rounded > 0 ? "-" : ""
        let (whole, fraction) = Int(rounded).quotientAndRemainder(dividingBy: Int(scale))
        guard decimals > 0 else { return "\(sign)\(whole)" }
        let digits = "\(fraction)"
        return "\(sign)\(whole)." + String(repeating: "0", count: decimals - digits.utf8.count) + digits
    }

    /// The same without the zero before the point: `-.50`.
    package static func trimmed(_ value: Double, _ decimals: Int) -> String {
        let text = fixed(value, decimals)
        if text.hasPrefix("0.") { return String(text.dropFirst()) }
        if text.hasPrefix("-0.") { return "-" + text.dropFirst(2) }
        return text
    }

    /// So many digits and a power of ten, without zeros in front of it: `3.1e-15`.
    package static func scientific(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value != 0 else { return fixed(value, 0) }
        let parts = String(format: "%.\(max(digits, 1) - 1)e", value).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return parts.joined(separator: "e") }
        return "\(parts[0])e\(exponent)"
    }

    /// The power of ten that is not above a size, and its exponent.
    package static func power(of size: Double) -> (power: Double, exponent: Int) {
        let exponent = exponent(of: size)
        return (pow(10, Double(exponent)), exponent)
    }

    /// The power of ten of a number's first digit: -3 for 0.0012.
    static func exponent(of size: Double) -> Int {
        guard size.isFinite, size > 0 else { return 0 }
        let guess = Int(log10(size).rounded(.down))
        // Logarithms of powers of ten may come out a little small.
        return pow(10, Double(guess + 1)) <= size ? guess + 1 : guess
    }
}
