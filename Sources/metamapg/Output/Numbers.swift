import Foundation
import Scales

extension Double {
    /// Two digits and an exponent, such as `3.1e-15`.
    var scientific: String { Numerals.scientific(self, digits: 2) }

    /// With this many digits after the point.
    func places(_ count: Int) -> String { Numerals.fixed(self, count) }
}

/// A time span for people, such as `1m 08s`.
func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "--" }
    let whole = Int(max(seconds, 0).rounded())
    switch whole {
    case ..<60: return "\(whole)s"
    case ..<3_600: return String(format: "%dm %02ds", whole / 60, whole % 60)
    default: return String(format: "%dh %02dm", whole / 3_600, whole / 60 % 60)
    }
}
