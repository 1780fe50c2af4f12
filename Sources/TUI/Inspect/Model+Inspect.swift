/// Keys while somebody inspects.
extension Model {
    /// Why there is nothing to inspect; nil if there is.
    var inspectionReason: String? {
        history.isEmpty && scene.playedSteps == 0 ? "nothing has been measured yet" : nil
    }

    mutating func toggleInspection() {
        if view.inspection == nil { scene.beginInspection() } else { scene.endInspection() }
    }

    /// The focused panel where the cursor moves in it.
    private var inspected: (any PanelView)? {
        guard view.inspection != nil, dialog == nil, let panel = panel(view.focus), !(panel is any SteeredPanel) else {
            return nil
        }
        return panel
    }

    /// Moves the cursor sideways.
    ///
    /// - Returns: whether there is one.
    mutating func inspect(by count: Int) -> Bool {
        guard let axis = inspected?.inspectedAxis else { return false }
        scene.moveCursor(along: axis, by: count)
        if axis == .jointPolicies { showCursorStep() }
        return true
    }

    /// Moves the cursor from row to row, or to an end of its axis.
    ///
    /// - Returns: whether it has such a place to go to.
    mutating func inspect(_ distance: Scroll) -> Bool {
        guard let panel = inspected else { return false }
        switch distance {
        case .start, .end:
            scene.moveCursor(along: panel.inspectedAxis, toEnd: distance == .end)
            if panel.inspectedAxis == .jointPolicies { showCursorStep() }
            return true
        case .lines, .pages:
            let count = panel.inspectedRows(scene)
            guard count > 0 else { return false }
            let visible = max(rows(of: panel.id, in: layout).visible, 1)
            // The end of all is a page further than the end of what scrolls.
            let row = distance.target(from: scene.cursorRow(of: panel.id), page: 1, end: count, pageLines: visible)
            view.inspection?.rows[panel.id] = row
            let first = view.scroll[panel.id] ?? 0
            view.scroll[panel.id] = min(max(first, row - visible + 1), row)
            return true
        }
    }

    /// Whether a key that scrolls moves the cursor.
    func inspects(_ distance: Scroll) -> Bool {
        guard let panel = inspected else { return false }
        switch distance {
        case .start, .end: return true
        case .lines, .pages: return panel.inspectedRows(scene) > 0
        }
    }

    /// Whether keys to the left and right move the cursor.
    var inspectsSideways: Bool { inspected != nil }

    /// Why the cursor cannot leap; nil if it can. A curve that is not inspected leaps too.
    var leapReason: String? {
        if inspectsSideways { return nil }
        if view.inspection != nil { return "no cursor in this panel" }
        guard let panel = panel(view.focus) as? any PannedPanel else {
            return "only while inspecting; \(keys.text(of: "inspect")) begins"
        }
        return panel.panReason(scene)
    }

    mutating func leap(by step: Int) {
        if inspect(by: 10 * step) { return }
        (panel(view.focus) as? any PannedPanel)?.pan(by: Double(step), &scene)
    }

    /// Scrolls so that the joint policy under the cursor is in sight.
    private mutating func showCursorStep() {
        let step = scene.cursorStep
        let shown = layout.panels.compactMap { placed in
            panel(placed.panel)?.shownSteps(scene, PanelSize(inside: placed.frame))
        }
        let count = max(shown.min() ?? 1, 1)
        view.firstStep = min(max(view.firstStep, step - count + 1), step)
    }
}

extension Inspection {
    /// What the key line says meanwhile.
    static func keyLine(_ theme: ResolvedTheme, _ keys: KeyMap<Model>) -> [Segment] {
        [
            (["left", "right"], "sample"), (["leap"], "ten"), (["top", "bottom"], "ends"), (["down", "up"], "row"),
            (["next-panel"], "panel"), (["magnify"], "zoom"), (["unit"], "unit"), (["copy"], "copy"), (["back"], "end"),
        ].enumerated().map { (index: Int, entry: (ids: [String], word: String)) in
            let isPair = entry.ids == ["leap"] || entry.ids == ["magnify"]
            let text = isPair ? keys.text(of: entry.ids[0]) : keys.firstKeys(of: entry.ids)
            var segment = Segment(
                [.text(text, theme[.highlight]), .text(" \(entry.word)", theme[.text])],
                rank: entry.ids == ["back"] ? 100 : 50 - index)
            if entry.ids.count == 1 { segment.id = entry.ids[0] }
            return segment
        }
    }
}
