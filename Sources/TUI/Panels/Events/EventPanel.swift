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
        PanelRows(content: scene.events.count, visible: size.height)
    }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        guard scene.events.count > 0 else { return "" }
        let first = (scene.view.scroll[id] ?? 0) + 1
        return first > 1 ? "from \(first) of \(scene.events.total)" : "\(scene.events.total) in all"
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let theme = canvas.theme
        guard scene.events.count > 0 else {
            canvas.write("nothing yet", theme[.inactive], column: 1, row: 0)
            return
        }
        let first = min(scene.view.scroll[id] ?? 0, scene.events.count - 1)
        for row in 0..<min(canvas.height, scene.events.count - first) {
            let event = scene.events.newest(first + row)
            var end = canvas.write(
                scene.clock.timeOfDay(event.time), theme[.graphText], column: 1, row: row)
            end = canvas.write(
                " \(Text.left(event.kind.rawValue, 5)) ", Self.style(event.kind, theme), column: end, row: row)
            let room = max(canvas.width - end - 1, 0)
            canvas.write(Text.shortened(event.text, room), theme[.text], column: end, row: row)
        }
    }

    func summary(_ scene: Scene, _ theme: ResolvedTheme, room: Int) -> [Segment] {
        guard scene.events.count > 0 else { return [] }
        let event = scene.events.newest(0)
        let kind = "\(event.kind.rawValue) "
        let text = Text.shortened(event.text, max(room - CellWidth.of(kind), 0))
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
