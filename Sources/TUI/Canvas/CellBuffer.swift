import Cells

/// One character position of the screen.
package struct Cell: Sendable, Hashable {
    /// A character of one cell, or of two, of which this is the left one.
    package var glyph: Unicode.Scalar
    package var style: Style
    /// The number of the marks over and under the character.
    private(set) var marks: UInt16 = 0

    package init(_ glyph: Unicode.Scalar = " ", _ style: Style = .plain) {
        self.glyph = glyph
        self.style = style
    }

    /// The right half of a character that begins in the cell before.
    package static func rightHalf(_ style: Style) -> Cell { Cell("\0", style) }

    /// Whether this is the right half of a character.
    package var isRightHalf: Bool { glyph == "\0" }

    /// Whether it has marks.
    package var hasMarks: Bool { marks != 0 }

    /// The character with its marks; empty for a right half.
    package var text: String.UnicodeScalarView {
        var result = String.UnicodeScalarView()
        if !isRightHalf { result.append(glyph) }
        result.append(contentsOf: CellMarks.marks(marks))
        return result
    }

    mutating func add(_ mark: Unicode.Scalar) { marks = CellMarks.adding(mark, to: marks) }
}

/// A grid of cells that panels draw into. Every write is clipped to the grid, so any size is legal, also 0 x 0. A wide
/// character always has both of its cells: where one is written over or has no room, a blank stands for the other.
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
    ///   - fill: the cell it starts with, of one column.
    package init(width: Int, height: Int, fill: Cell = Cell()) {
        self.width = max(width, 0)
        self.height = max(height, 0)
        cells = Array(repeating: fill, count: self.width * self.height)
    }

    /// The cell at a position; a blank outside the grid.
    package subscript(column: Int, row: Int) -> Cell {
        contains(column, row) ? cells[row * width + column] : Cell()
    }

    /// Whether a position lies in the grid.
    package func contains(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && row >= 0 && column < width && row < height
    }

    /// Puts a character of one cell; outside the grid it is dropped.
    package mutating func put(_ glyph: Unicode.Scalar, _ style: Style, column: Int, row: Int) {
        guard contains(column, row) else { return }
        let index = row * width + column
        separate(index, inRow: row)
        cells[index] = Cell(glyph == "\0" ? " " : glyph, style)
    }

    /// Writes text from a position to the right, at most `limit` cells of it. Of a wide character that has one cell left
    /// a blank stays.
    ///
    /// - Parameters:
    ///   - text: what to write.
    ///   - column: where it begins.
    ///   - row: its row.
    ///   - style: its style.
    ///   - limit: cells it may take.
    ///   - clip: where something is written; nil for everywhere.
    /// - Returns: the column after the text.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol, column: Int, row: Int, style: Style = .plain, limit: Int = .max,
        inside clip: Rect? = nil
    ) -> Int {
        let whole = Rect(width: width, height: height)
        let area = clip?.intersection(whole) ?? whole
        let columns = row >= area.row && row < area.endRow ? area.column..<area.endColumn : 0..<0
        var position = column
        /// Where the character is that marks belong to.
        var last: Int?
        var pieces = CellPieces()
        for scalar in text.unicodeScalars {
            switch pieces.take(scalar) {
            case .nothing: break
            case .mark(let mark):
                if let last { cells[row * self.width + last].add(mark) }
            case .glyph(let glyph, let width):
                let left = limit - (position - column)
                if left <= 0 { return position }
                last = nil
                if width > 1, left > 1, columns.contains(position), columns.contains(position + 1) {
                    last = position
                    put(glyph, style, column: position, row: row)
                    put(" ", style, column: position + 1, row: row)
                    cells[row * self.width + position + 1] = .rightHalf(style)
                } else {
                    for place in position..<position + min(width, left) where columns.contains(place) {
                        if width == 1 { last = place }
                        put(width > 1 ? " " : glyph, style, column: place, row: row)
                    }
                }
                position += min(width, left)
            }
        }
        return position
    }

    /// A blank takes the place of the other half of what is about to be written over.
    private mutating func separate(_ index: Int, inRow row: Int) {
        if cells[index].isRightHalf, index > row * width {
            cells[index - 1] = Cell(" ", cells[index - 1].style)
        }
        if index + 1 < (row + 1) * width, cells[index + 1].isRightHalf {
            cells[index + 1] = Cell(" ", cells[index + 1].style)
        }
    }

    /// Makes every cell of a rectangle the same, one column wide.
    package mutating func fill(_ rect: Rect, with cell: Cell) {
        let part = rect.intersection(Rect(width: width, height: height))
        guard !part.isEmpty else { return }
        for row in part.row..<part.endRow {
            separate(row * width + part.column, inRow: row)
            separate(row * width + part.endColumn - 1, inRow: row)
            for index in row * width + part.column..<row * width + part.endColumn { cells[index] = cell }
        }
    }

    /// The text of a row without trailing blanks.
    package func text(ofRow row: Int) -> String {
        guard row >= 0, row < height else { return "" }
        var line = String.UnicodeScalarView()
        for cell in cells[row * width..<(row + 1) * width] { line.append(contentsOf: cell.text) }
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    /// The text of all rows, joined by line feeds.
    package var text: String { (0..<height).map(text(ofRow:)).joined(separator: "\n") }
}
