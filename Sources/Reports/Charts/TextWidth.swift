/// About how wide text is. Which font a viewer has cannot be known, so this is for a wide one, DejaVu Sans; in others
/// layouts leave some room.
enum TextWidth {
    /// How much wider bold text is.
    static let bold = 1.12

    /// Pixels, for a font size in pixels.
    static func estimate(_ text: String, size: Double) -> Double {
        text.reduce(0) { $0 + share($1) } * size
    }

    /// The text, cut and with an ellipsis if it is wider than some pixels.
    static func shortened(_ text: String, to width: Double, size: Double) -> String {
        guard estimate(text, size: size) > width else { return text }
        var kept = ""
        for character in text {
            if estimate(kept + [character, "…"], size: size) > width { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// Width by font size, rounded up for groups of letters.
    private static func share(_ character: Character) -> Double {
        switch character {
        case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", " ", "!": 0.35
        case "f", "t", "r", "-", "(", ")", "/": 0.42
        case "c", "s", "z", "k", "v", "x", "y": 0.6
        case "m", "w", "M", "W", "%", "@", "…": 1
        case "A"..."Z": 0.76
        case _ where character.isASCII: 0.64
        // Letters of other scripts, up to full width.
        default: (character.unicodeScalars.first?.value ?? 0) >= 0x1100 ? 1 : 0.7
        }
    }
}
