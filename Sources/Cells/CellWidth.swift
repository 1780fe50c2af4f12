import CWidth
import Platform

// Unsafe here is C alone: the locale is made once and never freed, and set for this thread as long as a call takes.

/// How many cells of a terminal characters and text take: the one answer for the screen, for tables and for all else that
/// lines up in a font of fixed width.
package enum CellWidth {
    /// The C library's tables of Unicode, whatever the locale is; nil where it has none.
    nonisolated(unsafe) private static let unicode = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

    /// Cells of a text in which `CellPieces` leaves out what is not shown.
    package static func of(_ text: some StringProtocol) -> Int {
        var pieces = CellPieces()
        return text.unicodeScalars.reduce(0) { sum, scalar in
            if case .glyph(_, let width) = pieces.take(scalar) { return sum + width }
            return sum
        }
    }

    /// Cells of a character by itself: 0, 1 or 2; nil for one that Unicode does not assign.
    package static func of(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        // Most of what is drawn: Latin letters, and lines, blocks and braille.
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2500..<0x25A0, 0x2800..<0x2900: return 1
        // Controls are shown as a blank, where they are shown at all.
        case 0..<0x20, 0x7F..<0xA0: return 1
        default: break
        }
        guard let unicode = unsafe unicode else { return 1 }
        let locale = unsafe uselocale(unicode)
        defer { unsafe uselocale(locale) }
        let width = widthOfCharacter(wchar_t(scalar.value))
        return width < 0 ? nil : min(Int(width), 2)
    }
}
