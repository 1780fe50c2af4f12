import Engine
import Games

/// In the place of the policy where actions are torques: the mean and the standard deviation, sigma, of what each agent
/// does with each of its joints, along the chain; in per cent of a joint's largest torque.
struct TorquePanel: PanelView {
    let id = PanelID.policy
    let title = "Policy"
    let frame = Role.policyBox
    let place = PanelPlace.policy
    let inspectedAxis = InspectedAxis.jointPolicies

    var keys: [KeyBinding<PanelSight>] {
        [
            KeyBinding(
                "variant", [.character("v")], .panels, help: "mean, sigma",
                action: { sight, _ in
                    sight.scene.view[TorqueView.self] = next(sight.scene, width: sight.size.width)
                    return []
                })
        ]
    }

    func suits(_ game: Game) -> Bool { game.joints != nil }

    /// A row of the table.
    private enum Line {
        case agent(Int)
        case joint(Int, Int)
        case blank
    }

    /// A block of columns, one for each joint policy.
    private struct Block {
        var title: String
        var titleColumn: Int
        var columns: StepColumns
        var format: HeatFormat
        var values: (ActionNormal) -> [Double]
    }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        let shown =
            switch shown(scene, width: size.width) {
            case .both: "mean, sigma"
            case .means: "mean"
            case .deviations: "sigma"
            }
        let played = (scene.snapshot.chain?.agents.first?.normals.count ?? 0) - 1
        let partial = played >= 0 && played < scene.subject.chainLength ? "  l=\(played)" : ""
        return "torques in %  \(shown)\(partial)"
    }

    /// What there is room for.
    private func shown(_ scene: Scene, width: Int) -> TorqueView {
        fitting(scene.view[TorqueView.self], scene, width: width)
    }

    /// What is shown next.
    private func next(_ scene: Scene, width: Int) -> TorqueView {
        fitting(shown(scene, width: width).next, scene, width: width)
    }

    private func fitting(_ view: TorqueView, _ scene: Scene, width: Int) -> TorqueView {
        let needed = 2 * 4 * (scene.subject.chainLength + 1) + Self.tightLabel + 1
        return view == .both && needed > width ? .means : view
    }

    func shownSteps(_ scene: Scene, _ size: PanelSize) -> Int? { blocks(scene, width: size.width)[0].columns.count }

    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows {
        PanelRows(content: lines(scene, height: size.height).count, visible: visibleRows(height: size.height))
    }

    private func visibleRows(height: Int) -> Int { max(height - 1 - (hasLegend(height) ? 1 : 0), 0) }

    private func hasLegend(_ height: Int) -> Bool { height >= 10 }

    /// Whether agents have rows of their own, instead of a letter beside each joint.
    private func namesAgents(_ height: Int) -> Bool { height >= 9 }

    private func lines(_ scene: Scene, height: Int) -> [Line] {
        guard let joints = scene.subject.game.joints else { return [] }
        let agents = joints.limbs.indices.map { agent in
            (namesAgents(height) ? [Line.agent(agent)] : []) + joints.names.indices.map { Line.joint(agent, $0) }
        }
        return Array(agents.joined(separator: height >= 12 ? [.blank] : []))
    }

    private static let tightLabel = 7
    /// Columns between blocks that hold the second one's title.
    private static let wideGap = 7

    private func blocks(_ scene: Scene, width: Int) -> [Block] {
        let (total, first) = (scene.subject.chainLength + 1, scene.view.firstStep)
        func mean(_ columns: StepColumns) -> Block {
            Block(title: "mean", titleColumn: 1, columns: columns, format: .difference) { $0.means }
        }
        func sigma(_ columns: StepColumns, _ titleColumn: Int) -> Block {
            Block(title: "sigma", titleColumn: titleColumn, columns: columns, format: .percent) { $0.deviations }
        }
        let shown = shown(scene, width: width)
        guard shown == .both else {
            let columns = StepColumns(
                total: total, from: first, left: Self.tightLabel + 1, width: width - Self.tightLabel - 1, sizes: 4...6)
            return [shown == .means ? mean(columns) : sigma(columns, 1)]
        }
        let isWide = width >= Self.tightLabel + 1 + Self.wideGap + 2 * 4 * total
        let (left, gap) = isWide ? (Self.tightLabel + 1, Self.wideGap) : (Self.tightLabel, 1)
        let share = (width - left - gap) / 2
        let columns = StepColumns(total: total, from: first, left: left, width: share, sizes: 4...6)
        let right = StepColumns(total: total, from: first, left: columns.end + gap, width: share, sizes: 4...6)
        return [mean(columns), sigma(right, isWide ? columns.end + 1 : .max)]
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let blocks = blocks(scene, width: canvas.width)
        guard blocks[0].columns.count > 0, canvas.height > 0 else { return }
        for block in blocks {
            if block.titleColumn < canvas.width {
                canvas.write(block.title, canvas.theme[.graphText], column: block.titleColumn, row: 0)
            }
            canvas.stepNumbers(
                block.columns, total: scene.subject.chainLength + 1, cursor: scene.view.inspection?.step, isHeat: true,
                row: 0)
        }
        let lines = lines(scene, height: canvas.height)
        let first = min(scene.view.scroll[id] ?? 0, max(lines.count - 1, 0))
        let visible = visibleRows(height: canvas.height)
        for (offset, line) in lines.dropFirst(first).prefix(visible).enumerated() {
            draw(line, blocks, scene, row: 1 + offset, into: &canvas)
        }
        if hasLegend(canvas.height) { drawLegend(scene, blocks, into: &canvas) }
    }

    private func draw(
        _ line: Line, _ blocks: [Block], _ scene: Scene, row: Int, into canvas: inout Canvas
    ) {
        guard let joints = scene.subject.game.joints else { return }
        switch line {
        case .blank: break
        case .agent(let agent):
            let style = canvas.theme[AgentMark.role(of: agent)]
            canvas.write("\(AgentMark.name(of: agent)), \(joints.limbs[agent])", style, column: 1, row: row)
        case .joint(let agent, let joint):
            if namesAgents(canvas.height) {
                canvas.write(joints.names[joint], canvas.theme[.text], column: 2, row: row)
            } else {
                canvas.put(
                    AgentMark.letter(of: agent), canvas.theme[AgentMark.role(of: agent)], column: 0, row: row)
                canvas.write(joints.names[joint], canvas.theme[.text], column: 2, row: row, limit: 5)
            }
            let agents = scene.snapshot.chain?.agents ?? []
            let normals = agent < agents.count ? agents[agent].normals : []
            for block in blocks {
                for step in block.columns.range {
                    let values = step < normals.count ? block.values(normals[step]) : []
                    canvas.heat(
                        joint < values.count ? values[joint] : nil, block.format, column: block.columns.start(step),
                        row: row, size: block.columns.size, hasPlus: block.columns.size > 4)
                }
            }
        }
    }

    /// The scales of the colours and what `v` shows next.
    private func drawLegend(_ scene: Scene, _ blocks: [Block], into canvas: inout Canvas) {
        let (row, theme) = (canvas.height - 1, canvas.theme)
        let next =
            switch next(scene, width: canvas.width) {
            case .both: "v: mean, sigma"
            case .means: "v: mean"
            case .deviations: "v: sigma"
            }
        canvas.writeRight(next, theme[.graphText], before: canvas.width - 1, row: row)
        // Without colours there is no scale to tell.
        guard theme.depth != .mono else { return }
        var column = 1
        for block in blocks {
            let isSigned = block.format == .difference
            column = canvas.write(isSigned ? "-100 " : "0 ", theme[.graphText], column: column, row: row)
            for index in 0..<8 {
                let share = Double(index) / 7
                canvas.put(" ", isSigned ? theme.divergent(2 * share - 1) : theme.heat(share), column: column, row: row)
                column += 1
            }
            column = canvas.write(isSigned ? " +100" : " 100", theme[.graphText], column: column, row: row) + 1
        }
    }
}
