import Cells
import Games
import Scales

extension PanelID {
    package static let game = PanelID("Game")
}

/// The payoffs, and how often each joint action was played at each joint policy.
struct GamePanel: PanelView {
    let id = PanelID.game
    let title = "Game"
    let frame = Role.gameBox
    let place = PanelPlace()
    let inspectedAxis = InspectedAxis.jointPolicies

    func suits(_ game: Game) -> Bool { game.table != nil }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        let game = scene.subject.game
        let common = scene.subject.rewardDigits.caption.map { "  payoffs \($0)" } ?? ""
        return "\(game.title)  share of joint actions\(common)"
    }

    func shownSteps(_ scene: Scene, _ size: PanelSize) -> Int? { stepColumns(scene, width: size.width).count }

    private func stepColumns(_ scene: Scene, width: Int) -> StepColumns {
        let left = max(labelWidth(scene) + 2, 5)
        return StepColumns(
            total: scene.subject.chainLength + 1, from: scene.view.firstStep, left: left, width: width - left,
            sizes: 3...6)
    }

    private func labelWidth(_ scene: Scene) -> Int {
        min(scene.subject.game.table.map { CellWidth.of($0.label(ofJointAction: 0)) } ?? 0, 10)
    }

    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows {
        PanelRows(content: contentRows(scene), visible: visibleRows(scene, height: size.height))
    }

    private func contentRows(_ scene: Scene) -> Int { scene.subject.game.table?.jointActionCount ?? 0 }

    private func visibleRows(_ scene: Scene, height: Int) -> Int {
        max(height - tableRows(scene, height: height) - 1, 0)
    }

    /// Rows of the payoff table above the shares: its head, as many actions as fit and a blank one; none where both do
    /// not fit.
    private func tableRows(_ scene: Scene, height: Int) -> Int {
        guard let game = scene.subject.game.table, game.players == 2 else { return 0 }
        let room = height - min(game.jointActionCount, 4) - 1
        return room >= min(game.actionCount, 3) + 2 ? min(game.actionCount + 2, room) : 0
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let tableRows = tableRows(scene, height: canvas.height)
        guard let game = scene.subject.game.table else { return }
        if tableRows > 0 {
            drawPayoffs(
                game, scene.subject.rewardDigits, around: scene.view.action, rows: tableRows - 2, into: &canvas)
        }
        drawShares(game, scene, from: tableRows, into: &canvas)
        if scene.view.inspection != nil, let readout = readout(scene) {
            canvas.readout(readout, from: canvas.height - 1, rows: 1)
        }
    }

    private func drawShares(_ game: MatrixGame, _ scene: Scene, from top: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        let columns = stepColumns(scene, width: canvas.width)
        guard columns.count > 0, top < canvas.height else { return }
        canvas.write("phi", theme[.graphText], column: 1, row: top)
        canvas.stepNumbers(
            columns, total: scene.subject.chainLength + 1, cursor: scene.view.inspection?.step, isHeat: true, row: top)
        let order = order(scene)
        let rows = visibleRows(scene, height: canvas.height)
        let first = min(scene.view.scroll[id] ?? 0, max(order.count - rows, 0))
        let cursor =
            scene.view.inspection == nil || order.isEmpty ? nil : order[min(scene.cursorRow(of: id), order.count - 1)]
        for (offset, joint) in order.dropFirst(first).prefix(rows).enumerated() {
            let row = top + 1 + offset
            let label = Text.shortened(game.label(ofJointAction: joint), columns.left - 2)
            var name = theme[.text]
            if cursor == joint { name.attributes.insert(.reverse) }
            canvas.write(label, name, column: 1, row: row)
            for step in columns.range {
                let shares = scene.snapshot.chain?.jointActions ?? []
                let share = step < shares.count && joint < shares[step].count ? shares[step][joint] : nil
                canvas.heat(share, .percent, column: columns.start(step), row: row, size: columns.size)
            }
        }
    }

    /// Joint actions in the order of their rows: those played most come first where there are many.
    private func order(_ scene: Scene) -> [Int] {
        let all = Array(0..<contentRows(scene))
        guard scene.subject.game.players > 2, let shares = scene.snapshot.chain?.jointActions else { return all }
        let sums = all.map { joint in shares.reduce(0) { $0 + (joint < $1.count ? $1[joint] : 0) } }
        return all.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
    }

    func inspectedPlace(
        _ scene: Scene, _ size: PanelSize, _ symbols: Symbols, column: Int, row: Int
    ) -> InspectedPlace? {
        guard let step = stepColumns(scene, width: size.width).step(at: column) else { return nil }
        let (count, visible) = (contentRows(scene), visibleRows(scene, height: size.height))
        let first = min(scene.view.scroll[id] ?? 0, max(count - visible, 0))
        let line = row - tableRows(scene, height: size.height) - 1
        let place = first + line
        return .jointPolicy(step, row: line >= 0 && place < count ? place : nil)
    }

    func inspectedRows(_ scene: Scene) -> Int { contentRows(scene) }

    /// The joint action with its actions in full, and its share of the steps.
    func readout(_ scene: Scene) -> Readout? {
        guard let game = scene.subject.game.table, let shares = scene.snapshot.chain?.jointActions else { return nil }
        let rows = order(scene)
        let joint = rows[min(scene.cursorRow(of: id), rows.count - 1)]
        let step = scene.cursorStep
        let share = step < shares.count && joint < shares[step].count ? shares[step][joint] : nil
        let digits = Digits(from: 0, to: 1, atLeast: 0, significant: 9)
        return Readout(
            "\(game.label(ofJointAction: joint)) phi_\(step)",
            [.init("share", share.map { digits.trimmed($0) } ?? "--")])
    }
}
