import Training

/// A person in the peer's seat, on a board over the panels.
extension Model {
    /// Why nobody can play; nil if somebody can.
    var playReason: String? {
        guard subject.run != nil else { return "a team has no meta-agent to play with" }
        return subject.game.table == nil ? "play needs a matrix game; \(subject.game.id) is none" : nil
    }

    /// Shows the board, with what the run has learned until now in the other seat.
    mutating func openPlay(isAlone: Bool = false) -> [Effect] {
        guard let run = subject.run else { return [] }
        return open(PlayBoard(isAlone: isAlone))
            + [.play(.begin(PlayHost.Request(run, folder: snapshot.folder)))]
    }

    /// Shows the board from the first event on; the program ends with it.
    package mutating func beginPlay() {
        if playReason == nil { later += openPlay(isAlone: true) }
    }

    /// Plays an action, if one is wanted.
    mutating func act(_ action: Int) -> [Effect] {
        guard let record = (dialog as? PlayBoard)?.news?.record else { return [] }
        switch record.stage {
        case .action: return [.play(.act(action))]
        case .update:
            notify(
                .note,
                "the trajectories of phi_\(record.jointPolicy) are over: \(keys.firstKeys(of: ["play-on"])) lets it learn"
            )
        case .end:
            notify(
                .note,
                "the chain is over: \(keys.firstKeys(of: ["play-on"])) begins another, "
                    + "\(keys.firstKeys(of: ["play-close"])) goes back")
        }
        return []
    }

    /// Goes on to what follows a joint policy or a chain.
    mutating func playOn() -> [Effect] {
        guard let record = (dialog as? PlayBoard)?.news?.record else { return [] }
        switch record.stage {
        case .action:
            let letters = record.game.symbols.joined(separator: " ")
            notify(.note, "choose an action by its letter: \(letters)")
            return []
        case .update: return [.play(.learn)]
        case .end: return [.play(.again)]
        }
    }

    /// Closes the board if it is open, and ends the play.
    mutating func closePlay() -> [Effect] { dialog is PlayBoard ? closeDialog() : [] }

    mutating func take(_ news: PlayHost.News) -> [Effect] {
        guard let board = dialog as? PlayBoard else { return [] }
        if let refusal = news.refusal {
            log(.warning, "no play: \(refusal)")
            return closeDialog()
        }
        if let problem = news.problem, board.news?.problem != problem { log(.warning, problem) }
        if let file = news.file, board.news?.file == nil { log(.info, "what you play is kept in \(file)") }
        change(PlayBoard.self) { $0.news = news }
        return []
    }
}
