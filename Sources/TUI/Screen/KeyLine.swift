import Cells

/// The last line: what keys do, or for a while what they did or why they cannot.
enum KeyLine {
    /// - Parameters:
    ///   - model: what is known.
    ///   - hasOwnLine: whether the line is free for keys; otherwise only messages are drawn, over the panel's frame.
    ///   - canvas: one row.
    static func draw(_ model: Model, hasOwnLine: Bool, into canvas: inout Canvas) {
        let theme = canvas.theme
        if let flash = model.flash {
            let role: Role =
                switch flash.kind {
                case .note: .selected
                case .warning: .banner
                case .error: .error
                }
            canvas.clear(canvas.area, theme[.text])
            let mark =
                switch flash.kind {
                case .note: ""
                case .warning: "WARN "
                case .error: "ERR "
                }
            canvas.write(
                " \(Text.shortened(mark + flash.text, max(canvas.width - 2, 0))) ", theme[role], column: 0, row: 0)
            return
        }
        if let count = model.count, hasOwnLine || count.value > 9 {
            let hint = " \(count.value): s that many updates, S that many phases "
            canvas.write(hint, theme[.selected], column: 0, row: 0)
            if !hasOwnLine { return }
            draw(model, segments: keys(model, theme), from: CellWidth.of(hint) + 1, into: &canvas)
            return
        }
        if hasOwnLine { draw(model, segments: keys(model, theme), from: 1, into: &canvas) }
    }

    /// The key that stands at a column of the line where it names the keys of the screen; nil if none does. Of two keys the
    /// first is that of its own place, the second everything after.
    static func key(at column: Int, _ model: Model) -> Key? {
        guard model.dialog == nil, model.flash == nil, model.count == nil, model.layout.keyLine != nil else {
            return nil
        }
        let segments = keys(model, model.theme)
        let places = Canvas.places(of: segments, column: 1, width: model.columns - 1)
        guard let place = places.first(where: { $0.columns.contains(column) }),
            let binding = model.keys.bindings.first(where: { $0.id == segments[place.index].id }),
            let first = binding.keys.first
        else { return nil }
        let isPair = binding.keys.count == 2 && binding.keyText == binding.keys.map(\.text).joined(separator: " ")
        guard isPair, !isShort.contains(binding.id) else { return first }
        return column - place.columns.lowerBound <= CellWidth.of(first.text) - 1 ? first : binding.keys[1]
    }

    private static func draw(_ model: Model, segments: [Segment], from column: Int, into canvas: inout Canvas) {
        canvas.write(segments, column: column, row: 0, width: canvas.width - column)
    }

    /// Of these one key is enough.
    private static let isShort: Set = ["quit", "help", "zoom", "next-panel", "palette"]

    /// The keys that are named, those without which one would be lost last to go.
    private static func keys(_ model: Model, _ theme: ResolvedTheme) -> [Segment] {
        if let keys = model.dialog?.keyLine(theme) { return keys }
        if model.dialog == nil, model.view.inspection != nil { return Inspection.keyLine(theme, model.keys) }
        let order = [
            "quit", "help", "pause", "step-update", "population", "game", "algorithm", "step-phase", "focus", "zoom",
            "palette", "watched-peer", "next-panel",
        ]
        return model.keys.bindings.compactMap { binding in
            guard !binding.keys.isEmpty, let label = binding.label, let rank = order.firstIndex(of: binding.id) else {
                return nil
            }
            let isPaused = model.snapshot.state == .paused || model.snapshot.state == .pausing
            let word = binding.id == "pause" && isPaused ? "resume" : label
            let isUsable = binding.unavailable(model) == nil
            let key = isShort.contains(binding.id) ? binding.keys.first?.text ?? "" : binding.keyText
            var segment = Segment(
                [
                    .text(key, theme[isUsable ? .highlight : .inactive]),
                    .text(" \(word)", theme[isUsable ? .text : .inactive]),
                ], rank: 100 - rank)
            segment.id = binding.id
            return segment
        }
    }
}
