import Cells
import Training

extension PanelID {
    package static let events = PanelID("Events")
}

/// What happened, latest first.
struct EventPanel: PanelView {
    let id = PanelID.events
    let title = "Events"
    let frame = Role.eventBox
    let place = PanelPlace(band: .lower, large: .own(1), medium: .own(1))

    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows {
        let sight = scene.view[EventSight.self]
        let content = (sight.showsAll ? nil : scene.events.places(sight.filter))?.count ?? scene.events.count
        return PanelRows(content: content, visible: size.height)
    }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        guard scene.events.count > 0 else { return "" }
        let first = (scene.view.scroll[id] ?? 0) + 1
        let filter = scene.view[EventSight.self].filter
        if let found = scene.events.places(filter) {
            return "/\(Text.shortened(filter.text, 30))  \(found.count) of \(scene.events.total)"
        }
        return first > 1 ? "from \(first) of \(scene.events.total)" : "\(scene.events.total) in all"
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let theme = canvas.theme
        guard scene.events.count > 0 else {
            canvas.write("nothing yet", theme[.inactive], column: 1, row: 0)
            return
        }
        let sight = scene.view[EventSight.self]
        let found = scene.events.places(sight.filter)
        // Nil where all are shown.
        let shown = sight.showsAll ? nil : found
        let count = shown?.count ?? scene.events.count
        guard count > 0 else {
            canvas.write(
                Text.shortened("no event has \"\(sight.filter.text)\"", canvas.width - 2), theme[.inactive], column: 1,
                row: 0)
            return
        }
        let marked = Set(sight.showsAll ? found ?? [] : [])
        let first = min(scene.view.scroll[id] ?? 0, count - 1)
        for row in 0..<min(canvas.height, count - first) {
            let place = shown?[first + row] ?? first + row
            let entry = scene.events.newest(place)
            let event = entry.event
            if marked.contains(place) { canvas.write(">", theme[.highlight], column: 0, row: row) }
            var end = canvas.write(
                scene.clock.timeOfDay(event.time), theme[.graphText], column: 1, row: row)
            end = canvas.write(
                " \(Text.left(event.kind.rawValue, 5)) ", Self.style(event.kind, theme), column: end, row: row)
            let room = max(canvas.width - end - 1, 0)
            canvas.write(Text.shortened(entry.text, room), theme[.text], column: end, row: row)
        }
    }

    func summary(_ scene: Scene, _ theme: ResolvedTheme, room: Int) -> [Segment] {
        guard scene.events.count > 0 else { return [] }
        let entry = scene.events.newest(0)
        let event = entry.event
        let kind = "\(event.kind.rawValue) "
        let text = Text.shortened(entry.text, max(room - CellWidth.of(kind), 0))
        return [Segment([.text(kind, Self.style(event.kind, theme)), .text(text, theme[.text])], rank: 1)]
    }

    private static func style(_ kind: TrainingEvent.Kind, _ theme: ResolvedTheme) -> Style {
        switch kind {
        case .run: theme[.highlight]
        case .validation: theme[.validation]
        case .key: theme[.title]
        case .info, .go: theme[.info]
        case .warning, .hold: theme[.warning]
        case .error: theme[.error]
        }
    }
}
