/// A rectangle of cells. Empty ones have no width or no height, never a negative one.
package struct Rect: Sendable, Hashable {
    package var column: Int
    package var row: Int
    package var width: Int
    package var height: Int

    package init(column: Int = 0, row: Int = 0, width: Int, height: Int) {
        self.column = column
        self.row = row
        self.width = max(width, 0)
        self.height = max(height, 0)
    }

    /// First column to the right of it.
    package var endColumn: Int { column + width }
    /// First row below it.
    package var endRow: Int { row + height }
    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether a cell lies in it.
    package func contains(column: Int, row: Int) -> Bool {
        (self.column..<endColumn).contains(column) && (self.row..<endRow).contains(row)
    }

    /// What lies in both.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        return Rect(
            column: left, row: top, width: min(endColumn, other.endColumn) - left,
            height: min(endRow, other.endRow) - top)
    }

    /// What remains without a margin on each side.
    package func inset(horizontal: Int, vertical: Int) -> Rect {
        Rect(
            column: column + horizontal, row: row + vertical, width: width - 2 * horizontal,
            height: height - 2 * vertical)
    }

    /// A rectangle of the given size in the middle of this one, shrunk to fit.
    package func centered(width wanted: Int, height wantedHeight: Int) -> Rect {
        let size = (width: min(wanted, width), height: min(wantedHeight, height))
        return Rect(
            column: column + (width - size.width) / 2, row: row + (height - size.height) / 2, width: size.width,
            height: size.height)
    }
}
