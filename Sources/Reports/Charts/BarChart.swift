import Formats
import Scales

/// Values side by side as lying bars from zero, with whiskers for their confidence intervals.
package struct BarChart: Sendable, Hashable {
    package struct Bar: Sendable, Hashable {
        package var label: String
        /// Not finite: no bar, and a dash for the number.
        package var value: Double
        /// Half the width of the confidence interval; nil where there is none.
        package var interval: Double?

        package init(label: String, value: Double, interval: Double? = nil) {
            self.label = label
            self.value = value
            self.interval = interval
        }
    }

    package var title: String
    /// What the chart shows, in a sentence, for those who cannot see it.
    package var description: String
    /// What the values mean, with their unit.
    package var valueLabel: String
    /// From above; each in a colour of its own.
    package var bars: [Bar]
    /// Pixels.
    package var width = 760.0

    private static let rowHeight = 30.0

    package init(title: String, description: String, valueLabel: String, bars: [Bar]) {
        self.title = title
        self.description = description
        self.valueLabel = valueLabel
        self.bars = bars
    }

    /// The file; it is as high as the bars need.
    package var svg: String {
        let top = ChartPage.top + 6
        let bottom = top + Double(max(bars.count, 1)) * BarChart.rowHeight
        var page = ChartPage(width: width, height: bottom + 48, title: title, description: description)
        let labels = bars.map { TextWidth.shortened($0.label, to: width * 0.3, size: ChartPage.labelSize) }
        let numbers = bars.map { $0.value.isFinite ? NumberText.measured($0.value, interval: $0.interval) : "–" }
        func widest(_ texts: [String]) -> Double {
            texts.map { TextWidth.estimate($0, size: ChartPage.labelSize) }.max() ?? 0
        }
        let left = ChartPage.margin + widest(labels) + 10
        let right = width - ChartPage.margin - widest(numbers) - 14
        let x = ChartAxis(range, from: left, to: right, ticks: max(Int((right - left) / 70), 2))
        for tick in x.ticks {
            let column = x.position(tick.value)
            page.line(column, top, column, bottom, color: .grid)
            page.text(
                tick.label, x: column, y: bottom + 17, size: ChartPage.tickSize, color: .muted, anchor: .middle)
        }
        for (index, bar) in bars.enumerated() {
            let middle = top + (Double(index) + 0.5) * BarChart.rowHeight
            page.text(labels[index], x: left - 10, y: middle + 4, anchor: .end)
            page.text(numbers[index], x: width - ChartPage.margin, y: middle + 4, anchor: .end)
            if bar.value.isFinite { draw(bar, x, middle: middle, color: .series(index), on: &page) }
        }
        page.line(x.position(0), top, x.position(0), bottom, color: .axis)
        page.text(valueLabel, x: (left + right) / 2, y: bottom + 36, color: .muted, anchor: .middle)
        return page.finished()
    }

    /// Zero, all values and their intervals, widened to round numbers. Zero stays an end if all are on one side.
    private var range: (low: Double, high: Double) {
        let finite = bars.filter(\.value.isFinite)
        let low = finite.reduce(0) { min($0, $1.value - $1.whisker) }
        let high = finite.reduce(0) { max($0, $1.value + $1.whisker) }
        guard high > low else { return (0, 1) }
        let nice = Ticks.niceRange(low, high)
        return (low == 0 ? 0 : nice.low, high == 0 ? 0 : nice.high)
    }

    private func draw(_ bar: Bar, _ x: ChartAxis, middle: Double, color: ChartColor, on page: inout ChartPage) {
        let (zero, end) = (x.position(0), x.position(bar.value))
        let (above, below) = (middle - 8, middle + 8)
        page.path(
            "M\(SVG.number(zero)) \(SVG.number(above))H\(SVG.number(end))V\(SVG.number(below))H\(SVG.number(zero))Z",
            color: color, opacity: 0.75)
        guard bar.whisker > 0 else { return }
        let (low, high) = (x.position(bar.value - bar.whisker), x.position(bar.value + bar.whisker))
        page.line(low, middle, high, middle, color: .ink, width: 1.2)
        page.line(low, middle - 4, low, middle + 4, color: .ink, width: 1.2)
        page.line(high, middle - 4, high, middle + 4, color: .ink, width: 1.2)
    }
}

extension BarChart.Bar {
    /// Half the width of the whiskers; zero where there are none to be drawn.
    fileprivate var whisker: Double { interval.map { $0.isFinite ? abs($0) : 0 } ?? 0 }
}
