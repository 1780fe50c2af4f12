import Engine
import Games

/// Panel 2 where actions are torques: the mean and the standard deviation, sigma, of what each agent does with each of
/// its joints, along the chain; in per cent of a joint's largest torque.
enum TorquePanel {
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

    static func remark(_ model: Model) -> String {
        let width = max((model.layout.frame(of: .policy)?.width ?? 2) - 2, 0)
        let shown =
            switch shown(model, width: width) {
            case .both: "mean, sigma"
            case .means: "mean"
            case .deviations: "sigma"
            }
        let played = (model.snapshot.chain?.motions.count ?? 0) - 1
        let partial = played >= 0 && played < model.configuration.chainLength ? "  l=\(played)" : ""
        return "torques in %  \(shown)\(partial)"
    }

    /// What there is room for.
    private static func shown(_ model: Model, width: Int) -> TorqueView {
        let needed = 2 * 4 * (model.configuration.chainLength + 1) + tightLabel + 1
        return model.view.torqueView == .both && needed > width ? .means : model.view.torqueView
    }

    /// What is shown next.
    static func next(_ model: Model) -> TorqueView {
        let width = max((model.layout.frame(of: .policy)?.width ?? 2) - 2, 0)
        var model = model
        model.view.torqueView = shown(model, width: width).next
        return shown(model, width: width)
    }

    /// How many joint policies fit.
    static func shownSteps(_ model: Model, width: Int) -> Int { blocks(model, width: width)[0].columns.count }

    static func contentRows(height: Int) -> Int { lines(height: height).count }

    static func visibleRows(height: Int) -> Int { max(height - 1 - (hasLegend(height) ? 1 : 0), 0) }

    private static func hasLegend(_ height: Int) -> Bool { height >= 10 }

    /// Whether agents have rows of their own, instead of a letter beside each joint.
    private static func namesAgents(_ height: Int) -> Bool { height >= 9 }

    private static func lines(height: Int) -> [Line] {
        let agents = (0..<HalfCheetah.playerCount).map { agent in
            (namesAgents(height) ? [Line.agent(agent)] : [])
                + (0..<HalfCheetah.actionCount).map { Line.joint(agent, $0) }
        }
        return Array(agents.joined(separator: height >= 12 ? [.blank] : []))
    }

    private static let tightLabel = 7
    /// Columns between blocks that hold the second one's title.
    private static let wideGap = 7

    private static func blocks(_ model: Model, width: Int) -> [Block] {
        let (total, first) = (model.configuration.chainLength + 1, model.view.firstStep)
        func mean(_ columns: StepColumns) -> Block {
            Block(title: "mean", titleColumn: 1, columns: columns, format: .difference) { $0.means }
        }
        func sigma(_ columns: StepColumns, _ titleColumn: Int) -> Block {
            Block(title: "sigma", titleColumn: titleColumn, columns: columns, format: .percent) { $0.deviations }
        }
        let shown = shown(model, width: width)
        guard shown == .both else {
            let columns = StepColumns(
                total: total, from: first, left: tightLabel + 1, width: width - tightLabel - 1, sizes: 4...6)
            return [shown == .means ? mean(columns) : sigma(columns, 1)]
        }
        let isWide = width >= tightLabel + 1 + wideGap + 2 * 4 * total
        let (left, gap) = isWide ? (tightLabel + 1, wideGap) : (tightLabel, 1)
        let share = (width - left - gap) / 2
        let columns = StepColumns(total: total, from: first, left: left, width: share, sizes: 4...6)
        let right = StepColumns(total: total, from: first, left: columns.end + gap, width: share, sizes: 4...6)
        return [mean(columns), sigma(right, isWide ? columns.end + 1 : .max)]
    }

    static func draw(_ model: Model, into canvas: inout Canvas) {
        let blocks = blocks(model, width: canvas.width)
        guard blocks[0].columns.count > 0, canvas.height > 0 else { return }
        for block in blocks {
            if block.titleColumn < canvas.width {
                canvas.write(block.title, canvas.theme[.graphText], column: block.titleColumn, row: 0)
            }
            canvas.stepNumbers(block.columns, total: model.configuration.chainLength + 1, isHeat: true, row: 0)
        }
        let lines = lines(height: canvas.height)
        let first = min(model.view.scroll[.policy] ?? 0, max(lines.count - 1, 0))
        let visible = visibleRows(height: canvas.height)
        for (offset, line) in lines.dropFirst(first).prefix(visible).enumerated() {
            draw(line, blocks, model, row: 1 + offset, into: &canvas)
        }
        if hasLegend(canvas.height) { drawLegend(model, blocks, into: &canvas) }
    }

    private static func draw(
        _ line: Line, _ blocks: [Block], _ model: Model, row: Int, into canvas: inout Canvas
    ) {
        switch line {
        case .blank: break
        case .agent(let agent):
            let style = canvas.theme[RobotPanel.role(of: agent)]
            canvas.write("\(RobotPanel.name(of: agent)), \(HalfCheetah.legNames[agent])", style, column: 1, row: row)
        case .joint(let agent, let joint):
            if namesAgents(canvas.height) {
                canvas.write(HalfCheetah.jointNames[joint], canvas.theme[.text], column: 2, row: row)
            } else {
                canvas.put(
                    RobotPanel.letter(of: agent), canvas.theme[RobotPanel.role(of: agent)], column: 0, row: row)
                canvas.write(HalfCheetah.jointNames[joint], canvas.theme[.text], column: 2, row: row, limit: 5)
            }
            let agents = model.snapshot.chain?.agents ?? []
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
    private static func drawLegend(_ model: Model, _ blocks: [Block], into canvas: inout Canvas) {
        let (row, theme) = (canvas.height - 1, canvas.theme)
        let next =
            switch next(model) {
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
