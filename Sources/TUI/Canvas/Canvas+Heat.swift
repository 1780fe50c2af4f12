/// How a heatmap writes its values.
package enum HeatFormat: Sendable, Hashable {
    /// Per cent, with the value as background.
    case percent
    /// One character of the symbol ladder.
    case glyph
    /// A difference in percentage points, with its sign.
    case difference
}

extension Canvas {
    /// A heatmap cell of `size` columns: a probability, or a difference of two. What is missing reads `--`.
    ///
    /// - Parameters:
    ///   - value: what is shown.
    ///   - format: how.
    ///   - column: first column of the cell.
    ///   - row: its row.
    ///   - size: its columns.
    ///   - hasPlus: whether positive differences have their sign where there is room.
    package mutating func heat(
        _ value: Double?, _ format: HeatFormat, column: Int, row: Int, size: Int, hasPlus: Bool = true
    ) {
        // Numbers end one blank before the next cell where there is room for it.
        var end = column + max(size - 1, min(size, 3))
        guard let value else {
            writeRight("--", theme[.inactive], before: end, row: row)
            return
        }
        guard value.isFinite else {
            writeRight("nan", theme[.error], before: end, row: row)
            return
        }
        let style = format == .difference ? theme.divergent(value) : theme.heat(value)
        for step in 0..<size { put(" ", style, column: column + step, row: row) }
        let number = Int((min(max(value, -1e6), 1e6) * 100).rounded())
        // A minus and three digits fill small cells.
        if size == 4, number < -99 || (number > 99 && format == .difference) { end = column + size }
        switch format {
        case .percent: integer(number, style, before: end, row: row)
        case .difference:
            integer(number, style, before: end, row: row, signed: size > 3 && hasPlus)
        case .glyph:
            let glyph = Ladder.glyph(value, symbols)
            let pair = theme.depth == .mono ? style : style.foregroundOnly(over: theme[.text], heat: value)
            for step in 0..<max(size - 1, 1) { put(glyph, pair, column: column + step, row: row) }
            if size > 1 { put(" ", theme[.text], column: column + size - 1, row: row) }
        }
    }

    /// An integer that ends before a column, without building a string.
    package mutating func integer(_ number: Int, _ style: Style, before column: Int, row: Int, signed: Bool = false) {
        var rest = number.magnitude
        var position = column - 1
        repeat {
            put(Unicode.Scalar(UInt8(48 + rest % 10)), style, column: position, row: row)
            rest /= 10
            position -= 1
        } while rest > 0
        if number < 0 || (signed && number > 0) { put(number < 0 ? "-" : "+", style, column: position, row: row) }
    }
}

extension Style {
    /// The background's colour as ink on the screen's background: glyphs carry the value by shape and colour.
    fileprivate func foregroundOnly(over screen: Style, heat: Double) -> Style {
        // The lowest colours melt into dark screens, so low values keep the text's ink.
        heat < 0.3 ? screen : Style(foreground: background, background: screen.background)
    }
}
