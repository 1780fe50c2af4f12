import Cells
import Scales

/// The frame of a chart: where the picture lies, the vertical scale and the labels at both sides.
package struct Axes: Sendable {
    /// The whole chart, in the canvas's coordinates.
    package let frame: Rect
    /// The cells of the picture.
    package let plot: Rect
    package let scale: Scale
    private let yTicks: [(row: Int, label: String)]
    private let labelWidth: Int

    /// - Parameters:
    ///   - frame: where the chart may draw.
    ///   - scale: the vertical axis.
    ///   - below: rows kept free under the picture for the horizontal axis.
    ///   - margin: columns kept free at the right for names of lines.
    ///   - minimumLabelWidth: columns the labels take at least, so that charts can stand flush.
    ///   - labelled: the values to label, with their labels; nil for round ones.
    ///   - relabel: what to write in the place of a round value's label.
    package init(
        frame: Rect, scale: Scale, below: Int, margin: Int, minimumLabelWidth: Int = 4,
        labelled: [(value: Double, label: String)]? = nil,
        relabel: (_ value: Double, _ label: String) -> String = { $1 }
    ) {
        self.frame = frame
        self.scale = scale
        let height = max(frame.height - below, 0)
        let ticks =
            labelled
            ?? scale.ticks(atMost: max((height + 1) / 2, min(height, 2))).map {
                (value: $0.value, label: relabel($0.value, $0.label))
            }
        labelWidth = max(ticks.map { CellWidth.of($0.label) }.max() ?? 0, minimumLabelWidth)
        plot = Rect(
            column: frame.column + labelWidth + 1, row: frame.row, width: frame.width - labelWidth - 1 - margin,
            height: height)
        var taken = Set<Int>()
        yTicks = ticks.compactMap { tick in
            let row = Self.row(scale.fraction(tick.value), height: height)
            return height > 0 && taken.insert(row).inserted ? (row, tick.label) : nil
        }
    }

    /// The row of the picture for a height from bottom (0) to top (1).
    package static func row(_ fraction: Double, height: Int) -> Int {
        guard height > 0, fraction.isFinite else { return 0 }
        return Int(((1 - min(max(fraction, 0), 1)) * Double(height - 1)).rounded())
    }

    /// The row on the canvas for a value.
    package func row(of value: Double) -> Int {
        plot.row + Self.row(scale.fraction(value), height: plot.height)
    }

    /// Draws the vertical axis with its labels, and the line under the picture.
    package func drawFrame(into canvas: inout Canvas, hasBaseline: Bool = true) {
        let line = canvas.theme[.divider]
        let label = canvas.theme[.graphText]
        let isAscii = canvas.symbols == .ascii
        let axis = plot.column - 1
        for row in plot.row..<plot.endRow { canvas.put(isAscii ? "|" : "│", line, column: axis, row: row) }
        for tick in yTicks {
            canvas.put(isAscii ? "|" : "┤", line, column: axis, row: plot.row + tick.row)
            canvas.writeRight(tick.label, label, before: axis, row: plot.row + tick.row)
        }
        guard hasBaseline, plot.endRow < frame.endRow else { return }
        canvas.put(isAscii ? "+" : "└", line, column: axis, row: plot.endRow)
        for column in plot.column..<plot.endColumn {
            canvas.put(isAscii ? "-" : "─", line, column: column, row: plot.endRow)
        }
    }

    /// A faint line at a value, such as zero, under everything else.
    package func drawRule(at value: Double, into canvas: inout Canvas) {
        guard value > scale.low, value < scale.high, plot.height > 2 else { return }
        let row = row(of: value)
        let glyph: Unicode.Scalar = canvas.symbols == .ascii ? "." : "┈"
        let step = canvas.symbols == .ascii ? 4 : 2
        for column in plot.column..<plot.endColumn where (column - plot.column) % step == 0 {
            canvas.put(glyph, canvas.theme[.divider], column: column, row: row)
        }
    }

    /// Labels places under the picture.
    ///
    /// - Parameters:
    ///   - ticks: gives places, from left (0) to right (1), with their labels, at most as many as it is asked for.
    ///   - widest: columns of the widest label.
    ///   - cursor: a place that is labelled in any case; others give way.
    ///   - canvas: what to draw on.
    func drawPlaces(
        _ ticks: (_ count: Int) -> [(share: Double, label: String)], widest: Int,
        cursor: (share: Double, label: String)? = nil, into canvas: inout Canvas
    ) {
        let row = plot.endRow + 1
        guard row < frame.endRow, plot.width > 1 else { return }
        var taken = 0..<0
        if let cursor {
            let width = CellWidth.of(cursor.label)
            let wanted = column(ofShare: cursor.share) - (width - 1) / 2
            let start = max(min(wanted, frame.endColumn - width), plot.column - 1)
            canvas.write(cursor.label, canvas.theme[.selected], column: start, row: row)
            taken = start - 1..<start + width + 1
        }
        var free = plot.column - 1
        for tick in ticks(max(plot.width / (widest + 3), 1)) {
            let column = column(ofShare: tick.share)
            if canvas.symbols != .ascii { canvas.put("┬", canvas.theme[.divider], column: column, row: plot.endRow) }
            let width = CellWidth.of(tick.label)
            let start = min(max(column - (width - 1) / 2, free), frame.endColumn - width)
            guard start >= free, !taken.overlaps(start..<start + width) else { continue }
            canvas.write(tick.label, canvas.theme[.graphText], column: start, row: row)
            free = start + width + 1
        }
    }

    /// The column on the canvas for a place from left (0) to right (1).
    func column(ofShare share: Double) -> Int {
        guard share.isFinite else { return plot.column }
        return plot.column + Int((min(max(share, 0), 1) * Double(plot.width - 1)).rounded())
    }
}
