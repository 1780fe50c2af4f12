/// Where the parts of a tournament's view stand, inside its frame. Pure: any size is legal.
struct TournamentPlaces: Sendable, Hashable {
    /// Columns of the longest name that is not cut.
    let nameWidth: Int
    /// Column after the means, where cells begin.
    let left: Int
    /// Columns of a cell.
    let cellSize: Int
    /// Contestants in sight, down and across.
    let rows: Int
    let columns: Int
    /// First row of the pair under the cursor, and how many rows it has: 3, or 2 without the numbers of joint policies,
    /// or none.
    let pair: Int
    let pairRows: Int
    /// Rows for the chart under it; 0 if there are too few.
    let chartRows: Int

    /// Columns of the cursor's mark and a contestant's number, with a blank.
    static let numberWidth = 4
    /// Columns of a mean, with a blank before it.
    private static let meanWidth = 6
    private static let smallestChart = 5
    /// More would not show more.
    private static let tallestChart = 17

    /// - Parameters:
    ///   - width: columns there are.
    ///   - height: rows there are.
    ///   - count: contestants.
    ///   - longest: columns of the longest name.
    init(width: Int, height: Int, count: Int, longest: Int) {
        let others = TournamentPlaces.numberWidth + TournamentPlaces.meanWidth + 1
        // All columns first, but never without the beginnings of names.
        let fitting = max(width - others - 5 * count, min(10, width - others - 10))
        nameWidth = max(min(longest, fitting), 0)
        left = others + nameWidth
        let room = max(width - left, 0)
        cellSize = min(max(room / max(count, 1), 5), 6)
        columns = min(count, room / cellSize)

        // The head, all rows, a line and the pair.
        let whole = 1 + count + 1 + 3
        if height >= whole {
            rows = count
            pair = count + 2
            pairRows = 3
            let rest = height - whole
            chartRows = rest < TournamentPlaces.smallestChart ? 0 : min(rest, TournamentPlaces.tallestChart)
        } else {
            pairRows = height >= 8 ? 3 : height >= 5 ? 2 : 0
            rows = max(min(height - pairRows - 1, count), 0)
            pair = height - pairRows
            chartRows = 0
        }
    }

    /// The part of `count` places that is in sight around one of them.
    static func window(_ place: Int, visible: Int, of count: Int) -> Range<Int> {
        let first = min(max(place - visible / 2, 0), max(count - visible, 0))
        return first..<min(first + visible, count)
    }
}
