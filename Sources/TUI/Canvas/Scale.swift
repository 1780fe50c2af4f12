import Platform
import Scales

/// How values are spread along a vertical axis.
package enum ScaleKind: Sendable, Hashable {
    case linear
    /// Only for positive values.
    case logarithmic
    /// Linear between minus and plus `threshold`, logarithmic beyond: `asinh(value / threshold)`.
    case symmetricLog(threshold: Double)

    /// Word for a panel's title.
    package var title: String {
        switch self {
        case .linear: "lin"
        case .logarithmic: "log"
        case .symmetricLog: "symlog"
        }
    }

    /// The logarithmic scale for a range: symmetric when the range reaches zero.
    package static func logarithmic(from low: Double, to high: Double) -> ScaleKind {
        if low > 0 { return .logarithmic }
        let largest = max(abs(low), abs(high), 1e-300)
        return .symmetricLog(threshold: pow(10, log10(largest).rounded(.down)) / 10)
    }

    fileprivate func spread(_ value: Double) -> Double {
        switch self {
        case .linear: value
        case .logarithmic: log10(max(value, 1e-300))
        case .symmetricLog(let threshold): asinh(value / threshold)
        }
    }
}

/// A vertical axis: a kind of scale and the range it shows.
package struct Scale: Sendable, Hashable {
    package let kind: ScaleKind
    package let low: Double
    package let high: Double
    /// The one value there is, which alone is labelled; nil if there are more.
    private let only: Double?
    private let spreadLow: Double
    private let spreadSize: Double

    /// - Parameters:
    ///   - kind: how values are spread.
    ///   - low: the value at the bottom.
    ///   - high: the value at the top.
    ///   - only: the one value there is; nil if there are more.
    package init(kind: ScaleKind = .linear, low: Double, high: Double, only: Double? = nil) {
        self.only = only
        self.kind = kind
        self.low = low
        self.high = high
        spreadLow = kind.spread(low)
        let size = kind.spread(high) - spreadLow
        spreadSize = size > 0 ? size : 1
    }

    /// Where a value lies from bottom (0) to top (1); values outside the range lie outside.
    package func fraction(_ value: Double) -> Double {
        (kind.spread(value) - spreadLow) / spreadSize
    }

    /// Labelled values, at most `count`.
    package func ticks(atMost count: Int) -> [(value: Double, label: String)] {
        if let only { return count > 0 ? [(only, only == 0 ? "0" : Digits(from: only, to: only).text(only))] : [] }
        switch kind {
        case .linear:
            let ticks = Ticks.nice(from: low, to: high, atMost: count)
            return ticks.values.map { ($0, ticks.label($0)) }
        case .logarithmic:
            return thinned(decades(from: low, to: high), to: count)
        case .symmetricLog(let threshold):
            let positive = high > threshold ? decades(from: threshold, to: high) : []
            let negative = low < -threshold ? decades(from: threshold, to: -low).map { -$0 }.reversed() : []
            return thinned(negative + (low <= 0 && high >= 0 ? [0] : []) + positive, to: count)
        }
    }

    /// Powers of ten in a positive range; with 2 and 5 times when there are few.
    private func decades(from low: Double, to high: Double) -> [Double] {
        let first = Int(log10(low).rounded(.down))
        let last = Int(log10(high).rounded(.up))
        guard last - first < 64 else { return [] }
        let factors: [Double] = last - first > 3 ? [1] : [1, 2, 5]
        var values: [Double] = []
        for power in first...last {
            for factor in factors {
                let value = factor * pow(10, Double(power))
                if value >= low * (1 - 1e-9), value <= high * (1 + 1e-9) { values.append(value) }
            }
        }
        return values
    }

    /// Every n-th value, so that zero stays and at most `count` remain.
    private func thinned(_ values: [Double], to count: Int) -> [(value: Double, label: String)] {
        guard count > 0 else { return [] }
        let zero = values.firstIndex(of: 0) ?? 0
        var step = 1
        while (values.count + step - 1) / step > count { step += 1 }
        let kept = values.indices.filter { ($0 - zero) % step == 0 }.map { values[$0] }
        return kept.prefix(count).map { ($0, $0 == 0 ? "0" : label($0)) }
    }

    private func label(_ value: Double) -> String {
        abs(value) >= 0.01 && abs(value) < 10_000 ? plain(value) : Text.scientific(value)
    }

    private func plain(_ value: Double) -> String {
        Text.trimmed(value, abs(value) < 0.1 ? 2 : abs(value) < 1 ? 1 : 0)
    }
}
