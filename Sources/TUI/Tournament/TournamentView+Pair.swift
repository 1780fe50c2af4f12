import Training

/// The two under the cursor: their rewards along the chain, as numbers and as lines.
extension TournamentView {
    func drawPair(
        _ news: TournamentPlayer.News, _ model: Model, _ places: TournamentPlaces,
        into canvas: inout Canvas
    ) {
        guard places.pairRows > 0, news.tally.count > 0 else { return }
        let pair: [(Int, Int, Unicode.Scalar, Role)] = [
            (board.row, board.column, "o", .meta), (board.column, board.row, "x", .peer),
        ]
        // Against itself there is one line.
        let shown = board.row == board.column ? Array(pair.prefix(1)) : pair
        let digits = model.subject.rewardDigits
        let rows = shown.map { one, other, mark, role in
            RewardRow(
                name: "\(one + 1)", mark: mark, role: role, rewards: news.tally.rewards(one, against: other) ?? [],
                digits: digits)
        }
        let width = canvas.width
        let left = min(max(places.nameWidth, 9) + TournamentPlaces.numberWidth + 2, width / 2)
        let total = model.subject.chainLength + 1
        // It stands in the matrix as well, so all joint policies come first.
        let hasMean = width - left >= 5 * total + 7
        let columns = StepColumns(
            total: total, from: 0, left: left, width: width - left - (hasMean ? 7 : 0), sizes: 5...8)
        let theme = canvas.theme
        var line = places.pair
        if places.pairRows > 2 {
            if line > places.rows + 1 {
                let glyph: Unicode.Scalar = canvas.symbols == .ascii ? "-" : "─"
                for column in 0..<width { canvas.put(glyph, theme[.divider], column: column, row: line - 1) }
            }
            canvas.write("along phi", theme[.graphText], column: TournamentPlaces.numberWidth, row: line)
            canvas.stepNumbers(columns, total: total, isHeat: false, row: line)
            if hasMean { canvas.writeRight("mean", theme[.graphText], before: columns.end + 6, row: line) }
            line += 1
        }
        for (entry, (one, other, _, role)) in zip(rows, shown) {
            drawRewards(entry, news.names[one], columns, row: line, into: &canvas)
            if hasMean {
                let mean = news.tally.adapted(one, against: other).map { digits.short($0, width: 5, room: 6) } ?? "--"
                canvas.writeRight(mean, theme[role], before: columns.end + 6, row: line)
            }
            line += 1
        }
        guard places.chartRows > 0, columns.count > 0 else { return }
        let frame = Rect(row: places.pair + places.pairRows, width: width, height: places.chartRows)
        ChainChart.draw(rows, ghost: nil, model.scene, columns, frame: frame, into: &canvas)
    }

    /// One of them by name, with its reward at each joint policy.
    private func drawRewards(
        _ entry: RewardRow, _ name: String, _ columns: StepColumns, row: Int, into canvas: inout Canvas
    ) {
        let style = canvas.theme[entry.role]
        let start = TournamentPlaces.numberWidth
        canvas.writeRight(entry.name, style, before: start - 1, row: row)
        canvas.write(Text.shortened(name, max(columns.left - start - 2, 0)), style, column: start, row: row)
        canvas.put(entry.mark, style, column: columns.left - 1, row: row)
        for step in columns.range {
            let text =
                step < entry.rewards.count
                ? entry.digits.short(entry.rewards[step], width: 4, room: columns.size - 1) : "--"
            let isMissing = step >= entry.rewards.count
            canvas.writeRight(text, isMissing ? canvas.theme[.inactive] : style, before: columns.end(step), row: row)
        }
    }
}
