import Formats

extension LineChart {
    /// The grid, the labels of the ticks and what the axes mean.
    func drawAxes(_ x: ChartAxis, _ y: ChartAxis, on page: inout ChartPage) {
        for tick in y.ticks {
            let row = y.position(tick.value)
            page.line(x.start, row, x.end, row, color: .grid)
            page.text(
                tick.label, x: x.start - 8, y: row + 4, size: ChartPage.tickSize, color: .muted, anchor: .end)
        }
        page.line(x.start, y.start, x.end, y.start, color: .axis)
        for tick in x.ticks {
            let column = x.position(tick.value)
            page.line(column, y.start, column, y.start + 4, color: .axis)
            page.text(
                tick.label, x: column, y: y.start + 17, size: ChartPage.tickSize, color: .muted, anchor: .middle)
        }
        page.text(
            TextWidth.shortened(yLabel, to: page.width - 2 * ChartPage.margin, size: ChartPage.labelSize),
            x: ChartPage.margin, y: y.end - 10, color: .muted)
        page.text(xLabel, x: (x.start + x.end) / 2, y: y.start + 36, color: .muted, anchor: .middle)
    }

    /// The confidence intervals of a curve, as one shape for each stretch that has them.
    func drawBand(_ points: [CurvePoint], _ x: ChartAxis, _ y: ChartAxis, color: ChartColor, on page: inout ChartPage) {
        for stretch in stretches(points, where: { $0.interval?.isFinite == true }) where stretch.count > 1 {
            let upper = stretch.map { place($0.x, $0.y + $0.band, x, y) }
            let lower = stretch.reversed().map { place($0.x, $0.y - $0.band, x, y) }
            page.path("M" + (upper + lower).joined(separator: "L") + "Z", color: color, opacity: 0.16)
        }
    }

    /// The curve, and its marker at some points of it: at all if they are few, else evenly, always at the last.
    func drawCurve(_ points: [CurvePoint], _ x: ChartAxis, _ y: ChartAxis, index: Int, on page: inout ChartPage) {
        for stretch in stretches(points, where: { _ in true }) where stretch.count > 1 {
            let line = "M" + stretch.map { place($0.x, $0.y, x, y) }.joined(separator: "L")
            page.path(line, color: .series(index), lineWidth: 1.8)
        }
        let finite = stretches(points, where: { _ in true }).joined()
        let spacing = max((finite.count + 11) / 12, 1)
        for (place, point) in finite.enumerated() where (finite.count - 1 - place) % spacing == 0 {
            page.path(
                ChartMarker.series(index).path(x: x.position(point.x), y: y.position(point.y)), color: .series(index))
        }
    }

    /// The last value of each curve, moved up or down until none covers another.
    func endLabels(_ y: ChartAxis) -> [(text: String, series: Int, y: Double, width: Double)] {
        var labels: [(text: String, series: Int, y: Double, width: Double)] = []
        for (index, series) in series.enumerated() {
            guard let last = series.points.last(where: { $0.x.isFinite && $0.y.isFinite }) else { continue }
            let text = NumberText.tick(last.y, y.decimals + 1)
            let width = TextWidth.estimate(text, size: ChartPage.tickSize * TextWidth.bold)
            labels.append((text, index, y.position(last.y), width))
        }
        labels.sort { ($0.y, $0.series) < ($1.y, $1.series) }
        let distance = 13.0
        for index in labels.indices.dropFirst() {
            labels[index].y = max(labels[index].y, labels[index - 1].y + distance)
        }
        // Those pushed below the axis go back up, and push others before them.
        var lowest = y.start
        for index in labels.indices.reversed() {
            labels[index].y = min(labels[index].y, lowest)
            lowest = labels[index].y - distance
        }
        return labels
    }

    /// Runs of neighbours that can be drawn.
    private func stretches(_ points: [CurvePoint], where condition: (CurvePoint) -> Bool) -> [[CurvePoint]] {
        points.split { !($0.x.isFinite && $0.y.isFinite && condition($0)) }.map(Array.init)
    }

    private func place(_ xValue: Double, _ yValue: Double, _ x: ChartAxis, _ y: ChartAxis) -> String {
        "\(SVG.number(x.position(xValue))) \(SVG.number(y.position(yValue)))"
    }
}
