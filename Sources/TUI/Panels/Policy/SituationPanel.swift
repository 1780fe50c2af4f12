import Cells
import Games

/// Which answer the panel of situations shows.
package struct SituationView: PanelState {
    package var answer = 0

    package init() {}
    package var forAnotherRun: SituationView { SituationView() }
}

/// In the place of the policy where a game tells situations apart: how often each agent gives an answer in each of them,
/// along the chain, as a heatmap.
struct SituationPanel: PanelView {
    let id = PanelID.policy
    let title = "Policy"
    let frame = Role.policyBox
    let place = PanelPlace.policy
    let inspectedAxis = InspectedAxis.jointPolicies

    var keys: [KeyBinding<PanelSight>] {
        [
            KeyBinding(
                "variant", [.character("v")], .panels, help: "the next answer to situations",
                action: { sight, _ in
                    let count = sight.scene.subject.game.tally?.answers.count ?? 1
                    sight.scene.view[SituationView.self].answer = (answer(sight.scene) + 1) % max(count, 1)
                    return []
                })
        ]
    }

    func suits(_ game: Game) -> Bool { game.table == nil && game.tally?.situations.isEmpty == false }

    private func answer(_ scene: Scene) -> Int {
        min(scene.view[SituationView.self].answer, max((scene.subject.game.tally?.answers.count ?? 1) - 1, 0))
    }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        guard let tally = scene.subject.game.tally else { return "" }
        let played = (scene.snapshot.chain?.agents.first?.counts.count ?? 0) - 1
        let partial = played >= 0 && played < scene.subject.chainLength ? "  l=\(played)" : ""
        let condition = size.width < 44 ? "" : size.width < 56 ? " | nearest coin" : " | nearest coin, steps to it"
        return "P(\(tally.answers[answer(scene)])\(condition))\(partial)"
    }

    /// A row of the table.
    private enum Line {
        case agent(Int)
        case situation(Int, Int)
    }

    private func lines(_ scene: Scene) -> [Line] {
        guard let tally = scene.subject.game.tally else { return [] }
        return (0..<scene.subject.game.players).flatMap { agent in
            [Line.agent(agent)] + tally.situations.indices.map { Line.situation(agent, $0) }
        }
    }

    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows {
        PanelRows(content: lines(scene).count, visible: visibleRows(size.height))
    }

    private func visibleRows(_ height: Int) -> Int { max(height - 1 - (hasLegend(height) ? 1 : 0), 0) }
    private func hasLegend(_ height: Int) -> Bool { height >= 8 }

    func shownSteps(_ scene: Scene, _ size: PanelSize) -> Int? { columns(scene, width: size.width).count }

    private func columns(_ scene: Scene, width: Int) -> StepColumns {
        let longest = scene.subject.game.tally?.situations.map(CellWidth.of).max() ?? 0
        let left = min(longest + 3, max(width - 4 * (scene.subject.chainLength + 1), 10))
        return StepColumns(
            total: scene.subject.chainLength + 1, from: scene.view.firstStep, left: left, width: width - left,
            sizes: 4...6)
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let columns = columns(scene, width: canvas.width)
        guard columns.count > 0, canvas.height > 0, let tally = scene.subject.game.tally else { return }
        canvas.write("phi", canvas.theme[.graphText], column: 1, row: 0)
        canvas.stepNumbers(
            columns, total: scene.subject.chainLength + 1, cursor: scene.view.inspection?.step, isHeat: true, row: 0)
        let lines = lines(scene)
        let visible = visibleRows(canvas.height)
        let first = min(scene.view.scroll[id] ?? 0, max(lines.count - visible, 0))
        let agents = scene.snapshot.chain?.agents ?? []
        let shares = agents.map { $0.counts.map(tally.shares) }
        for (offset, line) in lines.dropFirst(first).prefix(visible).enumerated() {
            switch line {
            case .agent(let agent):
                canvas.write(
                    AgentMark.name(of: agent, among: scene.subject.game.players),
                    canvas.theme[AgentMark.role(of: agent)], column: 1, row: 1 + offset)
            case .situation(let agent, let situation):
                canvas.write(
                    Text.shortened(tally.situations[situation], columns.left - 3), canvas.theme[.text], column: 2,
                    row: 1 + offset)
                for step in columns.range {
                    let known = agent < shares.count && step < shares[agent].count
                    let row = known ? shares[agent][step][situation] : nil
                    canvas.heat(
                        row?[answer(scene)], .percent, column: columns.start(step), row: 1 + offset,
                        size: columns.size)
                }
            }
        }
        if hasLegend(canvas.height) { drawLegend(scene, tally, into: &canvas) }
    }

    /// The scale of the colours and what `v` shows next.
    private func drawLegend(_ scene: Scene, _ tally: any Tally, into canvas: inout Canvas) {
        let (row, theme) = (canvas.height - 1, canvas.theme)
        let next = tally.answers[(answer(scene) + 1) % tally.answers.count]
        canvas.writeRight("v: \(next)", theme[.graphText], before: canvas.width - 1, row: row)
        // Without colours there is no scale to tell.
        guard theme.depth != .mono else { return }
        var column = canvas.write("0 ", theme[.graphText], column: 1, row: row)
        for index in 0..<8 {
            canvas.put(" ", theme.heat(Double(index) / 7), column: column, row: row)
            column += 1
        }
        canvas.write(" 100", theme[.graphText], column: column, row: row)
    }
}
