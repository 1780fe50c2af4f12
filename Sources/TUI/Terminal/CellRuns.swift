/// Cells side by side in a row that changed.
struct CellRun: Hashable {
    var row: Int
    var columns: Range<Int>

    /// What differs between two screens, in reading order.
    ///
    /// - Parameters:
    ///   - old: the screen as it is; nil when unknown, then every row is a run.
    ///   - new: the screen as it shall be.
    /// - Returns: runs that cover exactly the changed cells.
    static func changed(from old: CellBuffer?, to new: CellBuffer) -> [CellRun] {
        guard let old, old.width == new.width, old.height == new.height else {
            return new.width == 0 ? [] : (0..<new.height).map { CellRun(row: $0, columns: 0..<new.width) }
        }
        var runs: [CellRun] = []
        old.cells.withUnsafeBufferPointer { old in
            new.cells.withUnsafeBufferPointer { cells in
                for row in 0..<new.height {
                    let first = row * new.width
                    var start: Int?
                    for column in 0..<new.width {
                        if old[first + column] != cells[first + column] {
                            start = start ?? column
                        } else if let begin = start {
                            runs.append(CellRun(row: row, columns: begin..<column))
                            start = nil
                        }
                    }
                    if let begin = start { runs.append(CellRun(row: row, columns: begin..<new.width)) }
                }
            }
        }
        return runs
    }
}
