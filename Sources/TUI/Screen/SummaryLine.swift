/// One line that says the most important of panels that have no place, where windows are small.
enum SummaryLine {
    private static let divider = "  |  "

    static func draw(_ model: Model, into canvas: inout Canvas) {
        let theme = canvas.theme
        var end = 1
        for panel in model.shown {
            let start = end > 1 ? end + divider.utf8.count : end
            let room = canvas.width - start - 1
            let segments = panel.summary(model.scene, theme, room: max(room, 0))
            guard !segments.isEmpty else { continue }
            if end > 1 { canvas.write(divider, theme[.divider], column: end, row: 0) }
            end = canvas.write(segments, column: start, row: 0, width: room)
        }
    }
}
