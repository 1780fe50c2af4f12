import Training

extension PanelID {
    package static let phase = PanelID("Phase")
}

/// What the phase of a meta-update that ended last computed, under the chain of joint policies that it belongs to:
/// trajectories, updates of all agents, or the terms of the gradient on their way back. For who steps phase by phase.
/// Source: Kim et al. (2021), figure 1.
struct PhasePanel: PanelView {
    let id = PanelID.phase
    let title = "Phase"
    let frame = Role.gameBox
    let place = PanelPlace()
    let inspectedAxis = InspectedAxis.jointPolicies

    /// Rows of the chain: all of it, the meta-agent's alone or none.
    private func chainRows(height: Int) -> Int { height >= 7 ? 3 : height >= 4 ? 1 : 0 }

    /// Rows of the sentence above what was computed.
    private func sentenceRows(height: Int) -> Int { height >= 11 ? 2 : 1 }

    /// Rows for what was computed, below the chain, the sentence and a head.
    private func visibleRows(height: Int) -> Int {
        max(height - chainRows(height: height) - sentenceRows(height: height) - 1, 0)
    }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        let phases = scene.subject.phases
        guard let done = scene.snapshot.phaseDone, let place = phases.firstIndex(of: done) else { return "" }
        return "\(place + 1) of \(phases.count)  \(done.title)"
    }

    func shownSteps(_ scene: Scene, _ size: PanelSize) -> Int? { stepColumns(scene, width: size.width).count }

    func stepColumns(_ scene: Scene, width: Int) -> StepColumns {
        StepColumns(
            total: scene.subject.chainLength + 1, from: scene.view.firstStep, left: 7, width: width - 8, sizes: 5...9)
    }

    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows {
        PanelRows(content: table(scene)?.rows ?? 0, visible: visibleRows(height: size.height))
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let chainRows = chainRows(height: canvas.height)
        canvas.inside(Rect(width: canvas.width, height: chainRows)) { drawChain(scene, into: &$0) }
        let width = canvas.width - 2
        guard let table = table(scene) else {
            for (line, text) in Text.wrapped(introduction(scene), width).enumerated() {
                canvas.write(text, canvas.theme[.graphText], column: 1, row: chainRows + line)
            }
            return
        }
        let room = sentenceRows(height: canvas.height)
        let lines = Text.wrapped(table.sentence, width)
        for (line, text) in lines.prefix(room).enumerated() {
            let isCut = line == room - 1 && lines.count > room
            canvas.write(
                isCut ? Text.shortened(text + " " + lines[line + 1], width) : text, canvas.theme[.text], column: 1,
                row: chainRows + line)
        }
        let head = chainRows + room
        table.drawHead(&canvas, head)
        let visible = visibleRows(height: canvas.height)
        let first = min(scene.view.scroll[id] ?? 0, max(table.rows - visible, 0))
        for (line, row) in (first..<table.rows).prefix(visible).enumerated() {
            table.drawRow(&canvas, row, head + 1 + line)
        }
    }

    /// What a phase computed, as rows that scroll under a sentence and a head.
    struct Table {
        var sentence: String
        var rows: Int
        var drawHead: (_ canvas: inout Canvas, _ line: Int) -> Void
        /// Draws a row, counted from 0, into a line of the canvas.
        var drawRow: (_ canvas: inout Canvas, _ row: Int, _ line: Int) -> Void
    }

    private func table(_ scene: Scene) -> Table? {
        guard let done = scene.snapshot.phaseDone else { return nil }
        return switch (scene.snapshot.phaseReport, done) {
        case (.rollout(let rollout), .rollout(let step)): table(of: rollout, at: step, scene)
        case (.innerUpdate(let updates), .innerUpdate(let step)): table(of: updates, at: step, scene)
        case (.walkBack(let walk), .walkBack(let step)): table(of: walk, at: step, scene)
        case (.walkBack(let walk), .outerGradient): table(of: walk, at: 0, scene)
        default: nil
        }
    }

    private func introduction(_ scene: Scene) -> String {
        guard scene.subject.run != nil else { return "An iteration of a team has no phases." }
        let length = scene.subject.chainLength
        let back = scene.subject.method.outer.isMetaGradient ? "the gradient's way back, " : ""
        return
            "S goes through a meta-update phase by phase: \(length + 1) rollouts, \(length) inner updates between them, "
            + "\(back)the outer gradient, the step of phi_0. Each shows here what it computed in the chain that is watched."
    }
}
