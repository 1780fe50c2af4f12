import Cells
import Games

/// Rows of text in columns that line up.
struct TextTable {
    private var rows: [[String]] = []
    /// Columns from here on are set flush right, as numbers are.
    private let firstNumber: Int

    init(numbersFrom firstNumber: Int = .max) { self.firstNumber = firstNumber }

    mutating func append(_ row: [String]) { rows.append(row.map(\.visible)) }

    /// The lines, two spaces between columns and none at the ends.
    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? CellWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - CellWidth.of(cell))
                return column >= firstNumber ? space + cell : cell + space
            }
            let line = cells.joined(separator: "  ")
            return String(line.prefix { _ in true }.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
