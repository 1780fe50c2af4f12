/// Finds the terminal's entry for a colour.
package enum ColorMap {
    /// The entry that stands for a colour; -1, the terminal's own colour, in mono.
    package static func ink(_ color: RGB, _ depth: ColorDepth) -> Ink {
        switch depth {
        case .colors256: nearestIndexed(color)
        case .colors16: named(color, bright: true)
        case .colors8: named(color, bright: false)
        case .mono: -1
        }
    }

    /// The colour of an indexed entry (16-255): a 6 x 6 x 6 cube, then 24 greys. The first 16 are the user's own.
    package static func indexed(_ entry: Int) -> RGB {
        guard entry < 232 else {
            let grey = UInt8(min(8 + (entry - 232) * 10, 255))
            return RGB(grey, grey, grey)
        }
        let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
        let index = max(entry - 16, 0)
        return RGB(levels[index / 36 % 6], levels[index / 6 % 6], levels[index % 6])
    }

    private static let table: [OKLab] = (16...255).map { indexed($0).oklab }

    private static func nearestIndexed(_ color: RGB) -> Ink {
        let wanted = color.oklab
        var best = 0
        var smallest = Double.infinity
        for (index, candidate) in table.enumerated() {
            let distance = candidate.distance(wanted)
            if distance < smallest { (best, smallest) = (index, distance) }
        }
        return Ink(16 + best)
    }

    /// Distances mislead among 16 colours (dull ones all become grey), so hue and lightness are sorted by hand.
    private static func named(_ color: RGB, bright: Bool) -> Ink {
        let lab = color.oklab
        // Very light and very dark colours are seen as white and black long before they have no hue.
        if lab.lightness > 0.93, lab.chroma < 0.09 { return bright ? 15 : 7 }
        if lab.lightness < 0.3, lab.chroma < 0.06 { return 0 }
        if lab.chroma < 0.04 {
            guard bright else { return lab.lightness < 0.5 ? 0 : 7 }
            return lab.lightness < 0.25 ? 0 : lab.lightness < 0.6 ? 8 : lab.lightness < 0.9 ? 7 : 15
        }
        if lab.lightness < 0.22 { return 0 }
        let base: Ink =
            switch lab.hue {
            case ..<45: 1  // red
            case ..<118: lab.lightness < 0.5 && lab.hue < 70 ? 1 : 3  // yellow, orange; dark orange is brown-red
            case ..<165: 2  // green
            case ..<232: 6  // cyan
            case ..<300: 4  // blue
            case ..<352: 5  // magenta
            default: 1
            }
        return bright && lab.lightness > 0.68 ? base + 8 : base
    }

    /// Black or white, whichever is read more easily on a background.
    package static func contrast(on color: RGB, _ depth: ColorDepth) -> Ink {
        let isLight = color.oklab.lightness > 0.62
        switch depth {
        case .colors256: return isLight ? 16 : 231
        case .colors16: return lightBackground(named(color, bright: true)) ? 0 : 15
        case .colors8: return lightBackground(named(color, bright: false)) ? 0 : 7
        case .mono: return -1
        }
    }

    /// Whether black text is read more easily on a named colour.
    private static func lightBackground(_ ink: Ink) -> Bool {
        switch ink {
        case 0, 1, 4, 5, 8: false
        default: true
        }
    }
}
