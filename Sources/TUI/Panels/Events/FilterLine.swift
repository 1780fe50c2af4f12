/// The line in which a filter of events is written; they are filtered as it is typed.
package struct FilterLine: TextDialog {
    package static let section = KeySection("In the filter of events", KeyContext("filter"))

    package var text: String
    /// What was looked for before, to which Esc goes back.
    private let before: EventSight

    init(_ sight: EventSight) {
        before = sight
        text = sight.filter.text
    }

    package func textChanged(in model: inout Model) {
        model.view[EventSight.self].filter = EventFilter(text)
        model.view.scroll[.events] = 0
    }

    package static let keys: [KeyBinding<Model>] = [
        KeyBinding(
            "filter-keep", [.enter], section, help: "keep the filter; n and N go through what it finds",
            action: DialogList.close),
        KeyBinding(
            "filter-all", [.tab], section, help: "only what is found, or all with a mark at what is found",
            action: { model, _ in
                model.view[EventSight.self].showsAll.toggle()
                model.view.scroll[.events] = 0
                return []
            }),
        KeyBinding(
            "filter-drop", [.escape], section, help: "go back to what was looked for before",
            action: { model, _ in
                guard let line = model.dialog as? FilterLine else { return [] }
                model.view[EventSight.self] = line.before
                model.view.scroll[.events] = 0
                return model.closeDialog()
            }),
    ]

    /// On the key line, so that the events stay in sight.
    package func draw(_ model: Model, into canvas: inout Canvas) {}

    package func keyLine(_ theme: ResolvedTheme) -> [Segment]? {
        [
            Segment([.text("/", theme[.highlight]), .text("\(text)_", theme[.text])], rank: 3),
            Segment("word  !word  kind:warn", theme[.graphText], rank: 0),
            Segment([.text("Tab", theme[.highlight]), .text(" only or all", theme[.text])], rank: 1),
            Segment([.text("Enter", theme[.highlight]), .text(" keep", theme[.text])], rank: 2),
            Segment([.text("Esc", theme[.highlight]), .text(" back", theme[.text])], rank: 2),
        ]
    }
}

extension Model {
    /// Asks for a filter, with the events in sight.
    mutating func openFilter() -> [Effect] {
        view.focus(on: .events)
        return open(FilterLine(view[EventSight.self]))
    }

    /// Why there is nothing to go through; nil if there is.
    var findReason: String? {
        if !shown.contains(where: { $0.id == .events }) {
            return "panel \(PanelID.events.name) is hidden; \(showing(.events))"
        }
        let filter = view[EventSight.self].filter
        guard let found = events.places(filter) else { return "nothing is looked for; \(keys.text(of: "filter")) does" }
        return found.isEmpty ? "no event has \"\(filter.text)\"" : nil
    }

    /// Scrolls to the next event, older or newer, that is looked for.
    mutating func find(older: Bool) -> [Effect] {
        view.focus(on: .events)
        let sight = view[EventSight.self]
        let found = events.places(sight.filter) ?? []
        // Where others are hidden the lines are those found.
        let lines = sight.showsAll ? found : Array(found.indices)
        let line = view.scroll[.events] ?? 0
        guard let next = older ? lines.first(where: { $0 > line }) : lines.last(where: { $0 < line }) else {
            notify(.note, older ? "no older event like that" : "no newer event like that")
            return []
        }
        view.scroll[.events] = next
        return []
    }
}

extension KeyTable {
    static let events: [KeyBinding<Model>] = [
        KeyBinding(
            "filter", [.character("/")], .panels, help: "filter the events: words, !word for none of it, kind:warn",
            unavailable: \.eventsReason,
            action: { model, _ in model.openFilter() }),
        KeyBinding(
            "find", [.character("n"), .character("N")], .panels,
            help: "the next older, newer event that was looked for",
            phrases: ["the next older event that was looked for", "the next newer event that was looked for"],
            unavailable: \.findReason, action: { model, press in model.find(older: press.slot == 0) }),
    ]
}
