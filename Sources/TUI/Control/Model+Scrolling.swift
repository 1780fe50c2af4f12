/// Keys that scroll.
extension Model {
    mutating func scroll(_ distance: Scroll) {
        if let steered { return steered.scroll(distance, &scene) }
        if inspect(distance) { return }
        if let share = distance.endShare, let panned { return panned.pan(by: share, &scene) }
        let rows = rowsInFocus
        view.scroll[view.focus] = distance.target(
            from: view.scroll[view.focus] ?? 0, page: rows.visible, end: rows.content)
    }

    /// Why the focused panel does not scroll that far; nil if it does.
    func scrollReason(_ distance: Scroll) -> String? {
        if let steered { return steered.steeringReason(scene) }
        if inspects(distance) || (distance.endShare != nil && panned != nil) { return nil }
        let rows = rowsInFocus
        return rows.content > rows.visible ? nil : "all of panel \(panel(view.focus)?.title ?? "") is shown"
    }

    /// Why joint policies do not scroll sideways; nil if they do.
    var stepReason: String? {
        if let steered { return steered.steeringReason(scene) }
        if inspectsSideways || panned != nil || lastFirstStep > 0 { return nil }
        let reason = (panel(view.focus) as? any PannedPanel)?.panReason(scene)
        return reason ?? "all joint policies are shown"
    }

    mutating func scrollSteps(by count: Int) {
        if let steered { return steered.scrollSteps(by: count, &scene) }
        if inspect(by: count) { return }
        if let panned { return panned.pan(by: 0.1 * Double(count), &scene) }
        view.firstStep = min(max(view.firstStep + count, 0), lastFirstStep)
    }

    /// Content can shrink and windows grow; what is scrolled away comes back.
    mutating func keepScrollInRange() {
        if view.scroll.contains(where: { $0.value > 0 }) {
            let layout = layout
            for (id, line) in view.scroll where line > 0 {
                let rows = rows(of: id, in: layout)
                view.scroll[id] = min(line, max(rows.content - rows.visible, 0))
            }
        }
        if view.firstStep > 0 { view.firstStep = min(view.firstStep, lastFirstStep) }
        for panel in suiting { panel.fit(&scene) }
        scene.fitInspection()
    }

    /// The focused panel where it is steered by the keys that scroll.
    private var steered: (any SteeredPanel)? { dialog == nil ? panel(view.focus) as? any SteeredPanel : nil }

    /// The focused panel where it shows a part of something longer.
    private var panned: (any PannedPanel)? {
        guard dialog == nil, view.inspection == nil, let panel = panel(view.focus) as? any PannedPanel else {
            return nil
        }
        return panel.panReason(scene) == nil ? panel : nil
    }

    private var rowsInFocus: PanelRows { rows(of: view.focus, in: layout) }

    func rows(of id: PanelID, in layout: Layout) -> PanelRows {
        let frame = layout.frame(of: id)
        var rows = panel(id)?.rows(scene, PanelSize(inside: frame)) ?? PanelRows(content: 0, visible: 0)
        if frame == nil { rows.visible = 0 }
        return rows
    }

    /// The largest first joint policy at which the columns of the narrowest panel on the screen are full.
    private var lastFirstStep: Int {
        let shown = layout.panels.compactMap { placed in
            panel(placed.panel)?.shownSteps(scene, PanelSize(inside: placed.frame))
        }
        return shown.map { max(subject.chainLength + 1 - $0, 0) }.max() ?? 0
    }
}

extension Scroll {
    /// The share of what is shown by which an end is away; nil for what is no end.
    fileprivate var endShare: Double? {
        switch self {
        case .start: -.infinity
        case .end: .infinity
        case .lines, .pages: nil
        }
    }
}
