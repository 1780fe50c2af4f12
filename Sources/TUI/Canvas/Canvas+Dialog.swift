import Cells

extension Canvas {
    /// A framed window in the middle of the region with lines of text; drawn over what is there.
    ///
    /// - Parameters:
    ///   - title: stands in the frame.
    ///   - lines: the text; what stands before a tab is a key and shown so.
    ///   - style: the frame's style.
    package mutating func dialog(title: String, lines: [String], style: Style) {
        let keyWidth =
            (lines.compactMap { line in
                line.firstIndex(of: "\t").map { CellWidth.of(line[..<$0]) }
            }.max() ?? 0)
        let textWidth =
            lines.map { line in
                guard let tab = line.firstIndex(of: "\t") else { return CellWidth.of(line) }
                return keyWidth + 2 + CellWidth.of(line[line.index(after: tab)...])
            }.max() ?? 0
        let frame = area.centered(width: max(textWidth, CellWidth.of(title) + 4) + 4, height: lines.count + 2)
        let text = theme[.text]
        let key = theme[.highlight]
        let titleStyle = theme[.title]
        inside(frame) { canvas in
            canvas.clear(canvas.area, text)
            canvas.box(style, title: title, titleStyle: titleStyle)
            for (index, line) in lines.enumerated() where index < canvas.height - 2 {
                let limit = canvas.width - 4
                guard let tab = line.firstIndex(of: "\t") else {
                    canvas.write(line, text, column: 2, row: index + 1, limit: limit)
                    continue
                }
                canvas.write(line[..<tab], key, column: 2, row: index + 1, limit: limit)
                canvas.write(
                    line[line.index(after: tab)...], text, column: 4 + keyWidth, row: index + 1,
                    limit: limit - keyWidth - 2)
            }
        }
    }
}
