import Laboratory
import Scales

/// Pairs of learners in the plane of returns: the row's across, the column's up, inside the polygon of all that is
/// possible; and what the row's policy of one pair enforces.
struct LeaguePlane {
    let trace: ContestTrace
    let moment: ContestTrace.Moment

    func draw(_ frame: Rect, into canvas: inout Canvas) {
        let theme = canvas.theme
        let possible = trace.game.feasible
        let across = range(possible.map(\.row))
        let up = range(possible.map(\.column))
        let axes = Axes(frame: frame, scale: Scale(low: up.low, high: up.high), below: 2, margin: 1)
        guard axes.plot.width > 2, axes.plot.height > 1 else { return }
        axes.drawFrame(into: &canvas)
        axes.drawPlaces(
            { count in
                let ticks = Ticks.nice(from: across.low, to: across.high, atMost: count)
                return ticks.values.map { (($0 - across.low) / (across.high - across.low), ticks.label($0)) }
            }, widest: 5, into: &canvas)
        var picture = DotCanvas(columns: axes.plot.width, rows: axes.plot.height, symbols: canvas.symbols)
        func place(_ point: ReturnPoint) -> (x: Int, y: Int) {
            let share = (point.row - across.low) / (across.high - across.low)
            return (
                Int((min(max(share, 0), 1) * Double(picture.width - 1)).rounded()),
                picture.dotRow(axes.scale.fraction(point.column))
            )
        }
        func outline(_ corners: [ReturnPoint]) {
            for (index, corner) in corners.enumerated() {
                picture.line(from: place(corner), to: place(corners[(index + 1) % corners.count]))
            }
        }
        picture.layer(theme[.divider], isFaint: true)
        outline(possible)
        picture.layer(theme[.validation], isFaint: true)
        outline(moment.enforced)
        picture.layer(theme[.meta])
        for point in moment.returns {
            let (x, y) = place(point)
            picture.set(x, y)
        }
        picture.draw(into: &canvas, column: axes.plot.column, row: axes.plot.row)
        canvas.writeRight(
            "\(trace.column) up, \(trace.row) across", theme[.graphText], before: axes.plot.endColumn,
            row: axes.plot.row)
        guard axes.plot.height > 4 else { return }
        canvas.writeRight(
            "line: enforced by the first pair's row", theme[.validation], before: axes.plot.endColumn,
            row: axes.plot.row + 1)
    }

    private func range(_ values: [Double]) -> (low: Double, high: Double) {
        guard let low = values.min(), let high = values.max(), low < high else { return (-1, 1) }
        return Ticks.niceRange(low, high)
    }
}
