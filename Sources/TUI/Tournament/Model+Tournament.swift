import Engine
import Training

/// The run that is shown against others, on a board over the panels.
extension Model {
    /// Why no tournament can be played; nil if one can.
    var tournamentReason: String? {
        guard subject.run != nil else { return "a tournament needs a run" }
        guard let game = subject.game.table else { return "a tournament needs a matrix game" }
        guard SeatSwap(game) == nil else { return nil }
        return game.players == 2
            ? "a tournament needs players in the same position; those of \(game.id) are not"
            : "a tournament needs a game of two players; this one has \(game.players)"
    }

    /// Shows the board and has it played, with what the run has learned until now.
    mutating func openTournament() -> [Effect] {
        guard let request = tournamentRequest else { return [] }
        return open(TournamentBoard()) + [.tournament(request)]
    }

    /// Plays it anew; the cursor stays.
    mutating func replayTournament() -> [Effect] { tournamentRequest.map { [.tournament($0)] } ?? [] }

    /// Closes the board if it is open, and ends what is played.
    mutating func closeTournament() -> [Effect] {
        dialog is TournamentBoard ? closeDialog() : []
    }

    mutating func take(_ news: TournamentPlayer.News) {
        guard let board = dialog as? TournamentBoard else { return }
        if board.news?.problems != news.problems {
            for problem in news.problems { log(.warning, problem) }
        }
        change(TournamentBoard.self) { $0.take(news) }
    }

    /// The run and those it is compared with; nil if no run is shown.
    private var tournamentRequest: TournamentPlayer.Request? {
        guard let run = subject.run else { return nil }
        let rivals = overlays.enumerated().map { index, overlay in
            TournamentPlayer.Rival("\(Overlay.markers[index]) \(overlay.name(besides: subject))", overlay.path)
        }
        return TournamentPlayer.Request(run, rivals: rivals)
    }
}
