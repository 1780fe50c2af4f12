import Laboratory

/// Learners of the exact laboratory against each other, on a board over the panels.
extension Model {
    /// Shows the board and has its league played.
    mutating func openLeague() -> [Effect] {
        let board = LeagueBoard(own: subject.game.table.flatMap { ExactGame($0) })
        return open(board) + [.league(.play(board.request))]
    }

    /// Changes who plays what; if that changed it is played, and so is the pair that is open.
    mutating func changeLeague(_ change: (inout LeagueBoard) -> Void) -> [Effect] {
        guard let before = (dialog as? LeagueBoard)?.request else { return [] }
        self.change(LeagueBoard.self, change)
        guard let board = dialog as? LeagueBoard, board.request != before else { return [] }
        self.change(LeagueBoard.self) { $0.due = nil }
        return [.league(.play(board.request))] + (board.isOpen ? [trace(board)] : [])
    }

    /// Opens the pair under the cursor, or plays the open one once more.
    mutating func openPair() -> [Effect] {
        guard let board = dialog as? LeagueBoard else { return [] }
        let now = now
        change(LeagueBoard.self) { board in
            board.isOpen = true
            if board.trace != nil { board.play(from: 0, now: now) }
        }
        guard let opened = dialog as? LeagueBoard, opened.trace == nil else { return [] }
        return [trace(board)]
    }

    private func trace(_ board: LeagueBoard) -> Effect {
        .league(.trace(board.request, row: board.row, column: board.column))
    }

    /// Goes back to the table, or closes it.
    mutating func leaveLeague() -> [Effect] {
        guard let board = dialog as? LeagueBoard, board.isOpen else { return closeDialog() }
        change(LeagueBoard.self) { board in
            board.isOpen = false
            board.due = nil
        }
        return []
    }

    mutating func take(_ news: LeaguePlayer.News) {
        guard let board = dialog as? LeagueBoard else { return }
        if let problem = news.problem, board.news?.problem != problem { log(.warning, "no league: \(problem)") }
        let now = now
        change(LeagueBoard.self) { $0.take(news, now: now) }
    }
}
