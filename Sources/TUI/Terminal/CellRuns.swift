// Unsafe here are views of the cells of two canvases of one size, used within the closures that get them.

/// Cells side by side in a row that changed.
package struct CellRun: Sendable, Hashable {
    package var row: Int
    package var columns: Range<Int>

    package init(row: Int, columns: Range<Int>) {
        self.row = row
        self.columns = columns
    }

    /// What differs between two screens, in reading order.
    ///
    /// - Parameters:
    ///   - old: the screen as it is; nil when unknown, then every row is a run.
    ///   - new: the screen as it shall be.
    /// - Returns: runs that cover exactly the changed cells, and both halves of wide characters.
    package static func changed(from old: CellBuffer?, to new: CellBuffer) -> [CellRun] {
        guard let old, old.width == new.width, old.height == new.height else {
            return new.width == 0 ? [] : (0..<new.height).map { CellRun(row: $0, columns: 0..<new.width) }
        }
        var runs: [CellRun] = []
        unsafe old.cells.withUnsafeBufferPointer { old in
            unsafe new.cells.withUnsafeBufferPointer { cells in
                for row in 0..<new.height {
                    let first = row * new.width
                    var start: Int?
                    for column in 0..<new.width {
                        let index = first + column
                        // The half that did not change goes with the one that did.
                        let isHalf = unsafe column > 0 && (cells[index].isRightHalf || old[index].isRightHalf)
                        let hasHalf =
                            unsafe column + 1 < new.width
                            && (cells[index + 1].isRightHalf || old[index + 1].isRightHalf)
                        let differs =
                            unsafe old[index] != cells[index]
                            || (isHalf && (start != nil || old[index - 1] != cells[index - 1]))
                            || (hasHalf && old[index + 1] != cells[index + 1])
                        if differs {
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
