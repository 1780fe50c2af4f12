import Cells
import Training

/// The options, over the panels.
struct OptionsView {
    let menu: OptionsMenu
    let model: Model

    private static let widest = 100
    private static let tallest = 30
    /// Rows that hold no option: the frame and the sentence below.
    private static let otherRows = 4
    /// Columns of names, and of values.
    private static let (nameWidth, valueWidth) = (19, 17)

    /// Options that have room in a window.
    static func rows(ofHeight height: Int) -> Int { max(min(height, tallest) - otherRows, 1) }

    private enum Line {
        case heading(String, String)
        case row(Int)
        case blank
    }

    /// The list with its headings.
    private var lines: [Line] {
        let looks = Look.all.count
        let all = OptionsMenu.rows(model).count
        let reason = model.settingReason
        return [.heading("Looks", "at once")] + (0..<looks).map(Line.row) + [
            .blank,
            .heading("Settings of the run", reason ?? "a change begins another run; this one is kept"),
        ] + (looks..<max(all, looks)).map(Line.row)
    }

    func draw(into canvas: inout Canvas) {
        let lines = lines
        let frame = canvas.area.centered(
            width: Self.widest, height: min(lines.count + Self.otherRows, Self.tallest))
        canvas.inside(frame) { canvas in
            let theme = canvas.theme
            canvas.clear(canvas.area, theme[.text])
            let place = "\(menu.cursor + 1) of \(OptionsMenu.rows(model).count)"
            canvas.box(
                theme[.borderFocus], title: "Options", titleStyle: theme[.title], remark: place,
                remarkStyle: theme[.graphText])
            let list = Rect(column: 1, row: 1, width: canvas.width - 2, height: canvas.height - Self.otherRows)
            let cursor = lines.firstIndex { if case .row(menu.cursor) = $0 { true } else { false } } ?? 0
            // With the first option its heading is seen too.
            let first =
                menu.cursor == 0
                ? 0 : min(max(cursor - list.height / 2, 0), max(lines.count - list.height, 0))
            canvas.inside(list) { canvas in
                for (row, line) in lines.dropFirst(first).prefix(canvas.height).enumerated() {
                    draw(line, row, into: &canvas)
                }
            }
            drawSentence(into: &canvas)
            drawWords(besideRow: 1 + cursor - first, into: &canvas)
        }
    }

    private func draw(_ line: Line, _ row: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        switch line {
        case .blank: break
        case .heading(let title, let remark):
            let end = canvas.write(title, theme[.title], column: 1, row: row)
            canvas.write(
                Text.shortened(remark, max(canvas.width - end - 4, 0)), theme[.graphText], column: end + 2, row: row)
        case .row(let index): draw(OptionsMenu.rows(model)[index], isUnderCursor: index == menu.cursor, row, &canvas)
        }
    }

    private func draw(_ option: OptionsMenu.Row, isUnderCursor: Bool, _ row: Int, _ canvas: inout Canvas) {
        let theme = canvas.theme
        let style = theme[isUnderCursor ? .selected : .text]
        if isUnderCursor { canvas.clear(Rect(row: row, width: canvas.width, height: 1), style) }
        canvas.write(isUnderCursor ? ">" : " ", style, column: 1, row: row)
        canvas.write(option.key, style, column: 3, row: row, limit: Self.nameWidth - 1)
        let isWritten = isUnderCursor && menu.mode == .writing
        let word = isWritten ? "\(menu.text)_" : option.word(model)
        let column = 3 + Self.nameWidth
        canvas.write(
            Text.shortened(word, max(canvas.width - column - 1, 0)),
            isUnderCursor ? style : theme[.highlight], column: column, row: row)
        let next = max(column + Self.valueWidth, column + CellWidth.of(word) + 2)
        let room = canvas.width - next - 1
        guard room > 8 else { return }
        canvas.write(
            Text.shortened(remark(option), room), isUnderCursor ? style : theme[.graphText], column: next, row: row)
    }

    /// What an option is, and what it would be if nobody had chosen.
    private func remark(_ option: OptionsMenu.Row) -> String {
        switch option {
        case .look(let look): return look.summary
        case .setting(let setting):
            guard let run = model.subject.run else { return setting.summary }
            let standard = setting.standard(in: run, preset: model.request.preset)
            return standard == setting.value(run) ? setting.summary : "(default \(standard))  \(setting.summary)"
        }
    }

    /// What is wrong, or more on the option under the cursor.
    private func drawSentence(into canvas: inout Canvas) {
        let theme = canvas.theme
        let room = max(canvas.width - 4, 0)
        let (sentence, style): (String, Style)
        if let complaint = menu.complaint {
            (sentence, style) = ("! \(complaint)", theme[.warning])
        } else {
            let more =
                switch menu.row(model) {
                case .look(let look): look.summary
                case .setting(let setting): "\(setting.summary): \(setting.choices)"
                }
            (sentence, style) = (more, theme[.text])
        }
        let lines = Text.wrapped(sentence, room)
        let rest = Text.shortened(lines.dropFirst().joined(separator: " "), room)
        for (place, line) in [lines.first ?? "", rest].enumerated() where canvas.height > 5 {
            canvas.write(line, style, column: 2, row: canvas.height - 3 + place, limit: room)
        }
    }

    /// The words of the option under the cursor, while one is chosen.
    private func drawWords(besideRow row: Int, into canvas: inout Canvas) {
        guard case .choosing(let place, _) = menu.mode, let words = menu.row(model).words(model) else { return }
        let column = 3 + Self.nameWidth - 2
        let width = min((words.map(CellWidth.of).max() ?? 0) + 6, canvas.width - column)
        let height = min(words.count + 2, canvas.height)
        // The word under the cursor lies over the value, where there is room above and below.
        let top = min(max(row - 1 - place, 0), canvas.height - height)
        canvas.inside(Rect(column: column, row: top, width: width, height: height)) { canvas in
            let theme = canvas.theme
            canvas.clear(canvas.area, theme[.text])
            canvas.box(theme[.borderFocus], title: "", titleStyle: theme[.title])
            let room = max(height - 2, 1)
            let first = min(max(place - room / 2, 0), max(words.count - room, 0))
            for (line, word) in words.dropFirst(first).prefix(room).enumerated() {
                let isChosen = first + line == place
                let style = theme[isChosen ? .selected : .text]
                if isChosen {
                    canvas.clear(Rect(column: 1, row: 1 + line, width: canvas.width - 2, height: 1), style)
                }
                canvas.write(isChosen ? ">" : " ", style, column: 2, row: 1 + line)
                canvas.write(word, style, column: 4, row: 1 + line, limit: canvas.width - 5)
            }
        }
    }
}
