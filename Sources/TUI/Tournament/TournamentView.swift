import Cells
import Scales
import Training

/// What everybody got against everybody, over the panels; header and key line stay.
struct TournamentView {
    let board: TournamentBoard

    func draw(_ model: Model, into canvas: inout Canvas) {
        canvas.view(title: "Tournament", remark: remark(model), model.layout) { canvas in
            guard let news = board.news else {
                canvas.write("reading policies...", canvas.theme[.inactive], column: 1, row: 0)
                return
            }
            let longest = news.names.map { CellWidth.of($0) }.max() ?? 0
            let places = TournamentPlaces(
                width: canvas.width, height: canvas.height, count: news.tally.count, longest: longest)
            drawMatrix(news, model, places, into: &canvas)
            drawPair(news, model, places, into: &canvas)
        }
    }

    /// What matters most comes last, as the beginning goes first.
    private func remark(_ model: Model) -> String {
        guard let news = board.news else { return "" }
        let run = news.update.map { "this run at update \($0)  " } ?? ""
        let order = board.isSorted ? "by mean  " : ""
        let chains = "\(news.tally.rounds) of \(TournamentPlayer.rounds) chains"
        let tremble = news.tremble.map { "strategies tremble by \(Text.percent($0, $0 < 0.01 ? 4 : 0)) %  " } ?? ""
        let common = model.subject.rewardDigits.caption.map { "rewards \($0)  " } ?? ""
        return "\(tremble)\(common)reward after adaptation, row against column  \(order)\(run)\(chains)"
    }

    private func drawMatrix(
        _ news: TournamentPlayer.News, _ model: Model, _ places: TournamentPlaces,
        into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        let digits = model.subject.rewardDigits
        let order = board.order
        func window(_ contestant: Int, _ visible: Int) -> ArraySlice<Int> {
            let place = order.firstIndex(of: contestant) ?? 0
            return order[TournamentPlaces.window(place, visible: visible, of: order.count)]
        }
        let shown = window(board.column, places.columns)
        canvas.write(
            Text.shortened("reward of", places.nameWidth), theme[.graphText], column: TournamentPlaces.numberWidth,
            row: 0)
        canvas.writeRight("mean", theme[.graphText], before: places.left - 1, row: 0)
        for (place, column) in shown.enumerated() {
            let end = places.left + (place + 1) * places.cellSize - 1
            let isUnderCursor = column == board.column
            canvas.writeRight("\(column + 1)", theme[isUnderCursor ? .selected : .graphText], before: end, row: 0)
        }
        // Colours keep their meaning while numbers come in.
        let bounds = model.subject.game.rewardBounds ?? -1...1
        let largest = max(abs(bounds.lowerBound), abs(bounds.upperBound), 1e-300)
        for (place, row) in window(board.row, places.rows).enumerated() {
            drawHead(row, news, places, digits, row: place + 1, into: &canvas)
            for (index, column) in shown.enumerated() {
                canvas.reward(
                    news.tally.adapted(row, against: column), largest: largest, digits,
                    isSelected: row == board.row && column == board.column,
                    Rect(
                        column: places.left + index * places.cellSize, row: place + 1, width: places.cellSize,
                        height: 1))
            }
        }
    }

    /// Number, name and mean of a contestant.
    private func drawHead(
        _ contestant: Int, _ news: TournamentPlayer.News, _ places: TournamentPlaces,
        _ digits: Digits, row: Int, into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        let isUnderCursor = contestant == board.row
        let style = theme[isUnderCursor ? .selected : contestant < news.runs ? .meta : .text]
        let start = TournamentPlaces.numberWidth
        if isUnderCursor { canvas.put(">", style, column: 0, row: row) }
        canvas.writeRight("\(contestant + 1)", style, before: start - 1, row: row)
        canvas.write(Text.shortened(news.names[contestant], places.nameWidth), style, column: start, row: row)
        let mean = news.tally.mean(contestant)
        canvas.writeRight(
            mean.map { digits.short($0, width: 5) } ?? "--", theme[mean == nil ? .inactive : .text],
            before: places.left - 1, row: row)
    }

    func keyLine(_ theme: ResolvedTheme) -> [Segment]? {
        func key(_ name: String, _ what: String, _ rank: Int) -> Segment {
            Segment([.text(name, theme[.highlight]), .text(" \(what)", theme[.text])], rank: rank)
        }
        return [
            key("h j k l", "choose a pair", 2), key("s", "sort by mean", 1), key("r", "play anew", 0),
            key("Esc", "close", 3),
        ]
    }
}

extension Canvas {
    /// A reward on the signed ramp, whose ends are minus and plus `largest`. What is missing reads `--`.
    fileprivate mutating func reward(
        _ value: Double?, largest: Double, _ digits: Digits, isSelected: Bool, _ cell: Rect
    ) {
        let style: Style
        let text: String
        switch value {
        case nil: (style, text) = (theme[.inactive], "--")
        case let value? where value.isFinite:
            text = digits.short(value, width: cell.width - 1, room: cell.width)
            style = theme.divergent(value / largest)
        case let value?: (style, text) = (theme[.error], Text.fixed(value, 0))
        }
        let shown = isSelected ? theme[.selected] : style
        if isSelected || value?.isFinite == true { clear(cell, shown) }
        writeRight(text, shown, before: cell.endColumn - 1, row: cell.row)
    }
}
