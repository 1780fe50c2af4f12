import Scales

/// Numbers as text, without Foundation: a frame writes hundreds of them.
extension Text {
    /// See `Numerals.fixed`.
    package static func fixed(_ value: Double, _ decimals: Int) -> String { Numerals.fixed(value, decimals) }

    /// See `Numerals.trimmed`.
    package static func trimmed(_ value: Double, _ decimals: Int) -> String { Numerals.trimmed(value, decimals) }

    /// A number in a few characters: `.43`, `-1.5`, `1.48`, `120`, `12k`. As many of the decimals as fit. Where numbers are
    /// compared use `Digits`, which knows how far they lie apart.
    package static func short(_ value: Double, width: Int = 4, decimals: Int = 2) -> String {
        Digits(from: 0, to: 0, atLeast: decimals).short(value, width: width)
    }

    /// A size in a few characters in which something small never reads as zero or as another size: `14.2`, `.21`, `3e-4`.
    package static func magnitude(_ value: Double, width: Int = 4) -> String {
        guard value.isFinite, value != 0, abs(value) < 0.0095 else { return short(value, width: width) }
        return scientific(value)
    }

    /// One digit and a power of ten: `3e-4`.
    package static func scientific(_ value: Double) -> String { Numerals.scientific(value, digits: 1) }

    /// A large number with k, M, G or T.
    package static func withUnit(_ value: Double) -> String { Digits.withUnit(value) }

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
