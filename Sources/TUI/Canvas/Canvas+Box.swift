/// The characters of frames.
package struct FrameGlyphs: Sendable {
    let horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: Unicode.Scalar

    static let rounded = FrameGlyphs(
        horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯")
    /// The fonts of the Linux console have no rounded corners.
    static let square = FrameGlyphs(
        horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘")
    static let ascii = FrameGlyphs(
        horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+")

    static func of(_ symbols: Symbols) -> FrameGlyphs {
        switch symbols {
        case .braille: .rounded
        case .blocks: .square
        case .ascii: .ascii
        }
    }
}

extension Canvas {
    /// Draws a frame along the edge of the region, with a title and remarks in its upper side.
    ///
    /// - Parameters:
    ///   - style: the frame's style.
    ///   - title: stands at the left between brackets.
    ///   - titleStyle: the title's style.
    ///   - remark: stands at the right; its beginning is dropped where it does not fit.
    ///   - remarkStyle: the remark's style.
    package mutating func box(
        _ style: Style, title: String = "", titleStyle: Style = .plain, remark: String = "", remarkStyle: Style = .plain
    ) {
        guard width > 1, height > 1 else { return }
        let glyphs = FrameGlyphs.of(symbols)
        for column in 1..<width - 1 {
            put(glyphs.horizontal, style, column: column, row: 0)
            put(glyphs.horizontal, style, column: column, row: height - 1)
        }
        for row in 1..<max(height - 1, 1) {
            put(glyphs.vertical, style, column: 0, row: row)
            put(glyphs.vertical, style, column: width - 1, row: row)
        }
        put(glyphs.topLeft, style, column: 0, row: 0)
        put(glyphs.topRight, style, column: width - 1, row: 0)
        put(glyphs.bottomLeft, style, column: 0, row: height - 1)
        put(glyphs.bottomRight, style, column: width - 1, row: height - 1)

        var end = 2
        if !title.isEmpty, width > 6 {
            put("[", style, column: 2, row: 0)
            end = write(title, titleStyle, column: 3, row: 0, limit: width - 6)
            put("]", style, column: end, row: 0)
            end += 1
        }
        let room = width - 3 - end - 2
        guard !remark.isEmpty, room > 3 else { return }
        let fitting = Text.suffix(remark, width: room - 1)
        if !fitting.isEmpty { writeRight(" \(fitting) ", remarkStyle, before: width - 2, row: 0) }
    }
}
