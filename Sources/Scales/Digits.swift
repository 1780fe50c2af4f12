/// How numbers are written that are read side by side: with three significant digits of their spread, so that those which
/// differ look different, be they payoffs of 0.003 or of 1000.005.
package struct Digits: Sendable, Hashable {
    /// Decimals that do so, and no fewer than was asked for.
    package let decimals: Int
    /// How far they lie apart; their size if they are all the same, 0 if nothing is known.
    let spread: Double
    /// What short texts leave out, since it is the same in all; 0 unless they lie close together, far from zero.
    package let offset: Double

    /// With more decimals than this a number is written with a power of ten.
    private static let mostDecimals = 7
    /// What lies closer together, as a share of the largest, differs by rounding alone.
    package static let noise = 1e-9
    /// Where numbers are so many times as large as their spread, short texts would all be the same.
    private static let crowding = 100.0

    /// - Parameters:
    ///   - low: The least of them; what it and `high` are does not matter if one is not finite.
    ///   - high: The largest.
    ///   - least: Decimals there are in any case.
    ///   - significant: Significant digits of the spread.
    package init(from low: Double, to high: Double, atLeast least: Int = 2, significant: Int = 3) {
        let largest = max(abs(low), abs(high))
        guard low.isFinite, high.isFinite, largest > 0 else {
            (decimals, spread, offset) = (least, 0, 0)
            return
        }
        let difference = high - low
        let isConstant = difference <= largest * Digits.noise
        spread = isConstant ? largest : difference
        decimals = max(significant - 1 - Numerals.exponent(of: spread), least)
        let exponent = Numerals.exponent(of: difference)
        // Beyond these there is but one digit and a power of ten or a unit.
        let isExtreme = largest >= 1e4 || difference < 0.01
        let isCrowded = isExtreme && exponent < Numerals.exponent(of: largest)
        guard !isConstant, isCrowded || largest >= difference * Digits.crowding else {
            offset = 0
            return
        }
        // Round, so that it can be said in few digits.
        offset = Digits.rounded(low, toPowerOfTen: exponent)
    }

    /// - Parameters:
    ///   - values: The numbers; those that are not finite do not count.
    ///   - least: Decimals there are in any case.
    ///   - significant: Significant digits of the spread.
    package init(of values: some Sequence<Double>, atLeast least: Int = 2, significant: Int = 3) {
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
        self.init(from: low, to: high, atLeast: least, significant: significant)
    }

    /// A multiple of a power of ten that is not above a number.
    private static func rounded(_ value: Double, toPowerOfTen exponent: Int) -> Double {
        // Divided by whole powers, which are exact, instead of multiplied by broken ones.
        var power = 1.0
        for _ in 0..<abs(exponent) { power *= 10 }
        return exponent < 0 ? (value * power).rounded(.down) / power : (value / power).rounded(.down) * power
    }

    /// A number where there is room for it.
    /// - Parameters:
    ///   - value: The number.
    ///   - least: Decimals there are in any case.
    /// - Returns: Its text.
    package func text(_ value: Double, atLeast least: Int = 0) -> String {
        if decimals > Digits.mostDecimals, value == 0 { return "0" }
        if needsPower(value) { return Numerals.scientific(value, digits: significantDigits(value)) }
        // A double has 15 digits.
        let size = Numerals.exponent(of: abs(value))
        guard size < 15 else {
            return Numerals.scientific(value, digits: min(max(size - Numerals.exponent(of: spread) + 3, 3), 17))
        }
        return Numerals.fixed(value, min(max(decimals, least), 14 - max(size, 0)))
    }

    /// The same without the zero before the point.
    package func trimmed(_ value: Double) -> String {
        decimals > Digits.mostDecimals && value == 0 || needsPower(value)
            ? text(value) : Numerals.trimmed(value, decimals)
    }

    private func needsPower(_ value: Double) -> Bool {
        decimals > Digits.mostDecimals && value.isFinite && Numerals.exponent(of: abs(value)) < -4
    }

    /// Digits down to the last decimal.
    private func significantDigits(_ value: Double) -> Int {
        min(max(Numerals.exponent(of: abs(value)) + decimals + 1, 1), 17)
    }

    /// A number in a few characters, less `offset`: `.43`, `-1.5`, `.003`, `120`, `12k`, `1e-9`. As many of the decimals as
    /// fit; where those tell nothing apart, a power of ten.
    /// - Parameters:
    ///   - value: The number.
    ///   - width: Characters there are.
    ///   - room: Characters there are if fewer do not tell numbers apart.
    /// - Returns: Its text.
    package func short(_ value: Double, width: Int, room: Int? = nil) -> String {
        guard value.isFinite else { return Numerals.fixed(value, 0) }
        let shown = value - offset
        let room = max(room ?? width, width)
        // Coarser texts would be the same for the least and the largest number.
        let coarsest = spread * 0.55
        for width in [width, room] {
            for count in stride(from: min(decimals, 15), through: 0, by: -1) {
                let text = Numerals.trimmed(shown, count)
                guard text.utf8.count <= width else { continue }
                if Digits.step(count) <= coarsest || spread == 0 { return text }
                break
            }
        }
        let unit = Digits.withUnit(shown)
        if abs(shown) >= 999.5, unit.utf8.count <= room { return unit }
        if abs(shown) < spread * 1e-6 { return "0" }
        for digits in [3, 2] {
            let text = Numerals.scientific(shown, digits: digits)
            if text.utf8.count <= room { return text }
        }
        return abs(shown) < 1 ? Numerals.scientific(shown, digits: 1) : unit
    }

    /// A number, nothing taken off, with as many of the decimals as fit into some characters, or with a power of ten.
    package func fitting(_ value: Double, width: Int) -> String {
        if !needsPower(value), value != 0 || decimals <= Digits.mostDecimals {
            for count in stride(from: decimals, through: 0, by: -1) {
                let text = Numerals.fixed(value, count)
                if text.utf8.count <= width { return text }
            }
        }
        for digits in stride(from: min(significantDigits(value), 5), to: 1, by: -1) {
            let text = Numerals.scientific(value, digits: digits)
            if text.utf8.count <= width { return text }
        }
        return abs(value) >= 999.5 ? Digits.withUnit(value) : Numerals.scientific(value, digits: 1)
    }

    /// What a number differs by from the next one with so many decimals.
    private static func step(_ decimals: Int) -> Double {
        var step = 1.0
        for _ in 0..<decimals { step /= 10 }
        return step
    }

    /// What `short` leaves out, such as `1000+`; nil if nothing.
    package var caption: String? {
        guard offset != 0 else { return nil }
        let decimals = max(-Numerals.exponent(of: spread), 0)
        var text = Numerals.fixed(offset, decimals)
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return "\(text)+"
    }

    /// A large number with k, M, G or T.
    package static func withUnit(_ value: Double) -> String {
        guard value.isFinite else { return Numerals.fixed(value, 0) }
        var rest = abs(value)
        for unit in ["", "k", "M", "G", "T"] {
            if rest < 999.5 { return "\(value < 0 && rest >= 0.5 ? "-" : "")\(Int(rest.rounded()))\(unit)" }
            rest /= 1000
        }
        return Numerals.scientific(value, digits: 1)
    }
}
