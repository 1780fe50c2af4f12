/// Takes text apart into what a terminal shows in cells.
///
/// Terminals agree on the width of single characters and of combining marks, but not on what is joined into one picture
/// (emoji with a skin colour, families, variation selectors). Of these only the first is shown: then all agree.
package struct CellPieces: Sendable {
    package enum Piece: Sendable, Hashable {
        /// A character of one or two cells.
        case glyph(Unicode.Scalar, width: Int)
        /// A mark over, under or around the character before.
        case mark(Unicode.Scalar)
        /// What has no place of its own and would confuse: controls of direction, joiners, selectors.
        case nothing
    }

    /// The character that marks belong to.
    private var base: Unicode.Scalar?
    /// Whether the next picture is joined to the one before.
    private var isJoined = false

    package init() {}

    /// - Parameter scalar: the next character of a text.
    /// - Returns: what it is shown as.
    package mutating func take(_ scalar: Unicode.Scalar) -> Piece {
        // Nothing below combines with what is before it, except for what is told apart here.
        guard scalar.value >= 0x300 || scalar.value == 0xAD else {
            base = scalar
            isJoined = false
            return .glyph(scalar, width: 1)
        }
        let properties = scalar.properties
        if scalar.value == 0x200D {
            isJoined = base.map { $0.value > 0xFF && $0.properties.isEmoji } ?? false
            return .nothing
        }
        switch properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator: return .nothing
        case .nonspacingMark, .enclosingMark:
            return properties.isVariationSelector || base == nil ? .nothing : .mark(scalar)
        default: break
        }
        if properties.isEmojiModifier, base?.properties.isEmojiModifierBase == true { return .nothing }
        if isJoined, properties.isEmoji {
            isJoined = false
            return .nothing
        }
        let width = CellWidth.of(scalar)
        // Vowels and finals of Hangul in parts.
        if width == 0 { return base == nil ? .nothing : .mark(scalar) }
        base = scalar
        isJoined = false
        return width.map { .glyph(scalar, width: $0) } ?? .glyph("\u{FFFD}", width: 1)
    }
}
