/// Which panels are shown.
extension Model {
    /// The panels that may stand on the screen: those that suit the game and are not hidden; all that suit if that leaves
    /// none.
    package var shown: [any PanelView] {
        guard !hidden.isEmpty else { return suiting }
        let left = suiting.filter { !hidden.contains($0.id) }
        return left.isEmpty ? suiting : left
    }

    /// Shows a panel that is hidden, or hides one; the last one stays.
    mutating func togglePanel(_ id: PanelID) {
        guard let panel = panel(id) else { return notify(.note, "panel \(id.name) has nothing to show of this game") }
        guard hidden.contains(id) else {
            guard shown.count > 1 else { return notify(.note, "the last panel stays") }
            return hide(hidden.union([id]), saying: "panel \(panel.title) is hidden; \(showing(id))")
        }
        hide(hidden.subtracting([id]), saying: "panel \(panel.title) is shown")
    }

    /// Shows all panels.
    mutating func resetPanels() { hide([], saying: "all panels") }

    /// Goes over to the next choice of panels that shows others than now.
    mutating func changeLayout() {
        let place = layouts.firstIndex { $0.name == layoutName } ?? -1
        useLayout(layouts[(place + 1) % layouts.count].name)
        notify(.note, "layout \(layoutName): \(shown.map(\.title).joined(separator: ", "))")
    }

    /// Shows the panels of a choice, if there is one of that name.
    mutating func useLayout(_ name: String) {
        guard let preset = layouts.first(where: { $0.name == name }) else { return }
        hide(Set(panels.ids.filter { !preset.shows($0) }), saying: nil)
    }

    /// The name of the choice of panels that is shown.
    package var layoutName: String {
        layouts.first { preset in panels.ids.allSatisfy { preset.shows($0) != hidden.contains($0) } }?.name ?? "own"
    }

    /// Hides these panels and no other.
    mutating func hide(_ ids: Set<PanelID>, saying sentence: String?) {
        hidden = ids
        keepFocusInSight()
        if let sentence { notify(.note, sentence) }
        needsFrame = true
    }

    /// The focus goes on to the panel that had it last among those that are shown.
    mutating func keepFocusInSight() {
        let ids = shown.map(\.id)
        guard !ids.contains(view.focus), let next = view.recent.first(where: ids.contains) else { return }
        view.focus(on: next)
    }

    /// Why events cannot be looked through; nil if they can.
    var eventsReason: String? {
        shown.contains { $0.id == .events } ? nil : "panel Events is hidden; \(showing(.events))"
    }

    /// How a hidden panel is shown again.
    func showing(_ id: PanelID) -> String {
        let key = keys.bindings.first { $0.id == "show-panel" }
        let place = panels.ids.firstIndex(of: id) ?? 0
        guard let key, key.keys.indices.contains(place) else { return "0 shows all" }
        return "\(key.keys[place].text) shows it"
    }
}
