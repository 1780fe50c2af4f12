import Scales

/// The rows of the table.
extension AdaptationPanel {
    func drawHead(
        _ columns: StepColumns, _ isWide: Bool, _ last: Int, cursor: Int?, into canvas: inout Canvas
    ) -> Int {
        let style = canvas.theme[.graphText]
        canvas.write("phi", style, column: isWide ? 1 : 0, row: 0)
        canvas.stepNumbers(columns, total: last + 1, cursor: cursor, isHeat: false, row: 0)
        if isWide { canvas.writeRight("AUC", style, before: columns.end + 7, row: 0) }
        return 1
    }

    func drawRow(
        _ entry: RewardRow, _ columns: StepColumns, _ isWide: Bool, _ last: Int, row: Int, into canvas: inout Canvas
    ) {
        let style = canvas.theme[entry.role]
        canvas.write(entry.name, style, column: isWide ? 1 : 0, row: row, limit: isWide ? 6 : columns.left)
        if isWide { canvas.put(entry.mark, style, column: 8, row: row) }
        let room = columns.size - (isWide ? 1 : 0)
        for step in columns.range {
            let isMissing = entry.isMissing(step)
            let text =
                isMissing ? "--" : entry.digits.short(entry.rewards[step], width: isWide ? 5 : 4, room: room)
            canvas.writeRight(text, isMissing ? canvas.theme[.inactive] : style, before: columns.end(step), row: row)
        }
        guard isWide else { return }
        canvas.writeRight(entry.area(last), style, before: columns.end + 7, row: row)
    }

    /// How far the watched peer's policy has moved from its first one.
    func drawDrift(
        _ scene: Scene, _ columns: StepColumns, _ isWide: Bool, row: Int, into canvas: inout Canvas
    ) {
        let agents = scene.snapshot.chain?.agents ?? []
        drawDivergence(
            isWide ? "drift KL" : "KL", agents.count > 1 ? agents[1].drift : [], columns, isWide, row: row,
            into: &canvas)
    }

    /// How far the meta-agent's model of the watched peer is from it.
    func drawModelError(
        _ scene: Scene, _ columns: StepColumns, _ isWide: Bool, row: Int, into canvas: inout Canvas
    ) {
        let agents = scene.snapshot.chain?.agents ?? []
        drawDivergence(
            isWide ? "model KL" : "OM", agents.count > 1 ? agents[1].modelError ?? [] : [], columns, isWide, row: row,
            into: &canvas)
    }

    private func drawDivergence(
        _ name: String, _ values: [Double], _ columns: StepColumns, _ isWide: Bool, row: Int,
        into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        canvas.write(name, theme[.graphText], column: isWide ? 1 : 0, row: row)
        for step in columns.range {
            let text = step < values.count ? Text.magnitude(values[step]) : "--"
            canvas.writeRight(
                text, theme[step < values.count ? .text : .inactive], before: columns.end(step), row: row)
        }
    }

    /// The inner rates, each between the joint policies it leads from and to.
    func drawRates(
        _ scene: Scene, _ columns: StepColumns, _ isWide: Bool, row: Int, into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        canvas.write(isWide ? "inner lr" : "lr", theme[.graphText], column: isWide ? 1 : 0, row: row)
        let rates = scene.snapshot.chain?.innerRates ?? scene.history.latest?.innerRates ?? []
        for step in columns.range.dropLast() {
            let text = step < rates.count ? Text.magnitude(rates[step]) : "--"
            canvas.writeRight(
                text, theme[step < rates.count ? .text : .inactive],
                before: columns.end(step) + (columns.size + 1) / 2, row: row)
        }
    }

    /// Where there is no column for them, the sums stand in a row.
    func drawSums(
        _ rows: [RewardRow], _ ghost: [Double]?, _ last: Int, row: Int, into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        var segments = [Segment("AUC", theme[.graphText], rank: 9)]
        for (index, entry) in rows.enumerated() {
            segments.append(
                Segment(
                    "\(entry.name) \(entry.area(last))", theme[entry.role],
                    rank: 8 - index))
        }
        if let ghost, let digits = rows.first?.digits {
            segments.append(Segment("ref \(RewardRow.area(ghost, last, digits))", theme[.ghost], rank: 5))
        }
        canvas.write(segments, column: 0, row: row, width: canvas.width, gap: 1)
    }
}
