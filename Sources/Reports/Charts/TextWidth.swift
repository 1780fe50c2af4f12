/// About how wide text is in a sans-serif font. A file of text cannot measure it, so layouts leave some room.
enum TextWidth {
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

    /// Width by font size, from Helvetica's metrics, rounded up.
    private static func share(_ character: Character) -> Double {
        switch character {
        case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", " ", "!": 0.29
        case "f", "t", "r", "-", "(", ")", "/": 0.36
        case "m", "w", "M", "W", "%", "@", "…": 0.9
        case "A"..."Z": 0.72
        case _ where character.isASCII: 0.57
        // Letters of other scripts, up to full width.
        default: (character.unicodeScalars.first?.value ?? 0) >= 0x1100 ? 1 : 0.65
        }
    }
}
