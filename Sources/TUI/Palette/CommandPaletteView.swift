import Cells

/// The command palette, over the panels.
struct CommandPaletteView {
    let palette: CommandPalette
    let entries: [CommandPalette.Entry]

    private static let widest = 100
    private static let tallest = 22
    /// Rows that hold no command: the frame, what is typed and the sentence below.
    private static let otherRows = 4

    /// Commands that have room in a window.
    static func rows(ofHeight height: Int) -> Int { max(min(height, tallest) - otherRows, 1) }

    func draw(into canvas: inout Canvas) {
        let frame = canvas.area.centered(width: Self.widest, height: Self.tallest)
        canvas.inside(frame) { canvas in
            let theme = canvas.theme
            canvas.clear(canvas.area, theme[.text])
            let place = entries.isEmpty ? "none" : "\(min(palette.cursor + 1, entries.count)) of \(entries.count)"
            canvas.box(
                theme[.borderFocus], title: "Command", titleStyle: theme[.title], remark: place,
                remarkStyle: theme[.graphText])
            let room = max(canvas.width - 4, 0)
            let end = canvas.write(": ", theme[.graphText], column: 2, row: 1, limit: room)
            // The end is what is being typed.
            let typed = String(
                palette.text.reversed().reduce(into: (text: "", width: 0)) { kept, character in
                    let width = CellWidth.of(String(character))
                    if kept.width + width <= room - 3 {
                        kept = (String(character) + kept.text, kept.width + width)
                    } else {
                        kept.width = room
                    }
                }.text)
            canvas.write(typed + "_", theme[.highlight], column: end, row: 1)
            canvas.inside(Rect(column: 1, row: 2, width: canvas.width - 2, height: canvas.height - Self.otherRows)) {
                drawEntries(into: &$0)
            }
            drawSentence(into: &canvas)
        }
    }

    private func drawEntries(into canvas: inout Canvas) {
        let first = min(max(palette.cursor - canvas.height / 2, 0), max(entries.count - canvas.height, 0))
        for (row, entry) in entries.dropFirst(first).prefix(canvas.height).enumerated() {
            draw(entry, isUnderCursor: first + row == palette.cursor, row, into: &canvas)
        }
    }

    private func draw(_ entry: CommandPalette.Entry, isUnderCursor: Bool, _ row: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        let isOff = entry.reason != nil
        let style = theme[isUnderCursor ? .selected : isOff ? .inactive : .text]
        if isUnderCursor { canvas.clear(Rect(row: row, width: canvas.width, height: 1), style) }
        canvas.write(isUnderCursor ? ">" : " ", style, column: 0, row: row)
        let right = Text.shortened(entry.reason.map { "(\($0))" } ?? entry.keys, max(canvas.width / 2, 0))
        let limit = max(canvas.width - 5 - CellWidth.of(right), 8)
        let end = write(
            entry, style, isUnderCursor ? style : theme[isOff ? .inactive : .highlight], limit, row, &canvas)
        let column = max(end + 2, 22)
        let room = limit + 2 - column
        if room > 10, !entry.help.isEmpty {
            let help = isUnderCursor ? style : theme[.graphText]
            canvas.write(Text.shortened(entry.help, room), help, column: column, row: row)
        }
        canvas.writeRight(right, isUnderCursor || isOff ? style : theme[.highlight], before: canvas.width - 1, row: row)
    }

    /// Writes a title, the letters that were typed underlined.
    private func write(
        _ entry: CommandPalette.Entry, _ style: Style, _ found: Style, _ limit: Int, _ row: Int, _ canvas: inout Canvas
    ) -> Int {
        let title = Text.shortened(entry.title, limit)
        var mark = found
        mark.attributes.insert(.underline)
        let places = Set(entry.places)
        var column = 2
        var piece = ""
        var isFound = false
        for (place, scalar) in title.unicodeScalars.enumerated() {
            if places.contains(place) != isFound {
                column = canvas.write(piece, isFound ? mark : style, column: column, row: row)
                piece = ""
                isFound.toggle()
            }
            piece.unicodeScalars.append(scalar)
        }
        return canvas.write(piece, isFound ? mark : style, column: column, row: row)
    }

    /// What is wrong, or more on what is under the cursor.
    private func drawSentence(into canvas: inout Canvas) {
        let theme = canvas.theme
        let chosen = entries.indices.contains(palette.cursor) ? entries[palette.cursor] : nil
        let row = canvas.height - 2
        guard row > 2 else { return }
        let room = max(canvas.width - 4, 0)
        if let wrong = palette.complaint ?? chosen?.reason {
            canvas.write(Text.shortened("! \(wrong)", room), theme[.warning], column: 2, row: row)
        } else if let chosen {
            canvas.write(Text.shortened(chosen.help, room), theme[.graphText], column: 2, row: row)
        } else {
            canvas.write(
                Text.shortened(palette.text.isEmpty ? "" : "no command has these letters", room), theme[.graphText],
                column: 2, row: row)
        }
    }
}
