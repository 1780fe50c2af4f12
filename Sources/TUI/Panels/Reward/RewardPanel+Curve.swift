import Training

/// The curves, their gaps, the marks of validation and the names at the ends of the lines.
extension RewardPanel {
    /// Raw values as a faint band.
    func drawRaw(
        _ curve: CurveColumns, _ scale: Scale, into picture: inout DotCanvas, _ theme: ResolvedTheme
    ) {
        let raw = curve.low.indices.map { column -> DotSpan? in
            guard !curve.low[column].isNaN else { return nil }
            return DotSpan(
                top: picture.dotRow(scale.fraction(curve.high[column])),
                bottom: picture.dotRow(scale.fraction(curve.low[column])))
        }
        picture.layer(theme[.raw], glyph: picture.rawGlyph, isFaint: true)
        draw(raw, gaps: curve.isBad, into: &picture)
    }

    /// The smoothed values as a line on top.
    func drawSmoothed(
        _ curve: CurveColumns, _ scale: Scale, into picture: inout DotCanvas, _ theme: ResolvedTheme
    ) {
        picture.layer(theme[.meta])
        drawLine(curve.smoothed, gaps: curve.isBad, scale, into: &picture)
    }

    /// A line through values; `nan` where there is none.
    func drawLine(_ values: [Double], gaps: [Bool], _ scale: Scale, into picture: inout DotCanvas) {
        let spans = values.map { value -> DotSpan? in
            guard !value.isNaN else { return nil }
            let row = picture.dotRow(scale.fraction(value))
            return DotSpan(top: row, bottom: row)
        }
        draw(spans, gaps: gaps, into: &picture)
    }

    /// The dots of a column from top to bottom.
    struct DotSpan {
        var top: Int
        var bottom: Int
    }

    /// Joins the columns that have dots; values that are not numbers leave a gap.
    func draw(_ spans: [DotSpan?], gaps: [Bool], into picture: inout DotCanvas) {
        var last: (x: Int, span: DotSpan)?
        for (column, span) in spans.enumerated() {
            if gaps[column] { last = nil }
            guard let span else { continue }
            if let last {
                // From the nearest ends, so that a band does not grow by joining it.
                let from = min(max(span.top, last.span.top), last.span.bottom)
                let to = min(max(last.span.top, span.top), span.bottom)
                picture.line(from: (last.x, from), to: (column, to))
            }
            picture.vertical(column, from: span.top, to: span.bottom)
            last = (column, span)
        }
    }

    func drawGaps(_ curve: CurveColumns, _ axes: Axes, dots: Int, into canvas: inout Canvas) {
        let across = max(dots / max(axes.plot.width, 1), 1)
        for (column, isBad) in curve.isBad.enumerated() where isBad {
            canvas.put(
                "!", canvas.theme[.error], column: axes.plot.column + column / across, row: axes.plot.endRow - 1)
        }
    }

    func draw(
        _ marks: [History.Mark], _ best: History.Mark?, _ scene: Scene, _ horizontal: HorizontalAxis, _ axes: Axes,
        into canvas: inout Canvas
    ) {
        func place(_ mark: History.Mark) -> (column: Int, row: Int)? {
            let share = horizontal.share(scene.place(ofUpdate: mark.update))
            guard mark.score.isFinite, (0...1).contains(share) else { return nil }
            return (axes.column(ofShare: share), axes.row(of: mark.score))
        }
        for mark in marks {
            if let (column, row) = place(mark) { canvas.put("+", canvas.theme[.validation], column: column, row: row) }
        }
        if let best, let (column, row) = place(best) {
            var style = canvas.theme[.validation]
            style.attributes.insert(.bold)
            canvas.put("*", style, column: column, row: row)
        }
    }

    /// Names at the ends of the lines.
    func drawNames(_ scene: Scene, _ axes: Axes, into canvas: inout Canvas) {
        var taken: [Int] = []
        let column = axes.plot.endColumn + 1
        if let value = scene.history.smoothed(scene.view.smoothing) {
            let row = axes.row(of: value)
            canvas.write("train", canvas.theme[.meta], column: column, row: row)
            taken.append(row)
        }
        if let mark = scene.history.lastMark, mark.score.isFinite {
            var row = axes.row(of: mark.score)
            if taken.contains(row) { row += row + 1 < axes.plot.endRow ? 1 : -1 }
            canvas.write("+ val", canvas.theme[.validation], column: column, row: row)
            taken.append(row)
        }
        drawOverlayNames(scene, axes, taken: taken, into: &canvas)
    }
}
