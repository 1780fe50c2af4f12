import Cells
import Scales
import Training

/// What both got at each joint policy, beside what others got in the person's seat.
extension PlayView {
    func drawTally(
        _ record: PlayRecord, _ references: [PlayReference], _ model: Model, _ places: PlayPlaces,
        into canvas: inout Canvas
    ) {
        guard places.tallyRows > 0 else { return }
        let digits = model.subject.rewardDigits
        let rows = rows(record, digits)
        let others = references.map { reference in
            RewardRow(name: reference.name, mark: " ", role: .ghost, rewards: reference.rewards, digits: digits)
        }
        let total = record.chainLength + 1
        let longest = (rows + others).map { CellWidth.of($0.name) }.max() ?? 0
        let left = min(max(longest + 4, 8), max(canvas.width / 3, 8))
        let hasMean = canvas.width - left >= 5 * total + 7
        let columns = StepColumns(
            total: total, from: max(record.jointPolicy - 3, 0), left: left,
            width: canvas.width - left - (hasMean ? 7 : 0), sizes: 5...8)
        canvas.write("reward", canvas.theme[.graphText], column: 1, row: places.tally)
        canvas.stepNumbers(columns, total: total, isHeat: false, row: places.tally)
        if hasMean { canvas.writeRight("mean", canvas.theme[.graphText], before: columns.end + 6, row: places.tally) }
        for (offset, entry) in (rows + others).prefix(places.tallyRows - 1).enumerated() {
            drawRow(entry, columns, hasMean: hasMean, row: places.tally + 1 + offset, into: &canvas)
        }
        guard places.chartRows > 0, columns.count > 0 else { return }
        let frame = Rect(row: places.tally + places.tallyRows, width: canvas.width, height: places.chartRows)
        ChainChart.draw(rows, ghost: others.first?.rewards, model.scene, columns, frame: frame, into: &canvas)
    }

    /// Of all who play.
    private func rows(_ record: PlayRecord, _ digits: Digits) -> [RewardRow] {
        (0..<record.game.players).map { agent in
            let name = agent == 0 ? "meta" : agent == record.seat ? "you" : "peer\(agent)"
            let mark: Unicode.Scalar = agent == 0 ? "o" : agent == record.seat ? "x" : "+"
            let role: Role = agent == 0 ? .meta : agent == record.seat ? .peer : .text
            return RewardRow(name: name, mark: mark, role: role, rewards: record.rewards(of: agent), digits: digits)
        }
    }

    private func drawRow(
        _ entry: RewardRow, _ columns: StepColumns, hasMean: Bool, row: Int, into canvas: inout Canvas
    ) {
        let style = canvas.theme[entry.role]
        canvas.write(Text.shortened(entry.name, columns.left - 3), style, column: 1, row: row)
        canvas.put(entry.mark, style, column: columns.left - 1, row: row)
        for step in columns.range where step < entry.rewards.count {
            let text = entry.digits.short(entry.rewards[step], width: 4, room: columns.size - 1)
            canvas.writeRight(text, style, before: columns.end(step), row: row)
        }
        let adapted = entry.rewards.dropFirst()
        guard hasMean, !adapted.isEmpty else { return }
        let mean = adapted.reduce(0, +) / Double(adapted.count)
        canvas.writeRight(entry.digits.short(mean, width: 5, room: 6), style, before: columns.end + 6, row: row)
    }
}
