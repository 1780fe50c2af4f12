import Cells
import Training

/// The list of saved runs, over the panels.
struct RunListView {
    let list: RunList

    private static let widest = 100
    private static let tallest = 26
    /// Rows that hold no run: the frame, the filter and the keys.
    private static let otherRows = 4

    /// Runs that have room in a window.
    static func rows(ofHeight height: Int) -> Int { max(min(height, tallest) - otherRows, 1) }

    func draw(_ model: Model, into canvas: inout Canvas) {
        let listed = list.listed
        let frame = canvas.area.centered(
            width: Self.widest, height: min(max(listed.count, 3) + Self.otherRows, Self.tallest))
        canvas.inside(frame) { canvas in
            let theme = canvas.theme
            canvas.clear(canvas.area, theme[.text])
            let count = list.runs.map { "\(listed.count) of \($0.count)" } ?? ""
            canvas.box(
                theme[.borderFocus], title: "Compare saved runs of \(model.subject.game.id)",
                titleStyle: theme[.title], remark: count, remarkStyle: theme[.graphText])
            let room = max(canvas.width - 4, 0)
            let end = canvas.write("filter ", theme[.graphText], column: 2, row: 1, limit: room)
            canvas.write(Text.shortened(list.text, max(room - 8, 0)) + "_", theme[.highlight], column: end, row: 1)
            canvas.inside(Rect(column: 1, row: 2, width: max(canvas.width - 2, 0), height: max(canvas.height - 4, 0))) {
                drawRuns(listed, model, into: &$0)
            }
            if canvas.height > Self.otherRows {
                canvas.write(keys(theme), column: 2, row: canvas.height - 2, width: room, gap: 3)
            }
        }
    }

    private func drawRuns(_ listed: [SavedRun], _ model: Model, into canvas: inout Canvas) {
        guard !listed.isEmpty else {
            let game = model.subject.game.id
            let text =
                list.runs == nil
                ? "looking for runs..."
                : list.text.isEmpty ? "no other run of \(game) is saved" : "no run's name contains this"
            canvas.write(Text.shortened(text, max(canvas.width - 2, 0)), canvas.theme[.inactive], column: 1, row: 0)
            return
        }
        let first = min(max(list.cursor - canvas.height / 2, 0), max(listed.count - canvas.height, 0))
        for (row, run) in listed.dropFirst(first).prefix(canvas.height).enumerated() {
            draw(run, list.place(of: run), isUnderCursor: first + row == list.cursor, row, model, into: &canvas)
        }
    }

    private func draw(
        _ run: SavedRun, _ place: Int?, isUnderCursor: Bool, _ row: Int, _ model: Model, into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        let style = theme[isUnderCursor ? .selected : .text]
        if isUnderCursor { canvas.clear(Rect(row: row, width: canvas.width, height: 1), style) }
        let mark = place.map { String(Overlay.markers[$0]) } ?? " "
        canvas.write(isUnderCursor ? ">" : " ", style, column: 0, row: row)
        canvas.write("[\(mark)]", place.map { theme[Overlay.roles[$0]] } ?? style, column: 1, row: row)
        let facts = facts(run, model, room: canvas.width)
        let room = max(canvas.width - 6 - CellWidth.of(facts), 8)
        canvas.write(Text.shortened(run.name, room), style, column: 5, row: row)
        canvas.writeRight(facts, style, before: canvas.width, row: row)
    }

    /// Meta-updates, best validation, state, and how long ago it was worked on.
    private func facts(_ run: SavedRun, _ model: Model, room: Int) -> String {
        let best = run.info.best.map { run.configuration.rewardDigits.fitting($0.score, width: 6) } ?? "--"
        var text = " \(Text.right("\(run.info.updates)", 6)) \(Text.right(best, 6))"
        if room >= 60 { text += "  \(Text.left(run.info.status.rawValue, 11))" }
        if room >= 76 {
            let age = model.options.clock.wall(at: model.now) - run.info.modified
            text += " \(Text.right(Text.duration(max(age, 0)), 7)) ago"
        }
        return text + " "
    }

    private func keys(_ theme: ResolvedTheme) -> [Segment] {
        func key(_ name: String, _ what: String, _ rank: Int) -> Segment {
            Segment([.text(name, theme[.highlight]), .text(" \(what)", theme[.text])], rank: rank)
        }
        return [
            key("Space", "choose", 4), key("Enter", "draw", 3), key("Esc", "close", 2), key("Up Down", "move", 0),
            Segment("letters filter", theme[.graphText], rank: 1),
        ]
    }
}
