import Cells
import Laboratory
import Scales

/// What every learner got against every other, over the panels; header and key line stay.
struct LeagueView {
    let board: LeagueBoard

    /// What is played, the cells that are known of it and its least and largest payoff, between which colours keep their
    /// meaning while cells come in. Found once a frame, not for each cell.
    private let request: LeaguePlayer.Request
    private let cells: [LeagueCell?]
    private let bounds: ClosedRange<Double>

    init(board: LeagueBoard) {
        self.board = board
        request = board.request
        cells = board.cells
        let payoffs = request.game.payoffs.flatMap(\.self)
        bounds = (payoffs.min() ?? -1)...(payoffs.max() ?? 1)
    }

    func draw(_ model: Model, into canvas: inout Canvas) {
        canvas.view(title: "League", remark: remark, model.layout) { canvas in
            if board.isOpen { drawPair(into: &canvas) } else { drawTable(into: &canvas) }
        }
    }

    /// The cell of a row and a column; nil before it has been played.
    private func cell(_ row: Int, _ column: Int) -> LeagueCell? {
        let index = row * board.learners.count + column
        return index < cells.count ? cells[index] : nil
    }

    /// What matters most comes last, as the beginning goes first.
    private var remark: String {
        let game = request.game
        let factor = board.doublings >= 0 ? "\(1 << board.doublings)" : "1/\(1 << -board.doublings)"
        let rate = board.doublings == 0 ? "" : "rate x\(factor)  "
        let common = "\(game.id)  \(rate)seed \(board.seed)"
        if board.isOpen { return "\(common)  step \(board.step) of \(board.lastStep)" }
        let count = board.learners.count * board.learners.count
        return "exact return of row against column  \(common)  \(cells.count { $0 != nil }) of \(count) cells"
    }

    var digits: Digits { Digits(from: 0, to: 1, atLeast: 2, significant: 3) }

    private func drawTable(into canvas: inout Canvas) {
        let theme = canvas.theme
        let names = board.learners
        // Below stand what is known of the cell under the cursor, and who would be adopted.
        let below = canvas.height >= names.count + 7 ? 5 : canvas.height >= 9 ? 4 : canvas.height >= 6 ? 2 : 0
        let places = TournamentPlaces(
            width: canvas.width, height: canvas.height - below + 3, count: names.count,
            longest: names.map { CellWidth.of($0) }.max() ?? 0)
        let rows = max(min(names.count, canvas.height - below - 1), 0)
        let shown = TournamentPlaces.window(board.column, visible: places.columns, of: names.count)
        canvas.write(
            Text.shortened("learner", places.nameWidth), theme[.graphText], column: TournamentPlaces.numberWidth, row: 0
        )
        canvas.writeRight("adopt", theme[.graphText], before: places.left - 1, row: 0)
        for (place, column) in shown.enumerated() {
            let end = places.left + (place + 1) * places.cellSize - 1
            canvas.writeRight(
                "\(column + 1)", theme[column == board.column ? .selected : .graphText], before: end, row: 0)
        }
        for (place, row) in TournamentPlaces.window(board.row, visible: rows, of: names.count).enumerated() {
            drawHead(row, places, row: place + 1, into: &canvas)
            for (index, column) in shown.enumerated() {
                let cell = Rect(
                    column: places.left + index * places.cellSize, row: place + 1, width: places.cellSize, height: 1)
                draw(
                    self.cell(row, column)?.meanReturn, isSelected: row == board.row && column == board.column, cell,
                    into: &canvas)
            }
        }
        drawCell(from: rows + 2, into: &canvas)
    }

    /// Number, name and share of adoption of a learner.
    private func drawHead(_ learner: Int, _ places: TournamentPlaces, row: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        let isUnderCursor = learner == board.row
        let style = theme[isUnderCursor ? .selected : .text]
        let start = TournamentPlaces.numberWidth
        if isUnderCursor { canvas.put(">", style, column: 0, row: row) }
        canvas.writeRight("\(learner + 1)", style, before: start - 1, row: row)
        canvas.write(Text.shortened(board.learners[learner], places.nameWidth), style, column: start, row: row)
        let share = adoption?.basins[learner]
        canvas.writeRight(
            share.map { "\(Text.percent($0)) %" } ?? "--", theme[share == nil ? .inactive : .text],
            before: places.left - 1, row: row)
    }

    /// What is trained at present, if anything.
    var progress: String? { board.news?.request == request ? board.news?.progress : nil }

    /// Shares of adoption, if they are of what is shown.
    private var adoption: Adoption? { board.news?.request == request ? board.news?.adoption : nil }

