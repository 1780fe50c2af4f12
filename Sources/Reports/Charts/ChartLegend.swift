/// Names of series with their lines and markers, in as many rows as they need.
struct ChartLegend {
    private var entries: [(name: String, x: Double, row: Int)] = []
    private static let rowHeight = 18.0
    private static let sample = 24.0

    /// - Parameters:
    ///   - names: of the series, in their order.
    ///   - width: pixels there are.
    init(_ names: [String], width: Double) {
        var (x, row) = (0.0, 0)
        for name in names {
            let shown = TextWidth.shortened(name, to: width - ChartLegend.sample - 6, size: ChartPage.labelSize)
            let size = ChartLegend.sample + 6 + TextWidth.estimate(shown, size: ChartPage.labelSize)
            if x > 0, x + size > width { (x, row) = (0, row + 1) }
            entries.append((shown, x, row))
            x += size + 18
        }
    }

    /// Pixels.
    var height: Double { (entries.last.map { Double($0.row + 1) } ?? 0) * ChartLegend.rowHeight }

    /// - Parameters:
    ///   - page: to draw on.
    ///   - y: pixels from above.
    func draw(on page: inout ChartPage, y: Double) {
        for (index, entry) in entries.enumerated() {
            let x = ChartPage.margin + entry.x
            let middle = y + (Double(entry.row) + 0.5) * ChartLegend.rowHeight
            page.line(x, middle, x + ChartLegend.sample, middle, color: .series(index), width: 1.8)
            page.path(
                ChartMarker.series(index).path(x: x + ChartLegend.sample / 2, y: middle), color: .series(index))
            page.text(entry.name, x: x + ChartLegend.sample + 6, y: middle + 4)
        }
    }
}
