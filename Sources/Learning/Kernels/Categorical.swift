/// Draws one action for each of `count` trajectories from a table of categorical distributions.
///
/// - Parameters:
///   - rows: which distribution each trajectory draws from, `[count]`.
///   - thresholds: cumulative probabilities of all but the last of A actions, scaled to 2^32, `[rows, A - 1]`.
///   - actionCount: A.
///   - bits: random words, `[count]`.
///   - actions: the drawn actions, `[count]`.
///   - cells: `row * A + action`, `[count]`.
///   - count: number of trajectories.
package func sampleCategorical(
    rows: UnsafePointer<UInt16>, thresholds: UnsafePointer<UInt32>, actionCount: Int, bits: UnsafePointer<UInt32>,
    actions: UnsafeMutablePointer<UInt16>, cells: UnsafeMutablePointer<UInt16>, count: Int
) {
    let others = actionCount &- 1
    if others == 1 {
        for k in 0..<count {
            let action: UInt16 = bits[k] >= thresholds[Int(rows[k])] ? 1 : 0
            actions[k] = action
            cells[k] = rows[k] &* 2 &+ action
        }
        return
    }
    for k in 0..<count {
        let row = thresholds + Int(rows[k]) &* others
        var action: UInt16 = 0
        for choice in 0..<others where bits[k] >= row[choice] { action &+= 1 }
        actions[k] = action
        cells[k] = rows[k] &* UInt16(truncatingIfNeeded: actionCount) &+ action
    }
}

/// `cells[k] = rows[k] * actionCount + actions[k]`: where recorded actions lie in a table `[rows, A]`.
package func tableCells(
    rows: UnsafePointer<UInt16>, actions: UnsafePointer<UInt16>, actionCount: Int,
    cells: UnsafeMutablePointer<UInt16>, count: Int
) {
    let stride = UInt16(truncatingIfNeeded: actionCount)
    for k in 0..<count { cells[k] = rows[k] &* stride &+ actions[k] }
}

/// `next[k] = 1 + sum over players of actions[player][k] * stride[player]`, one player at a time; `isFirst` says whether
/// this is player 0, whose call starts the sum.
package func addToObservation(
    actions: UnsafePointer<UInt16>, stride: UInt16, isFirst: Bool, next: UnsafeMutablePointer<UInt16>, count: Int
) {
    if isFirst {
        for k in 0..<count { next[k] = 1 &+ actions[k] &* stride }
    } else {
        for k in 0..<count { next[k] = next[k] &+ actions[k] &* stride }
    }
}

/// Counts how often each value occurs: `counts[index[i]] += 1`.
package func histogram(
    _ index: UnsafePointer<UInt16>, _ counts: UnsafeMutablePointer<UInt32>, count: Int
) {
    for i in 0..<count { counts[Int(index[i])] &+= 1 }
}
