import CNcurses
import Games
import Platform

// Unsafe here is curses' window, which lives as long as the screen; a row has as many cells as `scratch`.

extension Terminal {
    /// Shows a screen. Only cells that differ from what was drawn last are sent; nothing at all if none does.
    ///
    /// - Parameter buffer: the screen; what exceeds the window is cut off.
    package func draw(_ buffer: CellBuffer) {
        if pairs.isFull {
            pairs.reset()
            repaint()
        }
        let runs = CellRun.changed(from: shown, to: buffer)
        if runs.isEmpty, shown != nil { return }
        if shown == nil { unsafe werase(cursesScreen()) }
        for run in runs { place(run, of: buffer) }
        unsafe wrefresh(cursesScreen())
        sink.send(synchronized: curses.isANSI)
        shown = buffer
    }

    /// Hands a run of cells to ncurses.
    private func place(_ run: CellRun, of buffer: CellBuffer) {
        let start = run.row * buffer.width
        let cells = buffer.cells[start + run.columns.lowerBound..<start + run.columns.upperBound]
        if scratch.count < cells.count { scratch = Array(repeating: cchar_t(), count: cells.count) }
        var style = Style.plain
        var pair: Int32 = 0
        var attributes: attr_t = 0
        var count = 0
        for cell in cells {
            // ncurses gives the character before two cells by itself, unless a question mark stands for it.
            if cell.isRightHalf, isUTF8 { continue }
            if cell.style != style {
                style = cell.style
                pair = pairs.number(foreground: style.foreground, background: style.background)
                attributes = Terminal.attributes(style.attributes)
            }
            fill(&scratch[count], cell, attributes, pair)
            count += 1
        }
        unsafe mvwadd_wchnstr(cursesScreen(), Int32(run.row), Int32(run.columns.lowerBound), scratch, Int32(count))
    }

    private func fill(_ target: inout cchar_t, _ cell: Cell, _ attributes: attr_t, _ pair: Int32) {
        guard isUTF8 else {
            return unsafe cursesFill(&target, Terminal.encodable(cell.glyph), nil, 0, attributes, pair)
        }
        let marks = cell.hasMarks ? cell.text.dropFirst().map { wchar_t($0.value) } : []
        unsafe cursesFill(&target, Terminal.shownGlyph(cell.glyph), marks, Int32(marks.count), attributes, pair)
    }

    private static func attributes(_ set: Style.Attributes) -> attr_t {
        var result: attr_t = 0
        if set.contains(.bold) { result |= cursesBold }
        if set.contains(.dim) { result |= cursesDim }
        if set.contains(.reverse) { result |= cursesReverse }
        if set.contains(.underline) { result |= cursesUnderline }
        return result
    }

    /// Control characters would move the cursor, others turn or hide what stands beside them: they are shown as blanks.
    private static func shownGlyph(_ glyph: Unicode.Scalar) -> wchar_t { wchar_t(glyph.isVisible ? glyph.value : 32) }

    /// What an encoding of one byte for each character has for it, or a question mark.
    private static func encodable(_ glyph: Unicode.Scalar) -> wchar_t {
        let glyph = shownGlyph(glyph)
        return glyph < 128 || wctob(wint_t(glyph)) != EOF ? glyph : 63
    }
}