    private func draw(_ value: Double?, isSelected: Bool, _ cell: Rect, into canvas: inout Canvas) {
        let theme = canvas.theme
        guard let value, value.isFinite else {
            canvas.writeRight(
                value == nil ? "--" : "nan", theme[isSelected ? .selected : .inactive], before: cell.endColumn - 1,
                row: cell.row)
            return
        }
        let share = (value - bounds.lowerBound) / max(bounds.upperBound - bounds.lowerBound, 1e-300)
        let style = isSelected ? theme[.selected] : theme.heat(share)
        canvas.clear(cell, style)
        canvas.writeRight(
            digits.short(value, width: cell.width - 1, room: cell.width), style, before: cell.endColumn - 1,
            row: cell.row)
    }

    /// The cell under the cursor in words.
    private func drawCell(from first: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        var line = first
        func write(_ text: String, _ role: Role) {
            guard line < canvas.height else { return }
            canvas.write(Text.shortened(text, canvas.width - 2), theme[role], column: 1, row: line)
            line += 1
        }
        defer { drawLearners(from: max(line, first + 3) + 1, into: &canvas) }
        let (row, column) = (board.learners[board.row], board.learners[board.column])
        guard let cell = self.cell(board.row, board.column) else {
            write("\(row) against \(column): not played yet", .inactive)
            if let progress { write(progress, .text) }
            return
        }
        write(
            "\(row) against \(column): \(digits.trimmed(cell.meanReturn)) ± \(digits.trimmed(cell.standardError)), "
                + "\(column) \(digits.trimmed(cell.columnReturn))\(published(cell))", .text)
        let outcomes: [(String, Double)] = [
            ("mutual \(request.game.symbols[0])", cell.outcomes.mutualCooperation),
            ("mutual \(request.game.symbols[1])", cell.outcomes.mutualDefection),
            ("the row exploits", cell.outcomes.rowExploits), ("the column", cell.outcomes.columnExploits),
            ("other", cell.outcomes.other),
        ]
        write(outcomes.map { "\($0.0) \(Text.percent($0.1)) %" }.joined(separator: "  "), .graphText)
        guard let adoption else { return }
        let best = zip(board.learners, adoption.ranking).max { $0.1 < $1.1 }
        write(
            "adopt: share of mixtures that end with it (replicator dynamics)"
                + (best.map { "; alpha-rank favours \($0.0), \(Text.percent($0.1)) %" } ?? ""), .graphText)
    }

    /// What each learner does, where there is room for all.
    private func drawLearners(from first: Int, into canvas: inout Canvas) {
        let learners: [(name: String, summary: String, source: String)] = board.learners.compactMap { name in
            TrainedLearner(rawValue: name).map { ($0.name, $0.summary, $0.source) }
                ?? Learner.named(name).map { ($0.name, $0.summary, $0.source) }
        }
        guard first + learners.count <= canvas.height else { return }
        let start = TournamentPlaces.numberWidth + (learners.map { CellWidth.of($0.name) }.max() ?? 0) + 2
        for (place, learner) in learners.enumerated() {
            let row = first + place
            let style = canvas.theme[place == board.row ? .selected : .text]
            canvas.writeRight("\(place + 1)", style, before: TournamentPlaces.numberWidth - 1, row: row)
            canvas.write(learner.name, style, column: TournamentPlaces.numberWidth, row: row)
            canvas.write(
                Text.shortened("\(learner.summary) (\(learner.source))", canvas.width - start - 1),
                canvas.theme[.graphText], column: start, row: row)
        }
    }

    private func published(_ cell: LeagueCell) -> String {
        // Of the literature's rates; others are another experiment.
        guard board.doublings == 0, ExactGame.literature.contains(request.game),
            let known = Published.cell(request.game.id, row: cell.row, column: cell.column)
        else { return "" }
        return "; published \(digits.trimmed(known.meanReturn))"
    }

    func keyLine(_ theme: ResolvedTheme) -> [Segment]? {
        func key(_ name: String, _ what: String, _ rank: Int) -> Segment {
            Segment([.text(name, theme[.highlight]), .text(" \(what)", theme[.text])], rank: rank)
        }
        if board.isOpen {
            return [
                key("Space", board.due == nil ? "go on" : "stand still", 4), key("h l", "by a step", 3),
                key("Enter", "once more", 1), key("Tab", "picture", 0), key("( )", "game", 2), key("Esc", "table", 5),
            ]
        }
        return [
            key("h j k l", "choose a pair", 4), key("Enter", "watch it", 5), key("( )", "game", 3),
            key("- +", "rate", 2), key("d", "leave out", 1), key("a", "all", 0), key("t", "and trained ones", 0),
            key("Esc", "close", 6),
        ]
    }
}
