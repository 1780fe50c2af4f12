import Cells

/// The list of keys, made from their bindings.
struct HelpView<Target> {
    private enum Line: Sendable, Hashable {
        case section(String)
        /// Keys, and what they do or the first line of it.
        case keys(String, String)
        /// What keys do, going on.
        case more(String)
        case blank
    }

    /// Those of the screen.
    private let bindings: [KeyBinding<Target>]
    /// Columns of the widest keys.
    private let keyWidth: Int
    /// Columns between the frame and the keys, and between keys and what they do.
    private let margin = 3
    private let gap = 2
    /// The fewest columns for sentences beside the keys; with fewer they stand below them.
    private let narrowest = 20

    init(_ keys: KeyMap<Target>) {
        bindings = keys.bindings.filter { $0.section.context == .screen }
        keyWidth = bindings.map { CellWidth.of($0.keyText) }.max() ?? 0
    }

    private func width(inWindow columns: Int) -> Int { min(keyWidth + 76, columns) }

    /// The column in which sentences begin.
    private func column(_ width: Int) -> Int {
        let beside = 1 + margin + keyWidth + gap
        return width - beside - 1 >= narrowest ? beside : 1 + margin + gap
    }

    /// How many lines the list has in a window of this width.
    func lineCount(inWindow columns: Int) -> Int { lines(inWindow: columns).count }

    /// The whole list. No sentence is cut.
    private func lines(inWindow columns: Int) -> [Line] {
        let width = width(inWindow: columns)
        let column = column(width)
        let isBeside = column > 1 + margin + gap
        var lines: [Line] = []
        for section in KeySection.ofScreen {
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.section(section.title))
            for binding in bindings where binding.section == section {
                let sentence = Text.wrapped(binding.help, width - column - 1)
                lines.append(.keys(binding.keyText, isBeside ? sentence.first ?? "" : ""))
                lines += sentence.dropFirst(isBeside ? 1 : 0).map(Line.more)
            }
        }
        return lines
    }

    /// Lines that a window shows at once.
    static func visibleRows(inWindow rows: Int) -> Int { max(rows - 2, 1) }

    func draw(from first: Int, into canvas: inout Canvas) {
        let lines = lines(inWindow: canvas.width)
        let frame = canvas.area.centered(width: width(inWindow: canvas.width), height: lines.count + 2)
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
            let column = column(canvas.width)
            let limit = canvas.width - 1
            for (row, line) in lines.dropFirst(start).prefix(room).enumerated() {
                switch line {
                case .blank: break
                case .section(let name): canvas.write(name, title, column: 2, row: row + 1, limit: limit - 2)
                case .keys(let keys, let help):
                    canvas.write(keys, key, column: 1 + margin, row: row + 1, limit: limit - 1 - margin)
                    canvas.write(help, text, column: column, row: row + 1, limit: limit - column)
                case .more(let help): canvas.write(help, text, column: column, row: row + 1, limit: limit - column)
                }
            }
        }
    }
}
