import Cells
import Games
import Training

/// What both are known to do: the meta-agent's policy at each joint policy, and the table that it fits to the person.
extension PlayView {
    func drawHeat(_ record: PlayRecord, into canvas: inout Canvas) {
        let states = record.game.observationCount
        let hasBoth = canvas.height >= 2 * (states + 1)
        let rows = hasBoth ? states + 1 : canvas.height
        drawTable(record, record.policies, isPerson: false, besides: !hasBoth, row: 0, rows: rows, into: &canvas)
        if hasBoth {
            drawTable(record, record.models, isPerson: true, besides: false, row: rows, rows: rows, into: &canvas)
        }
        let rest = canvas.height - (hasBoth ? 2 * rows : rows)
        guard rest > 0, hasBoth else { return }
        canvas.write(
            Text.shortened("you: a table fitted to your actions; -- not seen yet", canvas.width - 2),
            canvas.theme[.graphText], column: 1, row: canvas.height - 1)
    }

    private func drawTable(
        _ record: PlayRecord, _ tables: [[[Double]?]], isPerson: Bool, besides: Bool, row: Int, rows: Int,
        into canvas: inout Canvas
    ) {
        let game = record.game
        let theme = canvas.theme
        let label = min(max(CellWidth.of(game.label(ofJointAction: 0)) + 3, 11), 13)
        let symbol = game.symbols[min(board.action, game.actionCount - 1)]
        let total = record.chainLength + 1
        // What is fitted has a column of its own where there is no room for a second table, and visits beside it.
        let extra = besides ? 6 : 0
        let columns = StepColumns(
            total: total, from: max(record.jointPolicy - 3, 0), left: label, width: canvas.width - label - extra,
            sizes: 3...6)
        guard columns.count > 0, rows > 0 else { return }
        canvas.write(
            "\(isPerson ? "you" : "meta") P(\(symbol))", theme[isPerson ? .peer : .meta], column: 1, row: row,
            limit: label - 1)
        canvas.stepNumbers(columns, total: total, isHeat: true, row: row)
        if besides { canvas.writeRight("you", theme[.peer], before: columns.end + 5, row: row) }
        let visible = rows - 1
        let order = order(record)
        let now = order.firstIndex(of: record.observation) ?? 0
        let first = min(board.firstState ?? max(now - visible + 1, 0), max(order.count - visible, 0))
        for (offset, state) in order.dropFirst(first).prefix(visible).enumerated() {
            let y = row + 1 + offset
            let isNow = state == record.observation && record.stage == .action
            if isNow { canvas.put(">", theme[.highlight], column: 0, row: y) }
            canvas.write(
                Text.shortened(game.label(ofObservation: state), label - 2), theme[isNow ? .highlight : .text],
                column: 1, row: y)
            for step in columns.range {
                // What has not been reached is no gap in what is known.
                guard step < tables.count else { continue }
                canvas.heat(
                    probability(tables[step], state), .percent, column: columns.start(step), row: y, size: columns.size)
            }
            if besides {
                canvas.heat(
                    probability(record.models.last ?? [], state), .percent, column: columns.end + 2, row: y, size: 4)
            }
        }
    }

    private func probability(_ table: [[Double]?], _ state: Int) -> Double? {
        guard state < table.count, let row = table[state] else { return nil }
        return row[min(board.action, row.count - 1)]
    }

    /// Games of more players have so many states that those come first which were seen most.
    private func order(_ record: PlayRecord) -> [Int] {
        let all = Array(0..<record.game.observationCount)
        guard record.game.players > 2 else { return all }
        return all.sorted { (-record.visits[$0], $0) < (-record.visits[$1], $1) }
    }
}
