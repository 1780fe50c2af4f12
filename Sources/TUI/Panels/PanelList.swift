import Games

/// Panels in the order of their digits, in which Tab goes through them.
package struct PanelList: Sendable {
    package let all: [any PanelView]
    /// Those whose pictures move.
    let moving: [any MovingPanel]
    /// Their places, each once.
    package let ids: [PanelID]

    /// - Precondition: There is at least one.
    package init(_ all: [any PanelView]) {
        precondition(!all.isEmpty, "one panel at least")
        self.all = all
        moving = all.compactMap { $0 as? any MovingPanel }
        ids = all.map(\.id).reduce(into: []) { ids, id in if !ids.contains(id) { ids.append(id) } }
    }

    /// The panels for a game: of each place the first one that suits it.
    package func suiting(_ game: Game) -> [any PanelView] {
        ids.compactMap { id in all.first { $0.id == id && $0.suits(game) } }
    }

    /// The digit that focuses a place; nil after the ninth.
    package func digit(of id: PanelID) -> Int? {
        ids.firstIndex(of: id).flatMap { $0 < 9 ? $0 + 1 : nil }
    }
}
