import Scales

/// Curves over a common axis, with bands for their confidence intervals.
package struct LineChart: Sendable, Hashable {
    /// A curve.
    package struct Series: Sendable, Hashable {
        /// Its name in the legend.
        package var name: String
        /// By ascending x. What is not finite makes a gap.
        package var points: [CurvePoint]

        package init(name: String, points: [CurvePoint]) {
            self.name = name
            self.points = points
        }
    }

    package var title: String
    /// What the chart shows, in a sentence, for those who cannot see it.
    package var description: String
    /// What the axes mean, with their units.
    package var xLabel: String
    package var yLabel: String
    /// Drawn in this order, each in a colour and with a marker of its own.
    package var series: [Series]
    /// Values that the vertical axis shows in any case.
    package var included: [Double] = []
    /// Pixels.
    package var width = 760.0
    package var height = 420.0

    package init(title: String, description: String, xLabel: String, yLabel: String, series: [Series]) {
        self.title = title
        self.description = description
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.series = series
    }

    /// The file.
    package var svg: String { svg(at: (0, 0)) }

    /// The chart, as a file or at a place of a page that holds several, in pixels.
    func svg(at place: (x: Double, y: Double)) -> String {
        var page = ChartPage(width: width, height: height, title: title, description: description, place: place)
        let legend = ChartLegend(series.map(\.name), width: width - 2 * ChartPage.margin)
        let top = ChartPage.top + legend.height + 30
        let y = ChartAxis(yRange, from: height - 48, to: top, ticks: max(Int((height - 48 - top) / 36), 2))
        let ends = endLabels(y)
        let left = ChartPage.margin + y.labelWidth + 8
        let right = width - ChartPage.margin - (ends.map(\.width).max() ?? 0) - 8
        let x = ChartAxis(
            xRange, from: left, to: right, ticks: max(Int((right - left) / 80), 2),
            isWhole: finitePoints.allSatisfy { $0.x == $0.x.rounded() })
        legend.draw(on: &page, y: ChartPage.top)
        drawAxes(x, y, on: &page)
        for (index, series) in series.enumerated() {
            drawBand(series.points, x, y, color: .series(index), on: &page)
        }
        for (index, series) in series.enumerated() {
            drawCurve(series.points, x, y, index: index, on: &page)
        }
        for label in ends {
            page.text(
                label.text, x: right + 10, y: label.y + 4, size: ChartPage.tickSize, color: .series(label.series),
                isBold: true)
        }
        if finitePoints.isEmpty {
            page.text("no data", x: (left + right) / 2, y: (top + height - 48) / 2, color: .muted, anchor: .middle)
        }
        return page.finished()
    }

    private var finitePoints: [CurvePoint] { series.flatMap(\.points).filter { $0.x.isFinite && $0.y.isFinite } }

    /// All values with their intervals, widened to round numbers.
    private var yRange: (low: Double, high: Double) {
        let others = included.filter(\.isFinite)
        let lower = finitePoints.map { $0.y - $0.band } + others
        let upper = finitePoints.map { $0.y + $0.band } + others
        guard let low = lower.min(), let high = upper.max() else { return (0, 1) }
        return Ticks.niceRange(low, high)
    }

    /// Exactly the places there are: curves begin and end at the frame.
    private var xRange: (low: Double, high: Double) {
        guard let low = finitePoints.map(\.x).min(), let high = finitePoints.map(\.x).max() else { return (0, 1) }
        return high > low ? (low, high) : (low - 1, high + 1)
    }
}

extension CurvePoint {
    /// Half the width of the band at this point; zero where there is none to be drawn.
    var band: Double { interval.map { $0.isFinite ? abs($0) : 0 } ?? 0 }
}
