import Cells
import Training

/// What phases on the way forward computed: trajectories, then updates.
extension PhasePanel {
    /// Trajectories as rows of joint actions, in the colours of what the meta-agent gets for them, with what every agent
    /// got in all.
    func table(of rollout: PhaseReport.Rollout, at step: Int, _ scene: Scene) -> Table {
        let shown =
            rollout.trajectories.count < rollout.count ? ", the first \(rollout.trajectories.count) of them" : ""
        let players = scene.subject.game.players
        let names = (0..<max(players, 2)).map { AgentMark.name(of: $0, among: max(players, 2)) }
        let widest = 7
        func resultStart(_ canvas: Canvas) -> Int { max(canvas.width - 1 - names.count * widest, 5) }
        let table = scene.subject.game.table
        let label = table.map { CellWidth.of($0.label(ofJointAction: 0)) } ?? 0
        let (low, high) = (table?.payoffs[0].min() ?? 0, table?.payoffs[0].max() ?? 0)
        return Table(
            sentence: "phi_\(step) and its peers played \(rollout.count) trajectories\(shown)",
            rows: rollout.trajectories.count,
            drawHead: { canvas, line in
                let theme = canvas.theme
                canvas.write("k", theme[.graphText], column: 2, row: line)
                let fitting = label > 0 ? (resultStart(canvas) - 5) / (label + 1) : 0
                let steps = rollout.trajectories.first?.jointActions.count ?? 0
                if fitting > 0, steps > 0 {
                    let text = "steps 1-\(min(fitting, steps)) of \(steps)"
                    canvas.write(Text.shortened(text, resultStart(canvas) - 5), theme[.graphText], column: 5, row: line)
                }
                for (agent, name) in names.enumerated() {
                    canvas.writeRight(
                        name, theme[agent == 0 ? .meta : .peer], before: resultStart(canvas) + (agent + 1) * widest,
                        row: line)
                }
            },
            drawRow: { canvas, row, line in
                let (theme, trajectory) = (canvas.theme, rollout.trajectories[row])
                canvas.writeRight("\(row + 1)", theme[.graphText], before: 4, row: line)
                var column = 5
                for joint in trajectory.jointActions {
                    guard let table, column + label + 1 <= resultStart(canvas) else { break }
                    let share = high > low ? (table.payoffs[0][Int(joint)] - low) / (high - low) : 0.5
                    canvas.write(
                        table.label(ofJointAction: Int(joint)), theme.heat(share), column: column, row: line)
                    column += label + 1
                }
                for (agent, value) in trajectory.returns.enumerated() {
                    canvas.writeRight(
                        Text.short(value, width: 6), theme[agent == 0 ? .meta : .peer],
                        before: resultStart(canvas) + (agent + 1) * widest, row: line)
                }
            })
    }

    /// The first two agents' probabilities of the chosen action before and after, by what was seen.
    func table(of updates: [PhaseReport.AgentUpdate], at step: Int, _ scene: Scene) -> Table {
        let game = scene.subject.game.table
        let hasTables = updates.allSatisfy { !$0.before.isEmpty } && game != nil
        let rows = hasTables ? game?.observationCount ?? 0 : 0
        let lengths = updates.enumerated().map { agent, update in
            let name = AgentMark.name(of: agent, among: updates.count)
            return "\(name) moved \(Text.magnitude(update.length)) at rate \(Text.magnitude(update.rate))"
        }
        let label = min(max(game.map { CellWidth.of($0.label(ofObservation: 0)) } ?? 5, 5), 10) + 2
        func block(_ canvas: Canvas, _ agent: Int) -> (start: Int, width: Int) {
            let width = (canvas.width - 1 - label) / 2
            return (label + agent * width, width)
        }
        return Table(
            sentence: "phi_\(step) to phi_\(step + 1): \(lengths.joined(separator: ", "))",
            rows: rows,
            drawHead: { canvas, line in
                guard let game, hasTables else { return }
                let symbol = game.symbols[min(scene.view.action, game.symbols.count - 1)]
                canvas.write("P(\(symbol))", canvas.theme[.graphText], column: 1, row: line)
                for agent in 0..<2 {
                    canvas.write(
                        AgentMark.name(of: agent, among: updates.count),
                        canvas.theme[agent == 0 ? .meta : .peer], column: block(canvas, agent).start, row: line)
                }
            },
            drawRow: { canvas, row, line in
                guard let game else { return }
                canvas.write(
                    Text.shortened(game.label(ofObservation: row), label - 2), canvas.theme[.text], column: 1, row: line
                )
                let index = row * game.actionCount + min(scene.view.action, game.actionCount - 1)
                for (agent, update) in updates.prefix(2).enumerated() {
                    let (start, width) = block(canvas, agent)
                    guard scene.knows(agent, row, at: step) else {
                        canvas.writeRight("--", canvas.theme[.inactive], before: start + 3, row: line)
                        continue
                    }
                    drawChange(
                        from: update.before[index], to: update.after[index], column: start, width: width, row: line,
                        into: &canvas)
                }
            })
    }

    /// Two heatmap cells, an arrow between them that says which way it went, and how far behind.
    private func drawChange(
        from before: Double, to after: Double, column: Int, width: Int, row: Int, into canvas: inout Canvas
    ) {
        let arrows = Arrows(canvas.symbols)
        canvas.heat(before, .percent, column: column, row: row, size: 4)
        canvas.heat(after, .percent, column: column + 6, row: row, size: 4)
        let arrow = arrows.between(before, after)
        canvas.put(arrow == " " ? arrows.line : arrow, canvas.theme[.highlight], column: column + 4, row: row)
        guard width >= 17 else { return }
        let points = (after - before) * 100
        let text = abs(points) < 0.05 ? "0" : (points > 0 ? "+" : "") + Text.fixed(points, abs(points) < 9.95 ? 1 : 0)
        canvas.writeRight(text, canvas.theme[.graphText], before: column + 16, row: row)
    }
}
