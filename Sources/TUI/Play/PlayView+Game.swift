import Cells
import Games
import Training

/// The payoffs and the steps played last.
extension PlayView {
    func drawGame(_ record: PlayRecord, _ model: Model, into canvas: inout Canvas) {
        var row = 0
        if record.game.players == 2 {
            let rows = min(record.game.actionCount, max(canvas.height - 6, 1))
            canvas.inside(Rect(width: canvas.width, height: rows + 2)) { canvas in
                GamePanel().drawPayoffs(
                    record.game, model.subject.rewardDigits, around: board.action, rows: rows, corner: "meta \\ you",
                    into: &canvas)
            }
            row = rows + (rows < record.game.actionCount ? 2 : 1) + 1
        }
        let list = Rect(row: row, width: canvas.width, height: canvas.height - row)
        canvas.inside(list) { drawSteps(record, model, into: &$0) }
    }

    /// Newest first: where, what all saw, what both did and got.
    private func drawSteps(_ record: PlayRecord, _ model: Model, into canvas: inout Canvas) {
        let theme = canvas.theme
        let digits = model.subject.rewardDigits
        // What is seen before the first step has five letters.
        let name = min(max(CellWidth.of(record.game.label(ofJointAction: 0)), 5), 10)
        let (seen, played) = (10, 10 + name + 1)
        let rewards = [(canvas.width - 7, 0, "meta", Role.meta), (canvas.width - 1, record.seat, "you", .peer)]
        canvas.write("phi step", theme[.graphText], column: 1, row: 0)
        canvas.write("after", theme[.graphText], column: seen, row: 0)
        canvas.write("all", theme[.graphText], column: played, row: 0)
        for (end, _, name, role) in rewards { canvas.writeRight(name, theme[role], before: end, row: 0) }
        for (offset, step) in record.steps.reversed().prefix(max(canvas.height - 1, 0)).enumerated() {
            let y = offset + 1
            let style = theme[offset == 0 ? .text : .graphText]
            canvas.writeRight("\(step.jointPolicy)", style, before: 4, row: y)
            canvas.writeRight("\(step.step + 1)", style, before: 9, row: y)
            let state = record.game.label(ofObservation: step.observation)
            canvas.write(Text.shortened(state, name), style, column: seen, row: y)
            let joint = record.game.label(ofJointAction: record.game.jointAction(step.actions))
            canvas.write(Text.shortened(joint, name), theme[.text], column: played, row: y)
            for (end, agent, _, role) in rewards {
                canvas.writeRight(
                    digits.short(step.rewards[agent], width: 5, room: 6), theme[role], before: end, row: y)
            }
        }
    }
}
