/// Charts beside and below each other, to be compared: all vertical axes show the same values.
package struct ChartGrid: Sendable, Hashable {
    package var title: String
    /// What it shows, in a sentence, for those who cannot see it.
    package var description: String
    /// From above, each from the left.
    package var rows: [[LineChart]]

    package init(title: String, description: String, rows: [[LineChart]]) {
        self.title = title
        self.description = description
        self.rows = rows
    }

    /// The file.
    package var svg: String {
        let charts = rows.map { $0.map(common) }
        let widths = charts.map { $0.reduce(0) { $0 + $1.width } }
        let heights = charts.map { $0.map(\.height).max() ?? 0 }
        var page = ChartPage(
            width: widths.max() ?? 0, height: ChartPage.top + heights.reduce(0, +), title: title,
            description: description)
        var y = ChartPage.top
        for (row, height) in zip(charts, heights) {
            var x = 0.0
            for chart in row {
                page.chart(chart.svg(at: (x, y)))
                x += chart.width
            }
            y += height
        }
        return page.finished()
    }

    /// A chart with the values of all others on its axis.
    private func common(_ chart: LineChart) -> LineChart {
        var chart = chart
        for other in rows.joined() {
            chart.included += other.included
            for point in other.series.flatMap(\.points) where point.y.isFinite {
                chart.included += [point.y - point.band, point.y + point.band]
            }
        }
        return chart
    }
}
