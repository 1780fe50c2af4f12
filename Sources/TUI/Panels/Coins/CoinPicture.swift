import Cells
import Games

/// The torus: players by their letters, coins by the letters of their owners in brackets.
enum CoinPicture {
    /// Draws as large as fits, in the middle of the region; with lines between squares where there is room for them.
    static func draw(_ frame: CoinFrame, _ game: CoinGame, into canvas: inout Canvas) {
        let size = game.size
        let hasLines = canvas.height >= 2 * size + 1 && canvas.width >= 6 * size + 1
        let line = hasLines ? 1 : 0
        let across = min((canvas.width - line) / size - line, 11)
        let up = min(max((canvas.height - line) / size - line, 1), max(across / 3, 1))
        guard across > 0, canvas.height >= size else { return }
        let (width, height) = (size * (across + line) + line, size * (up + line) + line)
        let origin = (column: max((canvas.width - width) / 2, 0), row: max((canvas.height - height) / 2, 0))
        if hasLines { drawLines(size, across, up, origin, into: &canvas) }
        for square in 0..<game.squares {
            let column = origin.column + line + square % size * (across + line)
            let row = origin.row + line + square / size * (up + line) + (up - 1) / 2
            drawSquare(pieces(on: square, frame), column, row, across, hasLines: hasLines, into: &canvas)
        }
    }

    /// What stands and lies on a square, each with the agent that it belongs to.
    private static func pieces(on square: Int, _ frame: CoinFrame) -> [(text: String, agent: Int)] {
        let players = (0..<2).filter { frame.players[$0] == square }.map { ("\(AgentMark.letter(of: $0))", $0) }
        let coins = (0..<2).filter { frame.coins[$0] == square }.map { ("(\(AgentMark.letter(of: $0)))", $0) }
        return players + coins
    }

    private static func drawSquare(
        _ pieces: [(text: String, agent: Int)], _ column: Int, _ row: Int, _ width: Int, hasLines: Bool,
        into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        guard !pieces.isEmpty else {
            if !hasLines { canvas.put(".", theme[.inactive], column: column + (width - 1) / 2, row: row) }
            return
        }
        let needed = pieces.reduce(0) { $0 + $1.text.utf8.count }
        var place = column + max((width - needed) / 2, 0)
        for piece in pieces {
            var style = theme[AgentMark.role(of: piece.agent)]
            // Players stand out from coins also without colours.
            if piece.text.utf8.count == 1 { style.attributes.formUnion([.bold, .reverse]) }
            // What does not fit gives way to what came before it.
            place = canvas.write(piece.text, style, column: place, row: row, limit: column + width - place)
        }
    }

    private static func drawLines(
        _ size: Int, _ across: Int, _ up: Int, _ origin: (column: Int, row: Int), into canvas: inout Canvas
    ) {
        let style = canvas.theme[.divider]
        let isASCII = canvas.symbols == .ascii
        let (horizontal, vertical): (Unicode.Scalar, Unicode.Scalar) = isASCII ? ("-", "|") : ("─", "│")
        let (width, height) = (size * (across + 1), size * (up + 1))
        for y in 0...height {
            for x in 0...width {
                let (isRow, isColumn) = (y % (up + 1) == 0, x % (across + 1) == 0)
                guard isRow || isColumn else { continue }
                let glyph = isRow && isColumn ? crossing(x, width, y, height, isASCII) : isRow ? horizontal : vertical
                canvas.put(glyph, style, column: origin.column + x, row: origin.row + y)
            }
        }
    }

    private static func crossing(_ x: Int, _ width: Int, _ y: Int, _ height: Int, _ isASCII: Bool) -> Unicode.Scalar {
        if isASCII { return "+" }
        let glyphs: [[Unicode.Scalar]] = [["┌", "┬", "┐"], ["├", "┼", "┤"], ["└", "┴", "┘"]]
        func third(_ place: Int, _ last: Int) -> Int { place == 0 ? 0 : place == last ? 2 : 1 }
        return glyphs[third(y, height)][third(x, width)]
    }
}
