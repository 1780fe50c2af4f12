/// The list of keys, made from the key table.
enum HelpView {
    enum Line: Sendable {
        case section(String)
        case keys(String, String)
        case blank
    }

    /// The whole list.
    static let lines: [Line] = {
        var lines: [Line] = []
        for section in KeySection.allCases where section.context == .screen {
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.section(section.rawValue))
            for binding in KeyTable.bindings where binding.section == section {
                lines.append(.keys(binding.keyText, binding.help))
            }
        }
        return lines
    }()

    /// Columns of the widest keys.
    private static let keyWidth: Int =
        lines.map { line in
            if case .keys(let keys, _) = line { return keys.unicodeScalars.count }
            return 0
        }.max() ?? 0

    static func draw(from first: Int, into canvas: inout Canvas) {
        let frame = canvas.area.centered(width: keyWidth + 76, height: lines.count + 2)
        let (text, key, title) = (canvas.theme[.text], canvas.theme[.highlight], canvas.theme[.title])
        let (border, remark) = (canvas.theme[.borderFocus], canvas.theme[.graphText])
        canvas.inside(frame) { canvas in
            canvas.clear(canvas.area, text)
            let room = max(canvas.height - 2, 0)
            let start = min(first, max(lines.count - room, 0))
            let isLong = lines.count > room
            canvas.box(
                border, title: "Keys", titleStyle: title,
                remark: isLong
                    ? "j k scroll  \(start + 1)-\(min(start + room, lines.count)) of \(lines.count)  Esc closes"
                    : "Esc closes", remarkStyle: remark)
            for (row, line) in lines.dropFirst(start).prefix(room).enumerated() {
                switch line {
                case .blank: break
                case .section(let name): canvas.write(name, title, column: 2, row: row + 1, limit: canvas.width - 3)
                case .keys(let keys, let help):
                    canvas.write(keys, key, column: 4, row: row + 1, limit: canvas.width - 5)
                    let column = keyWidth + 6
                    let shown = Text.shortened(help, max(canvas.width - column - 1, 0))
                    canvas.write(shown, text, column: column, row: row + 1)
                }
            }
        }
    }
}
