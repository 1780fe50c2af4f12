/// The columns of a table that has one for each joint policy `phi_0..phi_L`, or for those that fit.
struct StepColumns: Sendable, Hashable {
    /// First joint policy shown.
    let first: Int
    /// How many are shown.
    let count: Int
    /// Column in which the first one begins.
    let left: Int
    /// Columns each takes.
    let size: Int

    /// - Parameters:
    ///   - total: joint policies, L + 1.
    ///   - wanted: the first one wanted.
    ///   - left: column in which they begin.
    ///   - width: columns there are for all.
    ///   - sizes: fewest and most columns for one.
    init(total: Int, from wanted: Int, left: Int, width: Int, sizes: ClosedRange<Int>) {
        let size = min(max(width / max(total, 1), sizes.lowerBound), sizes.upperBound)
        self.size = size
        self.left = left
        count = min(total, max(width, 0) / size)
        first = min(max(wanted, 0), max(total - count, 0))
    }

    var range: Range<Int> { first..<first + count }
    /// Column in which a joint policy's cell begins.
    func start(_ step: Int) -> Int { left + (step - first) * size }
    /// Column after its cell.
    func end(_ step: Int) -> Int { start(step) + size }
    /// The joint policy whose cell a column is in; nil outside.
    func step(at column: Int) -> Int? {
        let step = first + (column - left) / size
        return column >= left && range.contains(step) ? step : nil
    }
    /// Column after all of them.
    var end: Int { left + count * size }
}

extension Canvas {
    /// Writes the numbers of the joint policies over their columns, coloured by how far along the chain they are.
    ///
    /// - Parameters:
    ///   - columns: the columns.
    ///   - total: joint policies, L + 1.
    ///   - cursor: the one that somebody looks at; nil if nobody does.
    ///   - isHeat: whether heatmap cells stand below, whose numbers end one column earlier where there is room.
    ///   - row: the row to write in.
    mutating func stepNumbers(_ columns: StepColumns, total: Int, cursor: Int? = nil, isHeat: Bool, row: Int) {
        let shift = isHeat && columns.size > 3 ? 1 : 0
        for step in columns.range {
            var style = theme.chain(Double(step) / Double(max(total - 1, 1)))
            if step == cursor {
                style.attributes.formUnion([.reverse, .bold])
                put(" ", style, column: columns.end(step) - shift - (step > 9 ? 3 : 2), row: row)
            }
            integer(step, style, before: columns.end(step) - shift, row: row)
        }
    }
}
