import Games
import Scales

extension PanelID {
    package static let adaptation = PanelID("Adaptation")
}

/// What every agent earned at each joint policy of the watched chain, beside the paper's curve where it can
/// be compared, how far the peer moved, and how fast the meta-agent learned between joint policies.
struct AdaptationPanel: PanelView {
    let id = PanelID.adaptation
    let title = "Adaptation"
    let frame = Role.chainBox
    let place = PanelPlace(large: .own(70), medium: .own(70), crowded: 44, compact: .beside(46))
    let inspectedAxis = InspectedAxis.jointPolicies

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        let chain = scene.snapshot.chain
        let others = max((chain?.agents.count ?? 2) - 2, 0)
        let name = chain.flatMap { $0.agents.count > 1 ? $0.agents[1].name : nil } ?? "no peer yet"
        let isNarrow = size.width < 44
        let watched = scene.snapshot.watched == .training ? "following" : isNarrow ? "pinned" : "train, pinned"
        let more = others > 0 ? " +\(others)" : ""
        let common = scene.subject.rewardDigits.caption.map { "rewards \($0)  " } ?? ""
        let unit = scene.subject.game.rewardUnit == .step ? "" : "\(scene.subject.game.rewardUnit.title)  "
        let chainText = "phi_0 -> phi_\(scene.subject.chainLength)"
        let who = "\(name)\(more) (\(watched))"
        // What is measured comes last, as the beginning goes first: rewards are expected, other numbers are not.
        return measure(scene).map { "\(chainText)  \(who)  \($0.name)" } ?? "\(chainText)  \(common)\(unit)\(who)"
    }

    func shownSteps(_ scene: Scene, _ size: PanelSize) -> Int? { stepColumns(scene, width: size.width).count }

    private func stepColumns(_ scene: Scene, width: Int) -> StepColumns {
        let isWide = isWide(scene, width: width)
        let left = isWide ? 10 : 4
        let right = isWide ? 8 : 0
        return StepColumns(
            total: scene.subject.chainLength + 1, from: scene.view.firstStep, left: left,
            width: width - left - right, sizes: 5...(isWide ? 8 : 7))
    }

    /// Whether there is room for long names and the AUC column.
    private func isWide(_ scene: Scene, width: Int) -> Bool {
        width >= min(56, 10 + 8 * (scene.subject.chainLength + 1) + 8)
    }

    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows {
        PanelRows(
            content: contentRows(scene), visible: agentRows(scene, width: size.width, height: size.height))
    }

    private func contentRows(_ scene: Scene) -> Int {
        if scene.subject.game.paysTogether, measure(scene) == nil { return 1 }
        let players = scene.subject.game.players
        return players == 2 ? 2 : players + 1
    }

    /// Rows for agents; what the fixed rows and a chart of five rows leave.
    private func agentRows(_ scene: Scene, width: Int, height: Int) -> Int {
        // Measures take the rows that rewards take, so that the table stands still when one is chosen.
        let hasGhost = ghost(scene) != nil
        let room =
            height - 3 - (hasGhost ? 1 : 0) - (modelsPeers(scene) ? 1 : 0) - (isWide(scene, width: width) ? 0 : 1)
        let wanted = contentRows(scene)
        // Where rows are few the agents come first, the rest is cut off.
        return min(wanted, room >= 7 ? room - 5 : max(room, min(height - 1, 2)))
    }

    /// Whether the meta-agent knows its peers only as models.
    private func modelsPeers(_ scene: Scene) -> Bool { scene.subject.run?.opponentModel != nil }

    private func ghost(_ scene: Scene) -> [Double]? {
        guard measure(scene) == nil else { return nil }
        let peer = scene.snapshot.chain.flatMap { $0.agents.count > 1 ? $0.agents[1].name : nil }
        return scene.subject.run.flatMap { PaperCurve.matching($0, peer: peer) }
    }

    /// How rewards are written: returns that nothing bounds are large.
    private func digits(_ scene: Scene) -> Digits {
        scene.subject.game.rewardBounds == nil && scene.subject.game.rewardUnit != .step
            ? Digits(from: 0, to: 0, atLeast: 1) : scene.subject.rewardDigits
    }

    /// Meta-agent and peers; with several peers their mean stands before them.
    private func entries(_ scene: Scene) -> [RewardRow] {
        let players = scene.subject.game.players
        let agents = scene.snapshot.chain?.agents ?? []
        let measure = measure(scene)
        let digits = measure == nil ? digits(scene) : Digits(from: 0, to: 1)
        func rewards(_ agent: Int) -> [Double] {
            guard agent < agents.count else { return [] }
            return measure.map { measure in agents[agent].counts.map { measure.value($0) ?? .nan } }
                ?? agents[agent].meanReward
        }
        let rows = entries(players, digits, together: scene.subject.game.paysTogether && measure == nil, rewards)
        return rows.map { row in
            var row = row
            row.bounds = measure?.bounds
            return row
        }
    }

    private func entries(
        _ players: Int, _ digits: Digits, together: Bool, _ rewards: (_ agent: Int) -> [Double]
    ) -> [RewardRow] {
        if together {
            return [RewardRow(name: "team", mark: "o", role: .meta, rewards: rewards(0), digits: digits)]
        }
        var rows = [RewardRow(name: "meta", mark: "o", role: .meta, rewards: rewards(0), digits: digits)]
        if players == 2 {
            rows.append(RewardRow(name: "peer", mark: "x", role: .peer, rewards: rewards(1), digits: digits))
            return rows
        }
        let count = (1..<players).map { rewards($0).count }.min() ?? 0
        let mean = (0..<count).map { step in
            (1..<players).reduce(0) { $0 + rewards($1)[step] } / Double(players - 1)
        }
        rows.append(RewardRow(name: "peers", mark: "x", role: .peer, rewards: mean, digits: digits))
        let roles: [Role] = [.series3, .series4, .series5, .series6]
        for agent in 1..<players {
            rows.append(
                RewardRow(
                    name: "peer\(agent)", mark: Unicode.Scalar(UInt8(48 + agent % 10)),
                    role: roles[(agent - 1) % roles.count], rewards: rewards(agent), digits: digits))
        }
        return rows
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let isWide = isWide(scene, width: canvas.width)
        let columns = stepColumns(scene, width: canvas.width)
        guard columns.count > 0 else { return }
        let all = entries(scene)
        let count = agentRows(scene, width: canvas.width, height: canvas.height)
        let first = min(scene.view.scroll[id] ?? 0, max(all.count - count, 0))
        let shown = Array(all.dropFirst(first).prefix(count))
        let ghost = ghost(scene)
        let last = scene.subject.chainLength
        var row = drawHead(columns, isWide, last, cursor: scene.view.inspection?.step, into: &canvas)
        for entry in shown {
            drawRow(entry, columns, isWide, last, row: row, into: &canvas)
            row += 1
        }
        if let ghost {
            let entry = RewardRow(
                name: isWide ? "paper" : "ref", mark: ".", role: .ghost, rewards: ghost,
                digits: digits(scene))
            drawRow(entry, columns, isWide, last, row: row, into: &canvas)
            row += 1
        }
        drawDrift(scene, columns, isWide, row: row, into: &canvas)
        row += 1
        if modelsPeers(scene) {
            drawModelError(scene, columns, isWide, row: row, into: &canvas)
            row += 1
        }
        drawRates(scene, columns, isWide, row: row, into: &canvas)
        row += 1
        if !isWide {
            drawSums(all, ghost, last, row: row, into: &canvas)
            row += 1
        }
        if scene.view.inspection != nil, let readout = readout(scene) {
            // Where the chart is, which keeps what is left; over the last rows of the table if there is none.
            row = canvas.readout(readout, from: min(row, canvas.height - 2), rows: 3)
        }
        let room = canvas.height - row
        guard room >= (scene.view.inspection == nil ? 4 : 3) else { return }
        let frame = Rect(row: row, width: canvas.width, height: room)
        ChainChart.draw(shown, ghost: ghost, scene, columns, frame: frame, into: &canvas)
    }

    func inspectedPlace(
        _ scene: Scene, _ size: PanelSize, _ symbols: Symbols, column: Int, row: Int
    ) -> InspectedPlace? {
        stepColumns(scene, width: size.width).step(at: column).map { .jointPolicy($0, row: nil) }
    }

    func readout(_ scene: Scene) -> Readout? {
        guard let chain = scene.snapshot.chain else { return nil }
        let step = scene.cursorStep
        func value(_ values: [Double]) -> Double? { step < values.count ? values[step] : nil }
        let rows = entries(scene)
        let bounds = scene.subject.game.rewardBounds
        let digits = Digits.full(
            of: rows.flatMap(\.rewards) + (bounds.map { [$0.lowerBound, $0.upperBound] } ?? []))
        var entries = rows.map { row in
            Readout.Entry(row.name, value(row.rewards).map { digits.trimmed($0) } ?? "--", row.role)
        }
        if let paper = ghost(scene).flatMap(value) {
            entries.append(.init("paper", self.digits(scene).trimmed(paper), .ghost))
        }
        let shares = Digits(from: 0, to: 1, atLeast: 0, significant: 9)
        let peer = chain.agents.count > 1 ? chain.agents[1] : nil
        if let drift = value(peer?.drift ?? []) { entries.append(.init("drift KL", shares.trimmed(drift))) }
        if let error = value(peer?.modelError ?? []) { entries.append(.init("model KL", shares.trimmed(error))) }
        if let rate = value(chain.innerRates) {
            entries.append(.init("inner lr to phi_\(step + 1)", Digits.full(of: [rate]).trimmed(rate)))
        }
        return Readout("phi_\(step)", entries)
    }
}
