import Cells
import Games
import Scales

/// The table of payoffs. Where not all actions fit, it shows those around the one that is chosen with `a`.
extension GamePanel {
    private static let widestCell = 14

    /// Rewards `own,other` by the meta-agent's action (rows) and the peer's (columns).
    ///
    /// - Parameters:
    ///   - game: of two players.
    ///   - digits: how its rewards are written.
    ///   - chosen: the action that is in sight in any case.
    ///   - rows: actions of the meta-agent that have room.
    ///   - corner: who chooses rows and columns.
    ///   - canvas: what to draw on.
    func drawPayoffs(
        _ game: MatrixGame, _ digits: Digits, around chosen: Int, rows: Int, corner: String = "meta \\ peer",
        into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        let texts = zip(game.payoffs[0], game.payoffs[1]).map { own, other in
            (own: digits.short(own, width: 4, room: 6), other: digits.short(other, width: 4, room: 6))
        }
        let label = min(game.actions.map { CellWidth.of($0) }.max() ?? 0, 12) + 2
        let room = canvas.width - label - 1
        // Numbers are never cut and never touch.
        let needed = 1 + (texts.map { CellWidth.of($0.own) + 1 + CellWidth.of($0.other) }.max() ?? 0)
        let cell = max(min(room / game.actionCount, Self.widestCell), needed)
        let across = window(around: chosen, visible: room / cell, of: game.actionCount)
        let down = window(around: chosen, visible: rows, of: game.actionCount)
        canvas.write(corner, theme[.graphText], column: 1, row: 0, limit: label)
        for (place, column) in across.enumerated() {
            let name = Text.shortened(game.actions[column], cell - 2)
            canvas.writeRight(name, theme[.peer], before: label + 1 + (place + 1) * cell, row: 0)
        }
        for (line, row) in down.enumerated() {
            canvas.write(Text.shortened(game.actions[row], label - 1), theme[.meta], column: 1, row: line + 1)
            for (place, column) in across.enumerated() {
                let (own, other) = texts[game.jointAction([row, column])]
                let end = label + 1 + (place + 1) * cell
                canvas.writeRight(other, theme[.peer], before: end, row: line + 1)
                canvas.writeRight(",", theme[.divider], before: end - CellWidth.of(other), row: line + 1)
                canvas.writeRight(own, theme[.meta], before: end - CellWidth.of(other) - 1, row: line + 1)
            }
        }
        guard across.count < game.actionCount || down.count < game.actionCount else { return }
        let parts = [
            Segment("meta \(numbers(down))", theme[.graphText], rank: 2),
            Segment("peer \(numbers(across)) of \(game.actionCount)", theme[.graphText], rank: 1),
            Segment("a: next", theme[.graphText], rank: 0),
        ]
        canvas.write(parts, column: 1, row: down.count + 1, width: canvas.width - 2)
    }

    /// Actions in sight.
    private func window(around chosen: Int, visible: Int, of count: Int) -> Range<Int> {
        let visible = min(max(visible, 0), count)
        let first = min(max(chosen - visible / 2, 0), count - visible)
        return first..<first + visible
    }

    private func numbers(_ range: Range<Int>) -> String {
        range.isEmpty ? "none" : "\(range.lowerBound + 1)-\(range.upperBound)"
    }
}
