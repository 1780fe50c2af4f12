/// A picture of dots finer than cells: braille has 2 x 4 dots in a cell, half blocks 1 x 2, ASCII three heights.
///
/// Layers are drawn one after the other. Where they share a cell the last one owns its colour; braille keeps the dots
/// of all, the coarser symbols show the last one alone.
package struct DotCanvas: Sendable {
    /// Size in cells.
    package let columns: Int
    package let rows: Int
    let symbols: Symbols
    /// Dots in a cell.
    private let across: Int
    private let down: Int
    /// Dots set, `[rows, columns]`.
    private var bits: [UInt8]
    /// 1 + the layer that owns the cell.
    private var owners: [UInt8]
    private var layers: [(style: Style, glyph: Unicode.Scalar?, isFaint: Bool)] = []

    package init(columns: Int, rows: Int, symbols: Symbols) {
        self.columns = max(columns, 0)
        self.rows = max(rows, 0)
        self.symbols = symbols
        (across, down) =
            switch symbols {
            case .braille: (2, 4)
            case .blocks: (1, 2)
            case .ascii: (1, 3)
            }
        bits = Array(repeating: 0, count: self.columns * self.rows)
        owners = bits
    }

    /// Size in dots.
    package var width: Int { columns * across }
    package var height: Int { rows * down }

    /// The dot row of a height from bottom (0) to top (1).
    package func dotRow(_ fraction: Double) -> Int {
        guard height > 0, fraction.isFinite else { return 0 }
        let row = ((1 - min(max(fraction, 0), 1)) * Double(height - 1)).rounded()
        return Int(row)
    }

    /// The dot column in the middle of a cell column.
    package func dotColumn(ofCell column: Int) -> Int { column * across + across / 2 }

    /// Starts a layer on top of the others.
    ///
    /// - Parameters:
    ///   - style: its style.
    ///   - glyph: when given, stands for any dots it sets in a cell.
    ///   - isFaint: whether its dots give way in cells that a later layer touches, so that a line stays thin on them.
    package mutating func layer(_ style: Style, glyph: Unicode.Scalar? = nil, isFaint: Bool = false) {
        if layers.count < 255 { layers.append((style, glyph, isFaint)) }
    }

    /// Sets a dot; positions outside are dropped.
    package mutating func set(_ x: Int, _ y: Int) {
        guard !layers.isEmpty, x >= 0, y >= 0, x < width, y < height else { return }
        let cell = y / down * columns + x / across
        let bit: UInt8
        if symbols == .braille {
            bit = Self.brailleBits[(y & 3) * 2 + (x & 1)]
        } else {
            bit = 1 << UInt8(y % down)
        }
        let owner = UInt8(layers.count)
        let before = owners[cell]
        let joins = before == owner || before == 0 || (symbols == .braille && !layers[Int(before) - 1].isFaint)
        bits[cell] = joins ? bits[cell] | bit : bit
        owners[cell] = owner
    }

    /// Sets the dots of a vertical line.
    package mutating func vertical(_ x: Int, from first: Int, to last: Int) {
        let top = max(min(first, last), 0)
        let bottom = min(max(first, last), height - 1)
        guard top <= bottom else { return }
        for y in top...bottom { set(x, y) }
    }

    /// Sets the dots of a straight line (Bresenham).
    package mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
        let dx = abs(end.x - start.x)
        let dy = -abs(end.y - start.y)
        let stepX = start.x < end.x ? 1 : -1
        let stepY = start.y < end.y ? 1 : -1
        var (x, y) = start
        var error = dx + dy
        while true {
            set(x, y)
            if x == end.x, y == end.y { return }
            let doubled = 2 * error
            if doubled >= dy {
                error += dy
                x += stepX
            }
            if doubled <= dx {
                error += dx
                y += stepY
            }
        }
    }

    /// Writes the picture with its upper left corner at a position.
    package func draw(into canvas: inout Canvas, column: Int, row: Int) {
        for y in 0..<rows {
            for x in 0..<columns {
                let owner = owners[y * columns + x]
                guard owner > 0 else { continue }
                let layer = layers[Int(owner) - 1]
                let glyph = layer.glyph ?? glyph(bits[y * columns + x])
                canvas.put(glyph, layer.style, column: column + x, row: row + y)
            }
        }
    }

    private func glyph(_ bits: UInt8) -> Unicode.Scalar {
        switch symbols {
        case .braille: Unicode.Scalar(0x2800 + UInt32(bits)) ?? " "
        case .blocks: bits == 1 ? "▀" : bits == 2 ? "▄" : "█"
        case .ascii: Self.thirds[Int(bits & 7)]
        }
    }

    /// Bit of the dot in row `i / 2`, column `i % 2` of a braille cell.
    private static let brailleBits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    /// One character for the thirds of a cell that are touched: bit 0 is the top.
    private static let thirds: [Unicode.Scalar] = [" ", "'", "-", "'", ".", "|", ".", "|"]
}
