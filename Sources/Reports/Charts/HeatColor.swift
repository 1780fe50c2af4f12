/// Colours for numbers: none at the centre, blue above, orange below.
struct HeatColor {
    private let centre: Double
    /// The largest distance from the centre; at least as small as makes no colour of rounding.
    private let reach: Double

    private static let none: [Double] = [240, 242, 244]
    private static let above: [Double] = [31, 95, 160]
    private static let below: [Double] = [176, 84, 16]

    /// - Parameters:
    ///   - values: all that will be coloured.
    ///   - centre: nil for the least value.
    init(_ values: [Double], centre: Double?) {
        let finite = values.filter(\.isFinite)
        let origin = centre ?? finite.min() ?? 0
        self.centre = origin
        reach = max(finite.map { abs($0 - origin) }.max() ?? 0, 1e-12)
    }

    /// The colour of a cell, and that of text on it.
    func color(_ value: Double?) -> (fill: String, text: String) {
        guard let value, value.isFinite else { return (HeatColor.hex(HeatColor.none), "#59636e") }
        let share = min(abs(value - centre) / reach, 1)
        let target = value < centre ? HeatColor.below : HeatColor.above
        let mixed = zip(HeatColor.none, target).map { ($0 + ($1 - $0) * share).rounded() }
        // Perceived brightness, weights of ITU-R BT.601.
        let brightness = (0.299 * mixed[0] + 0.587 * mixed[1] + 0.114 * mixed[2]) / 255
        return (HeatColor.hex(mixed), brightness > 0.55 ? "#1f2429" : "#ffffff")
    }

    private static func hex(_ channels: [Double]) -> String {
        "#"
            + channels.map { channel in
                let digits = String(Int(channel), radix: 16)
                return digits.utf8.count < 2 ? "0" + digits : digits
            }.joined()
    }
}
