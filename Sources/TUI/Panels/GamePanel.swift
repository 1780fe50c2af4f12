import Cells
import Games
import Scales

/// Panel 6: the payoffs, and how often each joint action was played at each joint policy.
enum GamePanel {
    static func remark(_ model: Model) -> String {
        let game = model.configuration.game
        let common = model.configuration.rewardDigits.caption.map { "  payoffs \($0)" } ?? ""
        return "\(game.title)  share of joint actions\(common)"
    }

    static func stepColumns(_ model: Model, width: Int) -> StepColumns {
        let left = max(labelWidth(model) + 2, 5)
        return StepColumns(
            total: model.configuration.chainLength + 1, from: model.view.firstStep, left: left, width: width - left,
            sizes: 3...6)
    }

    private static func labelWidth(_ model: Model) -> Int {
        min(model.configuration.game.matrix.map { CellWidth.of($0.label(ofJointAction: 0)) } ?? 0, 10)
    }

    static func contentRows(_ model: Model) -> Int { model.configuration.game.matrix?.jointActionCount ?? 0 }

    static func visibleRows(_ model: Model, height: Int) -> Int {
        max(height - tableRows(model, height: height) - 1, 0)
    }

    /// Rows of the payoff table above the shares: its head, as many actions as fit and a blank one; none where both do
    /// not fit.
    private static func tableRows(_ model: Model, height: Int) -> Int {
        guard let game = model.configuration.game.matrix, game.players == 2 else { return 0 }
        let room = height - min(game.jointActionCount, 4) - 1
        return room >= min(game.actionCount, 3) + 2 ? min(game.actionCount + 2, room) : 0
    }

    static func draw(_ model: Model, into canvas: inout Canvas) {
        let tableRows = tableRows(model, height: canvas.height)
        guard let game = model.configuration.game.matrix else { return }
        if tableRows > 0 {
            drawPayoffs(
                game, model.configuration.rewardDigits, around: model.view.action, rows: tableRows - 2, into: &canvas)
        }
        drawShares(game, model, from: tableRows, into: &canvas)
    }

    private static func drawShares(_ game: MatrixGame, _ model: Model, from top: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        let columns = stepColumns(model, width: canvas.width)
        guard columns.count > 0, top < canvas.height else { return }
        canvas.write("phi", theme[.graphText], column: 1, row: top)
        canvas.stepNumbers(columns, total: model.configuration.chainLength + 1, isHeat: true, row: top)
        let order = order(model)
        let rows = visibleRows(model, height: canvas.height)
        let first = min(model.view.scroll[.game] ?? 0, max(order.count - rows, 0))
        for (offset, joint) in order.dropFirst(first).prefix(rows).enumerated() {
            let row = top + 1 + offset
            let label = Text.shortened(game.label(ofJointAction: joint), columns.left - 2)
            canvas.write(label, theme[.text], column: 1, row: row)
            for step in columns.range {
                let shares = model.snapshot.chain?.jointActions ?? []
                let share = step < shares.count && joint < shares[step].count ? shares[step][joint] : nil
                canvas.heat(share, .percent, column: columns.start(step), row: row, size: columns.size)
            }
        }
    }

    /// Joint actions in the order of their rows: those played most come first where there are many.
    private static func order(_ model: Model) -> [Int] {
        let all = Array(0..<contentRows(model))
        guard model.configuration.game.players > 2, let shares = model.snapshot.chain?.jointActions else { return all }
        let sums = all.map { joint in shares.reduce(0) { $0 + (joint < $1.count ? $1[joint] : 0) } }
        return all.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
    }
}
