import Laboratory
import Scales

/// The view of a league, while it is open: its table, or one pair of it step by step.
package struct LeagueBoard: Dialog {
    package static let section = KeySection("In the league", KeyContext("league"))

    /// Games to choose from: those of the literature and the run's own where it has an exact form.
    let games: [ExactGame]
    package internal(set) var game: Int
    /// What the game's rate is multiplied by, as a power of two.
    package internal(set) var doublings = 0
    package internal(set) var seed: UInt64 = 1
    /// Who plays, in the order of rows.
    package internal(set) var learners = Learner.all.map(\.name)
    /// What was played; nil until the first news.
    package internal(set) var news: LeaguePlayer.News?
    /// Who is under the cursor.
    package internal(set) var row = 0
    package internal(set) var column = 0
    /// Whether the pair under the cursor is shown instead of the table.
    package internal(set) var isOpen = false
    /// The step of learning that is shown of it.
    package internal(set) var step = 0
    /// When it goes on by itself; nil while it stands.
    package internal(set) var due: Double?
    /// Which picture of a pair is shown where there is room for one.
    package internal(set) var picture = 0

    /// Seconds between steps that go on by themselves.
    static let interval = 0.05
    /// Steps that it goes on by then, so that 300 take five seconds.
    static let stride = 3

    /// - Parameter own: The run's game; nil where it has no exact form.
    init(own: ExactGame?) {
        let known = ExactGame.literature
        // Games of the literature have its payoffs; the run's own may have the same name and others.
        games = known + (own.map { own in known.contains { $0.payoffs == own.payoffs } ? [] : [own] } ?? [])
        game = known.firstIndex { $0.id == own?.id } ?? (own == nil ? 0 : games.count - 1)
    }

    /// What is to be played.
    package var request: LeaguePlayer.Request {
        var game = games[game]
        game.rate *= doublings >= 0 ? Double(1 << doublings) : 1 / Double(1 << -doublings)
        return LeaguePlayer.Request(game: game, learners: learners, seed: seed)
    }

    /// The cells that are known, if they are of what is shown.
    var cells: [LeagueCell?] { news?.request == request ? news?.cells ?? [] : [] }

    /// The pair that is open, once it has been played.
    var trace: ContestTrace? {
        guard isOpen, let trace = news?.trace, trace.game == request.game, trace.row == learners[row],
            trace.column == learners[column]
        else { return nil }
        return trace
    }

    /// Steps of the pair that is open.
    var lastStep: Int { (trace?.moments.count ?? 1) - 1 }

    package func closing() -> [Effect] { [.league(.stop)] }

    package func draw(_ model: Model, into canvas: inout Canvas) {
        LeagueView(board: self).draw(model, into: &canvas)
    }

    package func keyLine(_ theme: ResolvedTheme) -> [Segment]? { LeagueView(board: self).keyLine(theme) }

    package mutating func move(to now: Double) {
        guard let due, now >= due else { return }
        step = min(step + LeagueBoard.stride, lastStep)
        self.due = step < lastStep ? now + LeagueBoard.interval : nil
    }

    /// Takes in what is known now; a pair that was asked for begins to be played.
    mutating func take(_ next: LeaguePlayer.News, now: Double) {
        let hadTrace = trace != nil
        news = next
        if trace != nil, !hadTrace { play(from: 0, now: now) }
    }

    /// Plays the pair that is open, from a step on.
    mutating func play(from first: Int, now: Double) {
        step = min(max(first, 0), lastStep)
        due = step < lastStep ? now + LeagueBoard.interval : nil
    }

    /// Moves the cursor as far as there are learners.
    mutating func move(rows: Int, columns: Int) {
        row = min(max(row + rows, 0), learners.count - 1)
        column = min(max(column + columns, 0), learners.count - 1)
    }

    /// Goes by steps of the pair that is open; it stands from then on.
    mutating func scrub(by steps: Int) {
        step = min(max(step + steps, 0), lastStep)
        due = nil
    }

    /// Leaves out the learner of the cursor's row; two at least stay.
    mutating func drop() {
        guard learners.count > 2 else { return }
        learners.remove(at: row)
        move(rows: 0, columns: 0)
    }
}
