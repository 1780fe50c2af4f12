/// Numbers as text, without Foundation: a frame writes hundreds of them.
extension Text {
    private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

    /// A number with a fixed count of decimals (at most 9), such as `-0.50`; `nan`, `inf`, `-inf` where it has none.
    package static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        let scale = powers[min(max(decimals, 0), 9)]
        let scaled = (abs(value) * scale).rounded()
        guard scaled < 1e15 else { return scientific(value) }
        let sign = value < 0 && scaled > 0 ? "-" : ""
        let whole = Int(scaled) / Int(scale)
        guard decimals > 0 else { return "\(sign)\(whole)" }
        let fraction = "\(Int(scaled) % Int(scale))"
        return "\(sign)\(whole)." + String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
    }

    /// The same without the zero before the point: `-.50`.
    package static func trimmed(_ value: Double, _ decimals: Int) -> String {
        let text = fixed(value, decimals)
        if text.hasPrefix("0.") { return String(text.dropFirst()) }
        if text.hasPrefix("-0.") { return "-" + text.dropFirst(2) }
        return text
    }

    /// A number in a few characters: `.43`, `-1.5`, `1.48`, `120`, `12k`. As many of the decimals as fit.
    package static func short(_ value: Double, width: Int = 4, decimals: Int = 2) -> String {
        guard value.isFinite else { return fixed(value, 0) }
        for count in stride(from: decimals, through: 0, by: -1) {
            let text = trimmed(value, count)
            if text.utf8.count <= width { return text }
        }
        return withUnit(value)
    }

    /// A size in a few characters in which something small never reads as zero or as another size: `14.2`, `.21`, `3e-4`.
    package static func magnitude(_ value: Double, width: Int = 4) -> String {
        guard value.isFinite, value != 0, abs(value) < 0.0095 else { return short(value, width: width) }
        return scientific(value)
    }

    /// One digit and a power of ten: `3e-4`.
    package static func scientific(_ value: Double) -> String {
        guard value.isFinite, value != 0 else { return fixed(value, 0) }
        var exponent = 0
        var mantissa = abs(value)
        while mantissa >= 9.5 {
            mantissa /= 10
            exponent += 1
        }
        while mantissa < 0.95 {
            mantissa *= 10
            exponent -= 1
        }
        return "\(value < 0 ? "-" : "")\(Int(mantissa.rounded()))e\(exponent)"
    }

    /// A large number with k, M, G or T.
    package static func withUnit(_ value: Double) -> String {
        var rest = abs(value)
        for unit in ["", "k", "M", "G", "T"] {
            if rest < 999.5 { return "\(value < 0 ? "-" : "")\(Int(rest.rounded()))\(unit)" }
            rest /= 1000
        }
        return scientific(value)
    }

    /// A share from 0 to 1 in per cent, without the sign.
    package static func percent(_ share: Double, _ decimals: Int = 0) -> String { fixed(share * 100, decimals) }

    /// A time span: `42s`, `7m`, `1h05`, `3d04h`.
    package static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "--" }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole)s" }
        if whole < 600, whole % 60 != 0 { return "\(whole / 60)m\(padded(whole % 60))" }
        let minutes = Int((seconds / 60).rounded())
        if minutes < 60 { return "\(minutes)m" }
        if minutes < 1440 { return "\(minutes / 60)h\(padded(minutes % 60))" }
        return "\(minutes / 1440)d\(padded(minutes / 60 % 24))h"
    }

    /// Memory: `84M`, `1.2G`.
    package static func bytes(_ count: Int) -> String {
        let mebibytes = Double(max(count, 0)) / 1_048_576
        return mebibytes < 1000 ? "\(fixed(mebibytes, 0))M" : "\(fixed(mebibytes / 1024, 1))G"
    }

    /// A rate per second with two or three digits: `1.9`, `0.25`, `120`.
    package static func rate(_ perSecond: Double) -> String {
        perSecond >= 99.5 ? withUnit(perSecond) : fixed(perSecond, perSecond < 0.995 ? 2 : 1)
    }
}
