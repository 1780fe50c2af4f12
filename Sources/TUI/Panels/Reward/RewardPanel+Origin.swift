import Cells
import Training

extension RewardPanel {
    /// Where a branch left its parent: a line under everything else, with a word at its head if there is room.
    func drawOrigin(_ scene: Scene, _ horizontal: HorizontalAxis, _ axes: Axes, into canvas: inout Canvas) {
        guard let origin = scene.subject.run?.origin else { return }
        let share = horizontal.share(scene.place(ofUpdate: origin.update))
        // Also where nobody knows when that was.
        guard share >= 0, share <= 1 else { return }
        let column = axes.column(ofShare: share)
        let style = canvas.theme[.baseline]
        let glyph: Unicode.Scalar = canvas.symbols == .ascii ? ":" : "┊"
        for row in axes.plot.row..<axes.plot.endRow { canvas.put(glyph, style, column: column, row: row) }
        let word = "branch @\(origin.update)"
        let end = axes.plot.column + axes.plot.width
        if column + 1 + CellWidth.of(word) <= end {
            canvas.write(word, style, column: column + 1, row: axes.plot.row)
        } else if column - CellWidth.of(word) >= axes.plot.column {
            canvas.write(word, style, column: column - CellWidth.of(word), row: axes.plot.row)
        }
    }
}
