import Cells
import Games
import Training

/// Panel 2: P(action | state) of the meta-agent and its peers along the chain, as a heatmap.
enum PolicyPanel {
    static func remark(_ model: Model) -> String {
        guard let game = model.configuration.game.matrix else { return "" }
        let symbol = game.symbols[min(model.view.action, game.symbols.count - 1)]
        let difference = model.view.policyView.kind == .difference ? "meta - peer  " : ""
        let played = (model.snapshot.chain?.visits.count ?? 0) - 1
        let partial = played >= 0 && played < model.configuration.chainLength ? " l=\(played)" : ""
        return "\(difference)P(\(symbol) | state)\(partial)"
    }

    /// Whether both agents of a two-player game fit.
    static func showsAllAgents(_ model: Model) -> Bool {
        guard let frame = model.layout.frame(of: .policy) else { return false }
        return showsAllAgents(model, height: frame.height - 2)
    }

    private static func showsAllAgents(_ model: Model, height: Int) -> Bool {
        let game = model.configuration.game
        return game.players == 2 && model.view.policyView.kind != .difference
            && height >= 2 * (observationCount(model) + 1)
    }

    static func stepColumns(_ model: Model, width: Int) -> StepColumns {
        let left = labelWidth(model)
        let total = model.configuration.chainLength + 1
        let hasVisits = width - left - 6 >= 4 * total
        return StepColumns(
            total: total, from: model.view.firstStep, left: left, width: width - left - (hasVisits ? 6 : 0),
            sizes: 3...6)
    }

    private static func labelWidth(_ model: Model) -> Int {
        let longest = model.configuration.game.matrix.map { CellWidth.of($0.label(ofJointAction: 0)) } ?? 0
        return min(max(longest + 2, 7), 12)
    }

    private static func observationCount(_ model: Model) -> Int {
        model.configuration.game.matrix?.observationCount ?? 0
    }

    static func contentRows(_ model: Model) -> Int {
        observationCount(model) + (isSorted(model) ? 1 : 0)
    }

    static func visibleRows(_ model: Model, height: Int) -> Int {
        showsAllAgents(model, height: height)
            ? contentRows(model) : max(height - 1 - (hasLegend(model, height: height) ? 1 : 0), 0)
    }

    private static func hasLegend(_ model: Model, height: Int) -> Bool {
        showsAllAgents(model, height: height)
            ? height > 2 * (observationCount(model) + 1) : height >= 7
    }

    /// Games of more players have so many states that the visited ones come first, under a row for all.
    private static func isSorted(_ model: Model) -> Bool { model.configuration.game.players > 2 }

    static func draw(_ model: Model, into canvas: inout Canvas) {
        let height = canvas.height
        let columns = stepColumns(model, width: canvas.width)
        guard columns.count > 0 else { return }
        let view = model.view.policyView
        let observations = order(model)
        if showsAllAgents(model, height: height) {
            drawAgent(0, model, observations, columns, row: 0, rows: observations.count + 1, into: &canvas)
            drawAgent(
                1, model, observations, columns, row: observations.count + 1, rows: observations.count + 1,
                into: &canvas)
        } else {
            let agent = min(view.agent, model.configuration.game.players - 1)
            let first = min(model.view.scroll[.policy] ?? 0, max(observations.count - 1, 0))
            drawAgent(
                agent, model, Array(observations.dropFirst(first)), columns, row: 0,
                rows: visibleRows(model, height: height) + 1, into: &canvas)
        }
        if hasLegend(model, height: height) { drawLegend(model, into: &canvas) }
    }

    /// Observations in the order of their rows; nil is the mean over all, weighted by visits.
    private static func order(_ model: Model) -> [Int?] {
        let all = Array(0..<observationCount(model))
        guard isSorted(model), let chain = model.snapshot.chain else { return all }
        let visits = all.map { meanVisits(chain, $0) ?? 0 }
        return [nil] + all.sorted { (-visits[$0], $0) < (-visits[$1], $1) }
    }

    /// Share of steps spent in an observation, over the joint policies played.
    static func meanVisits(_ chain: ChainRecord, _ observation: Int) -> Double? {
        let shares = chain.visits.compactMap { observation < $0.count ? $0[observation] : nil }
        return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }

    private static func drawAgent(
        _ agent: Int, _ model: Model, _ observations: [Int?], _ columns: StepColumns, row: Int, rows: Int,
        into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        guard let game = model.configuration.game.matrix else { return }
        let players = game.players
        let format = HeatFormat(model.view.policyView.kind)
        let hasVisits = agent == 0 && canvas.width - columns.end >= 6
        let name =
            format == .difference
            ? (players == 2 ? "diff" : "m-p\(agent)") : agent == 0 ? "meta" : players == 2 ? "peer" : "peer\(agent)"
        canvas.write(name, theme[agent == 0 ? .meta : .peer], column: 1, row: row)
        canvas.stepNumbers(columns, total: model.configuration.chainLength + 1, isHeat: true, row: row)
        if hasVisits { canvas.writeRight("visit", theme[.graphText], before: columns.end + 6, row: row) }
        for (offset, observation) in observations.prefix(max(rows - 1, 0)).enumerated() {
            let y = row + 1 + offset
            let label = observation.map(game.label(ofObservation:)) ?? "all"
            canvas.write(Text.shortened(label, columns.left - 2), theme[.text], column: 1, row: y)
            for step in columns.range {
                let value = value(model, agent, observation, step, isDifference: format == .difference)
                canvas.heat(value, format, column: columns.start(step), row: y, size: columns.size)
            }
            guard hasVisits else { continue }
            let visits = model.snapshot.chain.flatMap { chain in
                observation.map { meanVisits(chain, $0) } ?? (chain.visits.isEmpty ? nil : 1)
            }
            canvas.writeRight(
                visits.map { "\(Text.percent($0))%" } ?? "--", theme[.graphText], before: columns.end + 6, row: y)
        }
    }

    /// The scale of the colours and what `v` shows next.
    private static func drawLegend(_ model: Model, into canvas: inout Canvas) {
        let row = canvas.height - 1
        let theme = canvas.theme
        var next = model.view.policyView
        next.advance(agents: model.configuration.game.players, showsAll: showsAllAgents(model, height: canvas.height))
        let kind = model.view.policyView.kind
        var column = canvas.write(kind == .difference ? "-100 " : "0 ", theme[.graphText], column: 1, row: row)
        let glyphs = Ladder.glyphs(model.symbols)
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

extension HeatFormat {
    init(_ kind: PolicyView.Kind) {
        switch kind {
        case .percent: self = .percent
        case .glyph: self = .glyph
        case .difference: self = .difference
        }
    }
}

extension PolicyView {
    /// Word for what it shows.
    var title: String {
        switch kind {
        case .percent: agent == 0 ? "meta" : "peer"
        case .glyph: "glyphs"
        case .difference: "meta - peer"
        }
    }
}
