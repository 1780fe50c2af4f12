/// Characters that rise from nothing to full, for values where there is room for one character.
package enum Ladder {
    private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    /// The Linux console's font has only these shades.
    private static let shades: [Unicode.Scalar] = ["·", "░", "▒", "▓", "█"]
    private static let ascii: [Unicode.Scalar] = [".", ":", "-", "=", "+", "*", "#", "@"]

    /// The characters of a symbol set, lowest first.
    package static func glyphs(_ symbols: Symbols) -> [Unicode.Scalar] {
        switch symbols {
        case .braille: blocks
        case .blocks: shades
        case .ascii: ascii
        }
    }

    /// The character for a share from 0 to 1; never a blank, which would read as missing.
    package static func glyph(_ share: Double, _ symbols: Symbols) -> Unicode.Scalar {
        let glyphs = glyphs(symbols)
        guard share.isFinite else { return "!" }
        return glyphs[min(Int(min(max(share, 0), 1) * Double(glyphs.count)), glyphs.count - 1)]
    }
}
