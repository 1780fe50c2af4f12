import Training

/// Panel 5: what happened, latest first.
enum EventPanel {
    static func remark(_ model: Model) -> String {
        guard model.events.count > 0 else { return "" }
        let first = (model.view.scroll[.events] ?? 0) + 1
        return first > 1 ? "from \(first) of \(model.events.total)" : "\(model.events.total) in all"
    }

    static func draw(_ model: Model, into canvas: inout Canvas) {
        let theme = canvas.theme
        guard model.events.count > 0 else {
            canvas.write("nothing yet", theme[.inactive], column: 1, row: 0)
            return
        }
        let first = min(model.view.scroll[.events] ?? 0, model.events.count - 1)
        for row in 0..<min(canvas.height, model.events.count - first) {
            let event = model.events.newest(first + row)
            var end = canvas.write(
                model.options.clock.timeOfDay(event.time), theme[.graphText], column: 1, row: row)
            end = canvas.write(
                " \(Text.left(event.kind.rawValue, 5)) ", style(event.kind, theme), column: end, row: row)
            let room = max(canvas.width - end - 1, 0)
            canvas.write(Text.shortened(event.text, room), theme[.text], column: end, row: row)
        }
    }

    static func style(_ kind: TrainingEvent.Kind, _ theme: ResolvedTheme) -> Style {
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
