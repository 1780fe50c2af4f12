import Engine
import Training

/// The run that is shown against others, on a board over the panels.
extension Model {
    /// Why no tournament can be played; nil if one can.
    var tournamentReason: String? {
        guard let game = configuration.game.table else { return "a tournament needs a matrix game" }
        guard SeatSwap(game) == nil else { return nil }
        return game.players == 2
            ? "a tournament needs players in the same position; those of \(game.id) are not"
            : "a tournament needs a game of two players; this one has \(game.players)"
    }

    /// Shows the board and has it played, with what the run has learned until now.
    mutating func openTournament() -> [Effect] {
        dialog = .tournament(TournamentBoard())
        return [.tournament(tournamentRequest)]
    }

    /// Plays it anew; the cursor stays.
    mutating func replayTournament() -> [Effect] { [.tournament(tournamentRequest)] }

    /// Closes the board if it is open, and ends what is played.
    mutating func closeTournament() -> [Effect] {
        guard case .tournament = dialog else { return [] }
        dialog = nil
        needsFrame = true
        return [.tournament(nil)]
    }

    mutating func take(_ news: TournamentPlayer.News) {
        guard case .tournament(let board) = dialog else { return }
        if board.news?.problems != news.problems {
            for problem in news.problems { log(.warning, problem) }
        }
        changeBoard { $0.take(news) }
    }

    mutating func changeBoard(_ change: (inout TournamentBoard) -> Void) {
        guard case .tournament(var board) = dialog else { return }
        change(&board)
        dialog = .tournament(board)
        needsFrame = true
    }

    /// The run and those it is compared with.
    private var tournamentRequest: TournamentPlayer.Request {
        let rivals = overlays.enumerated().map { index, overlay in
            TournamentPlayer.Rival("\(Overlay.markers[index]) \(overlay.name(besides: configuration))", overlay.path)
        }
        return TournamentPlayer.Request(configuration, rivals: rivals)
    }
}
