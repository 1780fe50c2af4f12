import Cells
import Games

/// A table of Markdown whose columns also line up in the source.
package struct MarkdownTable: Sendable, Hashable {
    /// How the cells of a column are set.
    package enum Alignment: Sendable, Hashable {
        case left
        /// For numbers.
        case right
    }

    package struct Column: Sendable, Hashable {
        package var title: String
        package var alignment: Alignment

        package init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    package let columns: [Column]
    package private(set) var rows: [[String]] = []

    package init(_ columns: [Column]) { self.columns = columns }

    /// - Precondition: a cell for each column.
    package mutating func append(_ row: [String]) {
        precondition(row.count == columns.count, "a row needs a cell for each column")
        rows.append(row)
    }

    /// The lines, each with its line feed.
    package var text: String {
        let cells = ([columns.map(\.title)] + rows).map { $0.map(MarkdownTable.escaped) }
        let widths = columns.indices.map { column in max(cells.map { CellWidth.of($0[column]) }.max() ?? 0, 3) }
        let rule = columns.indices.map { column in
            columns[column].alignment == .right
                ? String(repeating: "-", count: widths[column] - 1) + ":"
                : String(repeating: "-", count: widths[column])
        }
        let body = cells.map { row in
            row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - CellWidth.of(row[column]))
                return columns[column].alignment == .right ? space + row[column] : row[column] + space
            }
        }
        return ([body[0], rule] + body.dropFirst()).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }

    /// A cell on one line in which no pipe ends it.
    private static func escaped(_ cell: String) -> String {
        cell.visible.unicodeScalars.map { $0 == "|" ? "\\|" : String($0) }.joined()
    }
}
