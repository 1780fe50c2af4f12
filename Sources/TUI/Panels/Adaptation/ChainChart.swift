import Cells
import Games
import Scales

/// The rewards along the chain as lines whose points stand under the columns of the table above.
enum ChainChart {
    static func draw(
        _ rows: [RewardRow], ghost: [Double]?, _ scene: Scene, _ columns: StepColumns, frame: Rect,
        into canvas: inout Canvas
    ) {
        let range = range(rows, ghost, scene)
        let parts = frame.height >= 5 ? 4 : 2
        let quarters = (0...parts).map { range.low + (range.high - range.low) * Double($0) / Double(parts) }
        // Other ranges get round numbers, which four characters can hold.
        let measured = rows.first?.bounds
        let digits = measured.map { Digits(from: $0.lowerBound, to: $0.upperBound) } ?? scene.subject.rewardDigits
        let labels = quarters.map { digits.short($0, width: 4) }
        let areExact = zip(quarters, labels).allSatisfy { value, label in
            abs((Double(label) ?? .nan) - (value - digits.offset)) < (range.high - range.low) * 1e-9
        }
        let isBounded = measured != nil || scene.subject.game.rewardBounds != nil
        let ticks = zip(quarters, labels).map { (value: $0, label: $0 == 0 ? "0" : $1) }
        let labelWidth = max(columns.left - 2, 4)
        let axes = Axes(
            frame: frame, scale: Scale(low: range.low, high: range.high), below: 0, margin: 0,
            minimumLabelWidth: labelWidth, labelled: areExact && isBounded ? ticks : nil
        ) { value, label in
            // Points stand under the numbers of the table, so labels must not take their place.
            isBounded && (label.utf8.count > labelWidth || digits.offset != 0)
                ? digits.short(value, width: labelWidth) : label
        }
        guard axes.plot.width > 2 else { return }
        axes.drawFrame(into: &canvas, hasBaseline: false)
        axes.drawRule(at: 0, into: &canvas)
        var picture = DotCanvas(columns: axes.plot.width, rows: axes.plot.height, symbols: canvas.symbols)
        if let ghost {
            picture.layer(canvas.theme[.ghost], glyph: canvas.symbols == .braille ? nil : ".")
            drawLine(ghost, columns, axes, isDotted: true, into: &picture)
        }
        // The meta-agent comes last, so that its line is the one on top.
        for entry in rows.reversed() {
            picture.layer(canvas.theme[entry.role])
            drawLine(entry.rewards, columns, axes, isDotted: false, into: &picture)
        }
        picture.draw(into: &canvas, column: axes.plot.column, row: axes.plot.row)
        for entry in rows.reversed() {
            for step in columns.range where step < entry.rewards.count && entry.rewards[step].isFinite {
                canvas.put(
                    entry.mark, canvas.theme[entry.role], column: center(step, columns),
                    row: axes.row(of: entry.rewards[step]))
            }
        }
        drawNames(rows, columns, axes, into: &canvas)
    }

    /// The column on the canvas under the middle of a joint policy's numbers.
    private static func center(_ step: Int, _ columns: StepColumns) -> Int { columns.end(step) - 2 }

    /// The game's rewards, wider where a mean lies outside; what is shown where the game has no bounds.
    private static func range(
        _ rows: [RewardRow], _ ghost: [Double]?, _ scene: Scene
    ) -> (low: Double, high: Double) {
        let bounds = rows.first?.bounds ?? scene.subject.game.rewardBounds
        var low = bounds?.lowerBound ?? .infinity
        var high = bounds?.upperBound ?? -.infinity
        // Where nothing bounds rewards the paper's are to be seen too.
        let others = bounds == nil ? ghost ?? [] : []
        for value in rows.flatMap(\.rewards) + others where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        guard low <= high else { return (0, 1) }
        guard high > low else { return (low - 1, low + 1) }
        return bounds == nil ? Ticks.niceRange(low, high) : (low, high)
    }

    private static func drawLine(
        _ values: [Double], _ columns: StepColumns, _ axes: Axes, isDotted: Bool, into picture: inout DotCanvas
    ) {
        var last: (x: Int, y: Int)?
        for step in columns.range {
            guard step < values.count, values[step].isFinite else {
                last = nil
                continue
            }
            let x = picture.dotColumn(ofCell: center(step, columns) - axes.plot.column)
            let point = (x: x, y: picture.dotRow(axes.scale.fraction(values[step])))
            if let last, !isDotted { picture.line(from: last, to: point) }
            if let last, isDotted { drawDots(from: last, to: point, into: &picture) }
            last = point
        }
    }

    /// Every third dot of a line.
    private static func drawDots(
        from start: (x: Int, y: Int), to end: (x: Int, y: Int), into picture: inout DotCanvas
    ) {
        let length = max(end.x - start.x, 1)
        for offset in stride(from: 0, to: length, by: 3) {
            picture.set(start.x + offset, start.y + (end.y - start.y) * offset / length)
        }
    }

    private static func drawNames(
        _ rows: [RewardRow], _ columns: StepColumns, _ axes: Axes, into canvas: inout Canvas
    ) {
        var taken = Set<Int>()
        for entry in rows {
            guard let last = columns.range.last(where: { $0 < entry.rewards.count }), entry.rewards[last].isFinite
            else { continue }
            let column = center(last, columns) + 2
            guard canvas.width - column >= CellWidth.of(entry.name) else { continue }
            var row = axes.row(of: entry.rewards[last])
            while taken.contains(row) { row += 1 }
            guard row < axes.plot.endRow else { continue }
            taken.insert(row)
            canvas.write(entry.name, canvas.theme[entry.role], column: column, row: row)
        }
    }
}
