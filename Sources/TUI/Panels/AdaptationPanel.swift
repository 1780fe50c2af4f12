import Games
import Scales

/// Panel 3: what every agent earned at each joint policy of the watched chain, beside the paper's curve where it can
/// be compared, how far the peer moved, and how fast the meta-agent learned between joint policies.
enum AdaptationPanel {
    /// A row of rewards.
    struct Row {
        var name: String
        var mark: Unicode.Scalar
        var role: Role
        /// By joint policy, as far as they were played.
        var rewards: [Double]
        /// How they are written.
        var digits: Digits
    }

    static func remark(_ model: Model) -> String {
        let chain = model.snapshot.chain
        let others = max((chain?.agents.count ?? 2) - 2, 0)
        let name = chain.flatMap { $0.agents.count > 1 ? $0.agents[1].name : nil } ?? "no peer yet"
        let isNarrow = (model.layout.frame(of: .adaptation)?.width ?? 0) < 46
        let watched = model.snapshot.watched == .training ? "following" : isNarrow ? "pinned" : "train, pinned"
        let more = others > 0 ? " +\(others)" : ""
        let common = model.configuration.rewardDigits.caption.map { "rewards \($0)  " } ?? ""
        let unit = model.configuration.game.rewardUnit == .step ? "" : "\(model.configuration.game.rewardUnit.title)  "
        return "phi_0 -> phi_\(model.configuration.chainLength)  \(common)\(unit)\(name)\(more) (\(watched))"
    }

    static func stepColumns(_ model: Model, width: Int) -> StepColumns {
        let isWide = isWide(model, width: width)
        let left = isWide ? 10 : 4
        let right = isWide ? 8 : 0
        return StepColumns(
            total: model.configuration.chainLength + 1, from: model.view.firstStep, left: left,
            width: width - left - right, sizes: 5...(isWide ? 8 : 7))
    }

    /// Whether there is room for long names and the AUC column.
    private static func isWide(_ model: Model, width: Int) -> Bool {
        width >= min(56, 10 + 8 * (model.configuration.chainLength + 1) + 8)
    }

    static func contentRows(_ model: Model) -> Int {
        if sharesReward(model) { return 1 }
        let players = model.configuration.game.players
        return players == 2 ? 2 : players + 1
    }

    static func visibleRows(_ model: Model, height: Int) -> Int {
        guard let frame = model.layout.frame(of: .adaptation) else { return 0 }
        return agentRows(model, width: frame.width - 2, height: height)
    }

    /// Rows for agents; what the fixed rows and a chart of five rows leave.
    private static func agentRows(_ model: Model, width: Int, height: Int) -> Int {
        let hasGhost = ghost(model) != nil
        let room =
            height - 3 - (hasGhost ? 1 : 0) - (modelsPeers(model) ? 1 : 0) - (isWide(model, width: width) ? 0 : 1)
        let wanted = contentRows(model)
        // Where rows are few the agents come first, the rest is cut off.
        return min(wanted, room >= 7 ? room - 5 : max(room, min(height - 1, 2)))
    }

    /// Whether all agents are paid the same, so that one row says everything.
    static func sharesReward(_ model: Model) -> Bool { model.configuration.game.matrix == nil }

    /// Whether the meta-agent knows its peers only as models.
    private static func modelsPeers(_ model: Model) -> Bool { model.configuration.opponentModel != nil }

    private static func ghost(_ model: Model) -> [Double]? {
        let peer = model.snapshot.chain.flatMap { $0.agents.count > 1 ? $0.agents[1].name : nil }
        return PaperCurve.matching(model.configuration, peer: peer)
    }

    /// How rewards are written: those of a body are large.
    static func digits(_ model: Model) -> Digits {
        sharesReward(model) ? Digits(from: 0, to: 0, atLeast: 1) : model.configuration.rewardDigits
    }

    /// Meta-agent and peers; with several peers their mean stands before them.
    static func rows(_ model: Model) -> [Row] {
        let players = model.configuration.game.players
        let agents = model.snapshot.chain?.agents ?? []
        let digits = digits(model)
        func rewards(_ agent: Int) -> [Double] { agent < agents.count ? agents[agent].meanReward : [] }
        if sharesReward(model) {
            return [Row(name: "team", mark: "o", role: .meta, rewards: rewards(0), digits: digits)]
        }
        var rows = [Row(name: "meta", mark: "o", role: .meta, rewards: rewards(0), digits: digits)]
        if players == 2 {
            rows.append(Row(name: "peer", mark: "x", role: .peer, rewards: rewards(1), digits: digits))
            return rows
        }
        let count = (1..<players).map { rewards($0).count }.min() ?? 0
        let mean = (0..<count).map { step in
            (1..<players).reduce(0) { $0 + rewards($1)[step] } / Double(players - 1)
        }
        rows.append(Row(name: "peers", mark: "x", role: .peer, rewards: mean, digits: digits))
        let roles: [Role] = [.series3, .series4, .series5, .series6]
        for agent in 1..<players {
            rows.append(
                Row(
                    name: "peer\(agent)", mark: Unicode.Scalar(UInt8(48 + agent % 10)),
                    role: roles[(agent - 1) % roles.count], rewards: rewards(agent), digits: digits))
        }
        return rows
    }

    static func draw(_ model: Model, into canvas: inout Canvas) {
        let isWide = isWide(model, width: canvas.width)
        let columns = stepColumns(model, width: canvas.width)
        guard columns.count > 0 else { return }
        let all = rows(model)
        let count = agentRows(model, width: canvas.width, height: canvas.height)
        let first = min(model.view.scroll[.adaptation] ?? 0, max(all.count - count, 0))
        let shown = Array(all.dropFirst(first).prefix(count))
        let ghost = ghost(model)
        let last = model.configuration.chainLength
        var row = drawHead(columns, isWide, last, into: &canvas)
        for entry in shown {
            drawRow(entry, columns, isWide, last, row: row, into: &canvas)
            row += 1
        }
        if let ghost {
            let entry = Row(
                name: isWide ? "paper" : "ref", mark: ".", role: .ghost, rewards: ghost,
                digits: digits(model))
            drawRow(entry, columns, isWide, last, row: row, into: &canvas)
            row += 1
        }
        drawDrift(model, columns, isWide, row: row, into: &canvas)
        row += 1
        if modelsPeers(model) {
            drawModelError(model, columns, isWide, row: row, into: &canvas)
            row += 1
        }
        drawRates(model, columns, isWide, row: row, into: &canvas)
        row += 1
        if !isWide {
            drawSums(all, ghost, last, row: row, into: &canvas)
            row += 1
        }
        let room = canvas.height - row
        guard room >= 4 else { return }
        let frame = Rect(row: row, width: canvas.width, height: room)
        ChainChart.draw(shown, ghost: ghost, model, columns, frame: frame, into: &canvas)
    }
}
