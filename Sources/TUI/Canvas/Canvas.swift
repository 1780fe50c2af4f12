import Cells

/// A pen on a cell buffer: knows the theme, the symbols and the region it may draw in. Positions are counted from the
/// region's corner and every write is clipped to the region.
package struct Canvas: Sendable {
    package private(set) var buffer: CellBuffer
    package let theme: ResolvedTheme
    package let symbols: Symbols
    /// The region on the buffer; may reach beyond it.
    private var bounds: Rect
    /// The part of the region that may be written.
    private var clip: Rect

    package init(buffer: CellBuffer, theme: ResolvedTheme, symbols: Symbols) {
        self.buffer = buffer
        self.theme = theme
        self.symbols = symbols
        bounds = Rect(width: buffer.width, height: buffer.height)
        clip = bounds
    }

    /// Exchanges the buffer drawn on for another, without a copy, and draws on all of it from now on.
    package mutating func exchange(with other: inout CellBuffer) {
        swap(&buffer, &other)
        bounds = Rect(width: buffer.width, height: buffer.height)
        clip = bounds
    }

    /// Columns of the region.
    package var width: Int { bounds.width }
    /// Rows of the region.
    package var height: Int { bounds.height }
    /// The region in its own coordinates.
    package var area: Rect { Rect(width: width, height: height) }

    /// Draws in a part of the region.
    package mutating func inside(_ rect: Rect, _ draw: (inout Canvas) -> Void) {
        let outer = (bounds, clip)
        bounds = Rect(
            column: bounds.column + rect.column, row: bounds.row + rect.row, width: rect.width, height: rect.height)
        clip = clip.intersection(bounds)
        draw(&self)
        (bounds, clip) = outer
    }

    /// Puts one character of one cell.
    package mutating func put(_ glyph: Unicode.Scalar, _ style: Style, column: Int, row: Int) {
        let x = bounds.column + column
        let y = bounds.row + row
        guard x >= clip.column, x < clip.endColumn, y >= clip.row, y < clip.endRow else { return }
        buffer.put(glyph, style, column: x, row: y)
    }

    /// The cell at a position; a blank outside the region.
    package func cell(column: Int, row: Int) -> Cell {
        buffer[bounds.column + column, bounds.row + row]
    }

    /// Writes text to the right, at most `limit` cells of it.
    ///
    /// - Returns: the column after the text.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol, _ style: Style, column: Int, row: Int, limit: Int = .max
    ) -> Int {
        let end = buffer.write(
            text, column: bounds.column + column, row: bounds.row + row, style: style, limit: limit, inside: clip)
        return end - bounds.column
    }

    /// Writes text so that it ends before a column.
    package mutating func writeRight(_ text: String, _ style: Style, before column: Int, row: Int) {
        write(text, style, column: column - CellWidth.of(text), row: row)
    }

    /// Fills a rectangle with blanks of a style.
    package mutating func clear(_ rect: Rect, _ style: Style) {
        let part = Rect(
            column: bounds.column + rect.column, row: bounds.row + rect.row, width: rect.width, height: rect.height)
        buffer.fill(part.intersection(clip), with: Cell(" ", style))
    }
}
