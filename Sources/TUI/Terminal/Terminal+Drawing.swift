import CNcurses
import Games

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
        if shown == nil { werase(cursesScreen()) }
        for run in runs { place(run, of: buffer) }
        wrefresh(cursesScreen())
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
        for (position, cell) in cells.enumerated() {
            if cell.style != style {
                style = cell.style
                pair = pairs.number(foreground: style.foreground, background: style.background)
                attributes = Terminal.attributes(style.attributes)
            }
            cursesFill(&scratch[position], Terminal.shownGlyph(cell.glyph), attributes, pair)
        }
        mvwadd_wchnstr(
            cursesScreen(), Int32(run.row), Int32(run.columns.lowerBound), scratch, Int32(cells.count))
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
}
