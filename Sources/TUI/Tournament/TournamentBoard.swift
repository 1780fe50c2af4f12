import Training

/// The view of a tournament, while it is open.
package struct TournamentBoard: Dialog, Hashable {
    package static let section = KeySection("In the tournament", KeyContext("tournament"))

    /// What is known; nil until the first news.
    package internal(set) var news: TournamentPlayer.News?
    /// Who is under the cursor, by number from 0.
    package internal(set) var row = 0
    package internal(set) var column = 0
    /// Whether those with the highest means come first.
    package internal(set) var isSorted = false

    init() {}

    package func draw(_ model: Model, into canvas: inout Canvas) {
        TournamentView(board: self).draw(model, into: &canvas)
    }

    package func keyLine(_ theme: ResolvedTheme) -> [Segment]? { TournamentView(board: self).keyLine(theme) }

    /// Nobody waits for the rest.
    package func closing() -> [Effect] { [.tournament(nil)] }

    /// Contestants in the order of rows and columns.
    package var order: [Int] {
        guard let tally = news?.tally else { return [] }
        let all = Array(0..<tally.count)
        guard isSorted else { return all }
        let means = all.map { index in
            tally.mean(index).flatMap { $0.isFinite ? $0 : nil } ?? -.infinity
        }
        return all.sorted { (means[$1], $0) < (means[$0], $1) }
    }

    /// Takes in what is known now.
    mutating func take(_ next: TournamentPlayer.News) {
        // The first strategy that the run meets says more than the run against itself.
        if news == nil { (row, column) = (0, next.runs) }
        news = next
        row = min(row, max(next.tally.count - 1, 0))
        column = min(column, max(next.tally.count - 1, 0))
    }

    /// Moves the cursor by rows and columns, as far as there are any.
    mutating func move(rows: Int, columns: Int) {
        let order = order
        guard let i = order.firstIndex(of: row), let j = order.firstIndex(of: column) else { return }
        row = order[min(max(i + rows, 0), order.count - 1)]
        column = order[min(max(j + columns, 0), order.count - 1)]
    }
}
