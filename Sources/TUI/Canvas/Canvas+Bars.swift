extension Canvas {
    /// A bar of a share of `length` cells. Something above zero shows at least one mark.
    package mutating func bar(_ share: Double, _ style: Style, column: Int, row: Int, length: Int) {
        guard share.isFinite, share > 0, length > 0 else { return }
        let exact = min(share, 1) * Double(length)
        var filled = Int(exact)
        let eighths = Int((exact - Double(filled)) * 8)
        let full: Unicode.Scalar = symbols == .ascii ? "#" : "█"
        if symbols != .braille {
            filled = max(Int(exact.rounded()), 1)
        }
        for step in 0..<filled { put(full, style, column: column + step, row: row) }
        guard symbols == .braille, filled < length else { return }
        if eighths > 0 || filled == 0 {
            put(Self.eighths[max(eighths, 1) - 1], style, column: column + filled, row: row)
        }
    }

    /// A progress bar between brackets in ASCII, a rule in the other symbol sets.
    package mutating func progress(_ share: Double, column: Int, row: Int, length: Int) {
        let isAscii = symbols == .ascii
        let inner = isAscii ? length - 2 : length
        guard inner > 0 else { return }
        let start = isAscii ? column + 1 : column
        let filled = share.isFinite ? Int((min(max(share, 0), 1) * Double(inner)).rounded(.down)) : 0
        for step in 0..<inner {
            let isFilled = step < filled
            let position = Double(step) / Double(max(inner - 1, 1))
            let glyph: Unicode.Scalar = isAscii ? (isFilled ? "#" : ".") : isFilled ? "━" : "─"
            put(glyph, isFilled ? theme.meter(position) : theme[.meterBackground], column: start + step, row: row)
        }
        if isAscii {
            put("[", theme[.graphText], column: column, row: row)
            put("]", theme[.graphText], column: column + length - 1, row: row)
        }
    }

    /// One character for each share, from left to right; nil leaves a dot-less gap.
    package mutating func sparkline(_ shares: some Sequence<Double?>, _ style: Style, column: Int, row: Int) {
        var position = column
        for share in shares {
            if let share { put(Ladder.glyph(share, symbols), style, column: position, row: row) }
            position += 1
        }
    }

    /// Cells an eighth to seven eighths full from the left.
    private static let eighths: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
