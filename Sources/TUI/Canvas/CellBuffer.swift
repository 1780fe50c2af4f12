/// One character position of the screen.
package struct Cell: Sendable, Hashable {
    /// A character one column wide.
    package var glyph: Unicode.Scalar
    package var style: Style

    package init(_ glyph: Unicode.Scalar = " ", _ style: Style = .plain) {
        self.glyph = glyph
        self.style = style
    }
}

/// A grid of cells that panels draw into. Every write is clipped to the grid, so any size is legal, also 0 x 0.
package struct CellBuffer: Sendable, Hashable {
    /// Columns.
    package let width: Int
    /// Rows.
    package let height: Int
    /// Cells, `[height, width]` row-major.
    package private(set) var cells: [Cell]

    /// - Parameters:
    ///   - width: columns; negative counts as 0.
    ///   - height: rows; negative counts as 0.
    ///   - fill: the cell it starts with.
    package init(width: Int, height: Int, fill: Cell = Cell()) {
        self.width = max(width, 0)
        self.height = max(height, 0)
        cells = Array(repeating: fill, count: self.width * self.height)
    }

    /// The cell at a position; a blank outside the grid. Writes outside are dropped.
    package subscript(column: Int, row: Int) -> Cell {
        get { contains(column, row) ? cells[row * width + column] : Cell() }
        set { if contains(column, row) { cells[row * width + column] = newValue } }
    }

    /// Whether a position lies in the grid.
    package func contains(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && row >= 0 && column < width && row < height
    }

    /// Writes text from a position to the right; stops at `limit` columns or at the edge.
    package mutating func write(
        _ text: some StringProtocol, column: Int, row: Int, style: Style = .plain, limit: Int = .max
    ) {
        guard row >= 0, row < height else { return }
        var position = column
        for scalar in text.unicodeScalars {
            if position >= width || position - column >= limit { return }
            if position >= 0 { cells[row * width + position] = Cell(scalar, style) }
            position += 1
        }
    }

    /// Makes every cell of a rectangle the same.
    package mutating func fill(_ rect: Rect, with cell: Cell) {
        let part = rect.intersection(Rect(width: width, height: height))
        for row in part.row..<part.endRow {
            for index in row * width + part.column..<row * width + part.endColumn { cells[index] = cell }
        }
    }

    /// The text of a row without trailing blanks.
    package func text(ofRow row: Int) -> String {
        guard row >= 0, row < height else { return "" }
        var line = String.UnicodeScalarView()
        line.append(contentsOf: cells[row * width..<(row + 1) * width].map(\.glyph))
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    /// The text of all rows, joined by line feeds.
    package var text: String { (0..<height).map(text(ofRow:)).joined(separator: "\n") }
}
