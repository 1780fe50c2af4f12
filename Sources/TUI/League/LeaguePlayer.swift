import Laboratory
import Synchronization
import Threads
import Training

/// A cell of a league; `Cell` alone is one of the screen.
package typealias LeagueCell = Laboratory.Cell

/// Plays leagues of the exact laboratory for somebody who watches, on a thread of its own that gives way to all others.
/// No run notices.
package final class LeaguePlayer: Sendable {
    /// What is to be played: learners that need no training.
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

        var league: League {
            League(game, learners.compactMap(Learner.named).map { Entrant($0) }, seed: seed)
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
        /// The league and its cells as far as they are played, row by row.
        package var request: Request?
        package var cells: [LeagueCell] = []
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
    }

    /// Niceness of its threads: behind training, which has 5.
    private static let niceness: Int32 = 10

    private let state = Mutex(State())
    private let onNews: @Sendable () -> Void

    /// `onNews` is called from other threads when `takeNews` has something.
    package init(onNews: @escaping @Sendable () -> Void) { self.onNews = onNews }

    /// Takes a command. Returns at once.
    package func send(_ command: Command) {
        switch command {
        case .play(let request):
            let number = state.withLock { state in
                state.league += 1
                state.trace += 1
                state.news = News()
                state.hasNews = false
                return state.league
            }
            start { [self] in play(request, number) }
        case .trace(let request, let row, let column):
            let number = state.withLock { state in
                state.trace += 1
                return state.trace
            }
            start { [self] in trace(request, row, column, number) }
        case .stop:
            state.withLock { state in
                state.league += 1
                state.trace += 1
                state.hasNews = false
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
                WorkerPool.lowerPriority(by: LeaguePlayer.niceness)
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
        let league = request.league
        guard post({ $0.league == number }, { $0.request = request }) else { return }
        var cells: [LeagueCell] = []
        for index in 0..<league.count {
            let cell = league.cell(index)
            cells.append(cell)
            guard post({ $0.league == number }, { $0.cells.append(cell) }) else { return }
        }
        let adoption = Adoption(league, cells)
        _ = post({ $0.league == number }, { $0.adoption = adoption })
    }

    private func trace(_ request: Request, _ row: Int, _ column: Int, _ number: Int) {
        let league = request.league
        let trace = ContestTrace(
            league.contest(row: row, column: column), steps: league.steps(row: row, column: column),
            isStopped: { self.state.withLock { $0.trace != number } })
        guard let trace else { return }
        _ = post({ $0.trace == number }, { $0.trace = trace })
    }
}
