import Cells

/// What is left in windows too small for a panel: their size, what is needed, the state.
enum TinyView {
    static func draw(_ model: Model, into canvas: inout Canvas) {
        if let question = model.dialog as? QuitQuestion, canvas.height > 2 {
            question.draw(model, into: &canvas)
            return
        }
        let mark = StateMark(model.snapshot.state)
        let row = max((canvas.height - 2) / 2, 0)
        let question = model.dialog is QuitQuestion
        let lines = [
            (
                question
                    ? model.isAttached ? "quit? Enter, Esc" : "quit? Enter save, d drop, Esc"
                    : "\(model.columns)x\(model.rows), needs 30x8", Role.text
            ),
            ("\(mark.text) \(model.snapshot.update)", mark.role),
        ]
        for (index, line) in lines.enumerated() {
            let column = max((canvas.width - CellWidth.of(line.0)) / 2, 0)
            canvas.write(line.0, canvas.theme[line.1], column: column, row: row + index)
        }
    }
}
