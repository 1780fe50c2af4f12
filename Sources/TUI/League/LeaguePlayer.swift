import Laboratory
import Platform
import Synchronization
import Threads
import Training

/// A cell of a league; `Cell` alone is one of the screen.
package typealias LeagueCell = Laboratory.Cell

/// Plays leagues of the exact laboratory for somebody who watches, on a thread of its own that gives way to all others.
/// No run notices.
package final class LeaguePlayer: Sendable {
    /// What is to be played.
    package struct Request: Sendable, Hashable {
        package var game: ExactGame
        /// Names of learners in the order of rows, each once.
        package var learners: [String]
        /// Of starts.
        package var seed: UInt64

        package init(game: ExactGame, learners: [String], seed: UInt64) {
            self.game = game
            self.learners = learners
            self.seed = seed
        }
    }

    package enum Command: Sendable, Hashable {
        /// Play a league in the place of any that is played.
        case play(Request)
        /// Play one pair of it step by step, in the place of any that is.
        case trace(Request, row: Int, column: Int)
        case stop
    }

    /// What has been played.
    package struct News: Sendable {
        /// The league and its cells, row by row; nil for those that are not played yet.
        package var request: Request?
        package var cells: [LeagueCell?] = []
        /// What has to be trained first, or how far that is, as a sentence.
        package var progress: String?
        /// Once all are played.
        package var adoption: Adoption?
        /// The pair that was asked for last.
        package var trace: ContestTrace?
        /// Why nothing is played.
        package var problem: String?

        package init() {}
    }

    private struct State {
        var news = News()
        var hasNews = false
        /// Which requests are answered; threads of others end.
        var league = 0
        var trace = 0
        /// Those of the league that is played, by name, as soon as they can play.
        var entrants: [String: Entrant] = [:]
        /// A pair that waits for one of its two.
        var waiting: Pair?
    }

    /// Two of a league by their places, for the request to watch them that has this number.
    private struct Pair {
        var request: Request
        var row: Int
        var column: Int
        var number: Int
    }

    /// Niceness of its threads: behind training, which has 5.
    private static let niceness: Int32 = 10

    private let state = Mutex(State())
    private let trainer: any LearnerTrainer
    private let onNews: @Sendable () -> Void

    /// - Parameters:
    ///   - trainer: Trains learners that have to be.
    ///   - onNews: Called from other threads when `takeNews` has something.
    package init(trainer: any LearnerTrainer, onNews: @escaping @Sendable () -> Void) {
        self.trainer = trainer
        self.onNews = onNews
    }

    /// Takes a command. Returns at once.
    package func send(_ command: Command) {
        switch command {
        case .play(let request):
            let number = state.withLock { state in
                state.league += 1
                state.trace += 1
                state.news = News()
                state.hasNews = false
                state.entrants = [:]
                state.waiting = nil
                return state.league
            }
            start { [self] in play(request, number) }
        case .trace(let request, let row, let column):
            let number = state.withLock { state in
                state.trace += 1
                return state.trace
            }
            start { [self] in trace(Pair(request: request, row: row, column: column, number: number)) }
        case .stop:
            state.withLock { state in
                state.league += 1
                state.trace += 1
                state.hasNews = false
                state.entrants = [:]
                state.waiting = nil
            }
        }
    }

    /// What is known now, if that has changed since the last call.
    package func takeNews() -> News? {
        state.withLock { state in
            guard state.hasNews else { return nil }
            state.hasNews = false
            return state.news
        }
    }

    private func start(_ work: @escaping @Sendable () -> Void) {
        do throws(ThreadError) {
            try PreparedThread("league", stackSize: 4 << 20).start {
                ThreadPriority.lower(by: LeaguePlayer.niceness)
                work()
            }
        } catch {
            _ = post({ _ in true }, { $0.problem = "\(error)" })
        }
    }

    /// Changes the news if they are still waited for; false if not.
    private func post(_ isWanted: (State) -> Bool, _ change: (inout News) -> Void) -> Bool {
        let isPosted = state.withLock { state in
            guard isWanted(state) else { return false }
            change(&state.news)
            state.hasNews = true
            return true
        }
        if isPosted { onNews() }
        return isPosted
    }

    private func play(_ request: Request, _ number: Int) {
        let count = request.learners.count
        let isWanted: (State) -> Bool = { $0.league == number }
        guard
            post(
                isWanted,
                {
                    $0.request = request
                    $0.cells = Array(repeating: nil, count: count * count)
                })
        else { return }
        // Nobody waits for those who have to be trained but their own cells.
        let places = request.learners.indices
        let mustTrain: (Int) -> Bool = { TrainedLearner(rawValue: request.learners[$0]) != nil }
        let order: [Int] = places.filter { !mustTrain($0) } + places.filter(mustTrain)
        var entrants: [Entrant] = []
        for place in order {
            guard let entrant = entrant(request.learners[place], request.game, number) else { return }
            entrants.append(entrant)
            begin(with: entrant, number)
            let league = League(request.game, entrants, seed: request.seed)
            let size = entrants.count
            for index in LeaguePlayer.cells(ofLastOf: size) {
                let cell = league.cell(index)
                let at = order[index / size] * count + order[index % size]
                guard post(isWanted, { $0.cells[at] = cell }) else { return }
            }
        }
        let cells = state.withLock { isWanted($0) ? $0.news.cells.compactMap(\.self) : [] }
        guard cells.count == count * count else { return }
        let seated = Dictionary(uniqueKeysWithValues: zip(order, entrants))
        let league = League(request.game, places.compactMap { seated[$0] }, seed: request.seed)
        let adoption = Adoption(league, cells)
        _ = post(isWanted, { $0.adoption = adoption })
    }

    /// Column and row of the last one in a league of some size, the diagonal once.
    private static func cells(ofLastOf size: Int) -> [Int] {
        let last = size - 1
        let others: [Int] = (0..<last).flatMap { [$0 * size + last, last * size + $0] }
        return others + [size * size - 1]
    }

    /// A learner of the league that is played; nil if nobody waits for it any longer, or for a reason that was posted.
    private func entrant(_ name: String, _ game: ExactGame, _ number: Int) -> Entrant? {
        guard let trained = TrainedLearner(rawValue: name) else { return Learner.named(name).map { Entrant($0) } }
        let isWanted: @Sendable (State) -> Bool = { $0.league == number }
        let tell: @Sendable (String) -> Void = { [self] text in _ = post(isWanted, { $0.progress = text }) }
        tell("\(name) is trained first")
        do {
            let entrant = try trainer.entrant(
                trained, in: game, isStopped: { [self] in state.withLock { $0.league != number } }, tell: tell)
            guard let entrant, post(isWanted, { $0.progress = nil }) else { return nil }
            return entrant
        } catch {
            _ = post(
                isWanted,
                {
                    $0.progress = nil
                    $0.problem = "\(error)"
                })
            return nil
        }
    }

    /// Lets the pair begin that waited for this one.
    private func begin(with entrant: Entrant, _ number: Int) {
        let waiting: Pair? = state.withLock { state in
            guard state.league == number else { return nil }
            state.entrants[entrant.name] = entrant
            defer { state.waiting = nil }
            return state.waiting
        }
        if let waiting { start { [self] in trace(waiting) } }
    }

    private func trace(_ pair: Pair) {
        let names = [pair.row, pair.column].map { pair.request.learners[$0] }
        let known: [Entrant] = state.withLock { state in
            let known = names.compactMap { state.entrants[$0] ?? Learner.named($0).map { Entrant($0) } }
            if known.count < names.count, state.trace == pair.number { state.waiting = pair }
            return known
        }
        guard known.count == names.count else { return }
        let entrants = names[0] == names[1] ? [known[0]] : known
        let league = League(pair.request.game, entrants, seed: pair.request.seed)
        let column = entrants.count - 1
        let trace = ContestTrace(
            league.contest(row: 0, column: column), steps: league.steps(row: 0, column: column),
            isStopped: { self.state.withLock { $0.trace != pair.number } })
        guard let trace else { return }
        _ = post({ $0.trace == pair.number }, { $0.trace = trace })
    }
}
