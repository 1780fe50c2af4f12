import Scales

/// A table of numbers on colours, such as the rewards of a tournament: everyone in a row against everyone in a column.
package struct HeatTable: Sendable, Hashable {
    package var title: String
    /// What the table shows, in a sentence, for those who cannot see it.
    package var description: String
    /// What rows and columns are.
    package var rowLabel: String
    package var columnLabel: String
    package var rows: [String]
    package var columns: [String]
    /// `[rows][columns]`; nil or not finite for what was not measured.
    package var values: [[Double?]]
    /// Decimals there are in any case.
    package var decimals = 2
    /// The value without colour, between two colours; nil to go from no colour at the least value to one at the
    /// greatest.
    package var centre: Double?

    private static let cellHeight = 30.0

    /// - Precondition: `values` has a row for each of `rows`, and each has a value for each of `columns`.
    package init(
        title: String, description: String, rowLabel: String, columnLabel: String, rows: [String], columns: [String],
        values: [[Double?]], centre: Double? = nil
    ) {
        precondition(
            values.count == rows.count && values.allSatisfy { $0.count == columns.count },
            "a table needs a value for each row and column")
        self.title = title
        self.description = description
        self.rowLabel = rowLabel
        self.columnLabel = columnLabel
        self.rows = rows
        self.columns = columns
        self.values = values
        self.centre = centre
    }

    /// The file; it is as large as the table needs.
    package var svg: String {
        let size = ChartPage.labelSize
        let rowNames = rows.map { TextWidth.shortened($0, to: 220, size: size) }
        let columnNames = columns.map { TextWidth.shortened($0, to: 130, size: size) }
        let widestName = (rowNames + [rowLabel]).map { TextWidth.estimate($0, size: size) }.max() ?? 0
        let numbers = values.joined().map { TextWidth.estimate(written($0), size: size) }
        let cellWidth = max((columnNames.map { TextWidth.estimate($0, size: size) } + numbers).max() ?? 0, 34) + 14
        let left = ChartPage.margin + widestName + 10
        let top = ChartPage.top + 42
        let right = left + cellWidth * Double(columns.count)
        let titleWidth = TextWidth.estimate(title, size: ChartPage.titleSize * TextWidth.bold) + 2 * ChartPage.margin
        let columnLabelEnd = left + TextWidth.estimate(columnLabel, size: size)
        var page = ChartPage(
            width: max(right + ChartPage.margin, columnLabelEnd + ChartPage.margin, min(titleWidth, 760)),
            height: top + HeatTable.cellHeight * Double(rows.count) + ChartPage.margin, title: title,
            description: description)
        page.text(columnLabel, x: left, y: top - 30, color: .muted)
        page.text(rowLabel, x: left - 10, y: top - 9, color: .muted, anchor: .end)
        for (column, name) in columnNames.enumerated() {
            page.text(name, x: left + (Double(column) + 0.5) * cellWidth, y: top - 9, anchor: .middle)
        }
        let scale = HeatColor(values.joined().compactMap { $0 }, centre: centre)
        for (row, name) in rowNames.enumerated() {
            let y = top + Double(row) * HeatTable.cellHeight
            page.text(name, x: left - 10, y: y + 19, anchor: .end)
            for (column, value) in values[row].enumerated() {
                let x = left + Double(column) * cellWidth
                let color = scale.color(value)
                page.cell(
                    x: x + 1, y: y + 1, width: cellWidth - 2, height: HeatTable.cellHeight - 2, fill: color.fill)
                page.cellText(written(value), x: x + cellWidth / 2, y: y + 19, fill: color.text)
            }
        }
        return page.finished()
    }

    /// How values are written.
    private var digits: Digits { Digits(of: values.joined().compactMap(\.self), atLeast: decimals) }

    private func written(_ value: Double?) -> String {
        value.map { $0.isFinite ? digits.text($0) : "–" } ?? "–"
    }
}
