import Cells
import Games
import Scales
import Training

extension PanelID {
    package static let policy = PanelID("Policy")
}

/// P(action | state) of the meta-agent and its peers along the chain, as a heatmap.
struct PolicyPanel: PanelView {
    let id = PanelID.policy
    let title = "Policy"
    let frame = Role.policyBox
    let place = PanelPlace.policy
    let inspectedAxis = InspectedAxis.jointPolicies

    func suits(_ game: Game) -> Bool { game.table != nil }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        guard let game = scene.subject.game.table else { return "" }
        let symbol = game.symbols[min(scene.view.action, game.symbols.count - 1)]
        let difference = scene.view[PolicyView.self].kind == .difference ? "meta - peer  " : ""
        let played = (scene.snapshot.chain?.visits.count ?? 0) - 1
        let partial = played >= 0 && played < scene.subject.chainLength ? " l=\(played)" : ""
        return "\(difference)P(\(symbol) | state)\(partial)"
    }

    /// Whether both agents of a two-player game fit.
    func showsAllAgents(_ scene: Scene, height: Int) -> Bool {
        let game = scene.subject.game
        return game.players == 2 && scene.view[PolicyView.self].kind != .difference
            && height >= 2 * (observationCount(scene) + 1)
    }

    func shownSteps(_ scene: Scene, _ size: PanelSize) -> Int? { stepColumns(scene, width: size.width).count }

    private func stepColumns(_ scene: Scene, width: Int) -> StepColumns {
        let left = labelWidth(scene)
        let total = scene.subject.chainLength + 1
        let hasVisits = width - left - 6 >= 4 * total
        return StepColumns(
            total: total, from: scene.view.firstStep, left: left, width: width - left - (hasVisits ? 6 : 0),
            sizes: 3...6)
    }

    private func labelWidth(_ scene: Scene) -> Int {
        let longest = scene.subject.game.table.map { CellWidth.of($0.label(ofJointAction: 0)) } ?? 0
        return min(max(longest + 2, 7), 12)
    }

    private func observationCount(_ scene: Scene) -> Int {
        scene.subject.game.table?.observationCount ?? 0
    }

    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows {
        PanelRows(content: contentRows(scene), visible: visibleRows(scene, height: size.height))
    }

    private func contentRows(_ scene: Scene) -> Int { observationCount(scene) + (isSorted(scene) ? 1 : 0) }

    private func visibleRows(_ scene: Scene, height: Int) -> Int {
        showsAllAgents(scene, height: height)
            ? contentRows(scene) : max(height - 1 - (hasLegend(scene, height: height) ? 1 : 0), 0)
    }

    private func hasLegend(_ scene: Scene, height: Int) -> Bool {
        showsAllAgents(scene, height: height)
            ? height > 2 * (observationCount(scene) + 1) : height >= 7
    }

    /// Games of more players have so many states that the visited ones come first, under a row for all.
    private func isSorted(_ scene: Scene) -> Bool { scene.subject.game.players > 2 }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let height = canvas.height
        let columns = stepColumns(scene, width: canvas.width)
        guard columns.count > 0 else { return }
        let view = scene.view[PolicyView.self]
        let observations = order(scene)
        if showsAllAgents(scene, height: height) {
            drawAgent(0, scene, observations, columns, row: 0, rows: observations.count + 1, into: &canvas)
            drawAgent(
                1, scene, observations, columns, row: observations.count + 1, rows: observations.count + 1,
                into: &canvas)
        } else {
            let agent = min(view.agent, scene.subject.game.players - 1)
            let first = min(scene.view.scroll[id] ?? 0, max(observations.count - 1, 0))
            drawAgent(
                agent, scene, Array(observations.dropFirst(first)), columns, row: 0,
                rows: visibleRows(scene, height: height) + 1, into: &canvas)
        }
        if scene.view.inspection != nil, let readout = readout(scene) {
            // In the place of the legend, or of the peer's head, which says what the first one says.
            let hasPlace = hasLegend(scene, height: height) || !showsAllAgents(scene, height: height)
            canvas.readout(readout, from: hasPlace ? height - 1 : observations.count + 1, rows: 1)
        } else if hasLegend(scene, height: height) {
            drawLegend(scene, into: &canvas)
        }
    }

    func inspectedRows(_ scene: Scene) -> Int { contentRows(scene) }

    /// Rows are counted as they are sorted, under the head of either agent.
    func inspectedPlace(
        _ scene: Scene, _ size: PanelSize, _ symbols: Symbols, column: Int, row: Int
    ) -> InspectedPlace? {
        guard let step = stepColumns(scene, width: size.width).step(at: column) else { return nil }
        let rows = contentRows(scene)
        let place: Int
        if showsAllAgents(scene, height: size.height) {
            place = (row % (rows + 1)) - 1
        } else {
            place = row - 1 + (row == 0 ? 0 : min(scene.view.scroll[id] ?? 0, max(rows - 1, 0)))
        }
        return .jointPolicy(step, row: (0..<rows).contains(place) ? place : nil)
    }

    /// The whole row's name, and the probability that every agent shown gives the action.
    func readout(_ scene: Scene) -> Readout? {
        guard let game = scene.subject.game.table, scene.snapshot.chain != nil else { return nil }
        let rows = order(scene)
        let step = scene.cursorStep
        let observation = rows[min(scene.cursorRow(of: id), rows.count - 1)]
        let view = scene.view[PolicyView.self]
        let digits = Digits(from: 0, to: 1, atLeast: 0, significant: 9)
        // The one that is shown comes first, for there may not be room for both.
        let others = game.players == 2 ? [1] : view.agent > 0 ? [view.agent] : []
        let agents = view.agent > 0 ? others + [0] : [0] + others
        let entries = agents.map { agent in
            let value = value(scene, agent, observation, step, isDifference: false)
            return Readout.Entry(
                AgentMark.name(of: agent, among: game.players), value.map { digits.trimmed($0) } ?? "--",
                AgentMark.role(of: agent))
        }
        let label = observation.map(game.label(ofObservation:)) ?? "all"
        return Readout("\(label) phi_\(step)", entries)
    }

    /// Observations in the order of their rows; nil is the mean over all, weighted by visits.
    private func order(_ scene: Scene) -> [Int?] {
        let all = Array(0..<observationCount(scene))
        guard isSorted(scene), let chain = scene.snapshot.chain else { return all }
        let visits = all.map { Self.meanVisits(chain, $0) ?? 0 }
        return [nil] + all.sorted { (-visits[$0], $0) < (-visits[$1], $1) }
    }

    /// Share of steps spent in an observation, over the joint policies played.
    static func meanVisits(_ chain: ChainRecord, _ observation: Int) -> Double? {
        let shares = chain.visits.compactMap { observation < $0.count ? $0[observation] : nil }
        return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }

    private func drawAgent(
        _ agent: Int, _ scene: Scene, _ observations: [Int?], _ columns: StepColumns, row: Int, rows: Int,
        into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        guard let game = scene.subject.game.table else { return }
        let players = game.players
        let format = HeatFormat(scene.view[PolicyView.self].kind)
        let hasVisits = agent == 0 && canvas.width - columns.end >= 6
        let name =
            format == .difference
            ? (players == 2 ? "diff" : "m-p\(agent)") : AgentMark.name(of: agent, among: players)
        canvas.write(name, theme[agent == 0 ? .meta : .peer], column: 1, row: row)
        canvas.stepNumbers(
            columns, total: scene.subject.chainLength + 1, cursor: scene.view.inspection?.step, isHeat: true, row: row)
        if hasVisits { canvas.writeRight("visit", theme[.graphText], before: columns.end + 6, row: row) }
        // Twice optional: no row, or the row of all.
        let cursor: Int?? =
            scene.view.inspection == nil
            ? .none : .some(order(scene)[min(scene.cursorRow(of: id), contentRows(scene) - 1)])
        for (offset, observation) in observations.prefix(max(rows - 1, 0)).enumerated() {
            let y = row + 1 + offset
            let label = observation.map(game.label(ofObservation:)) ?? "all"
            var name = theme[.text]
            if observation == cursor { name.attributes.insert(.reverse) }
            canvas.write(Text.shortened(label, columns.left - 2), name, column: 1, row: y)
            for step in columns.range {
                let value = value(scene, agent, observation, step, isDifference: format == .difference)
                canvas.heat(value, format, column: columns.start(step), row: y, size: columns.size)
                if format == .percent, columns.size > 3, let value,
                    let arrow = arrow(scene, agent, observation, step, canvas.symbols)
                {
                    canvas.put(arrow, theme.heat(value), column: columns.end(step) - 1, row: y)
                }
            }
            guard hasVisits else { continue }
            let visits = scene.snapshot.chain.flatMap { chain in
                observation.map { Self.meanVisits(chain, $0) } ?? (chain.visits.isEmpty ? nil : 1)
            }
            canvas.writeRight(
                visits.map { "\(Text.percent($0))%" } ?? "--", theme[.graphText], before: columns.end + 6, row: y)
        }
    }

    /// The scale of the colours and what `v` shows next.
    private func drawLegend(_ scene: Scene, into canvas: inout Canvas) {
        let row = canvas.height - 1
        let theme = canvas.theme
        var next = scene.view[PolicyView.self]
        next.advance(agents: scene.subject.game.players, showsAll: showsAllAgents(scene, height: canvas.height))
        let kind = scene.view[PolicyView.self].kind
        var column = canvas.write(kind == .difference ? "-100 " : "0 ", theme[.graphText], column: 1, row: row)
        let glyphs = Ladder.glyphs(canvas.symbols)
        for (index, glyph) in glyphs.enumerated() {
            let share = Double(index) / Double(glyphs.count - 1)
            let color = kind == .difference ? theme.divergent(2 * share - 1) : theme.heat(share)
            let isGlyph = kind == .glyph || (theme.depth == .mono && kind == .percent)
            canvas.put(isGlyph ? glyph : " ", isGlyph ? theme[.text] : color, column: column, row: row)
            column += 1
        }
        canvas.write(kind == .difference ? " +100" : " 100", theme[.graphText], column: column, row: row)
        canvas.writeRight("v: \(next.title)", theme[.graphText], before: canvas.width - 1, row: row)
    }
}
