/// The panels on the screen.
extension Model {
    /// Where the panels stand now.
    package var layout: Layout {
        Layout(
            columns: columns, rows: rows, panels: shown.map { Layout.Entry($0.id, $0.place) }, recent: view.recent,
            isZoomed: view.isZoomed)
    }

    /// The panel for the game that is shown in a place; nil if none suits it.
    package func panel(_ id: PanelID) -> (any PanelView)? { suiting.first { $0.id == id } }

    /// Whether a panel is the one for the game that is shown.
    func shows(_ panel: any PanelView) -> Bool { self.panel(panel.id).map { type(of: $0) == type(of: panel) } ?? false }

    /// What the keys of a panel act on.
    func sight(of panel: any PanelView) -> PanelSight {
        PanelSight(scene: scene, size: PanelSize(inside: layout.frame(of: panel.id)))
    }

    mutating func focus(on id: PanelID) {
        guard panel(id) != nil else {
            notify(.note, "panel \(id.name) has nothing to show of this game")
            return
        }
        guard shown.contains(where: { $0.id == id }) else {
            notify(.note, "panel \(id.name) is hidden; \(showing(id))")
            return
        }
        view.focus(on: id)
    }

    mutating func cycleFocus(by step: Int) {
        let ids = shown.map(\.id)
        guard let place = ids.firstIndex(of: view.focus) else { return }
        view.focus(on: ids[((place + step) % ids.count + ids.count) % ids.count])
    }
}

/// Panels that move.
extension Model {
    var moving: [any MovingPanel] { panels.moving }

    /// Whether a picture on the screen moves by the clock.
    package var moves: Bool { moving.contains(where: moves) }

    private func moves(_ panel: any MovingPanel) -> Bool {
        dialog == nil && shows(panel) && panel.isMoving(scene) && layout.frame(of: panel.id) != nil
    }

    /// Lets pictures begin to go on, or stop.
    mutating func runPanels() {
        for panel in moving { panel.run(moves(panel), &scene, now: now) }
    }

    /// Goes on with pictures where that is due or other news are drawn anyway.
    mutating func movePanels() {
        for panel in moving where shows(panel) && panel.advance(&scene, to: now) { needsFrame = true }
    }
}
