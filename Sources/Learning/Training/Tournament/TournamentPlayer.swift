import Files
import Foundation
import Platform
import Synchronization
import Threads

/// Plays a tournament for somebody who watches, on a thread of its own that gives way to all others. It only reads: no
/// run notices.
package final class TournamentPlayer: Sendable {
    /// What is to be played.
    package struct Request: Sendable, Hashable {
        /// Game, sizes of a chain and seed.
        package var configuration: RunConfiguration
        /// Saved runs that play besides, all of that game.
        package var rivals: [Rival]

        package init(_ configuration: RunConfiguration, rivals: [Rival]) {
            self.configuration = configuration
            self.rivals = rivals
        }
    }

    /// A saved run.
    package struct Rival: Sendable, Hashable {
        package var name: String
        /// Its folder.
        package var path: String

        package init(_ name: String, _ path: String) {
            self.name = name
            self.path = path
        }
    }

    /// All that is known of a tournament.
    package struct News: Sendable, Hashable {
        /// Who plays, in order: the run itself if its policy is known, the rivals that could be read, the usual ones.
        package var names: [String]
        /// Contestants that are runs; they come first.
        package var runs: Int
        /// Meta-updates of the run itself; nil if it does not play.
        package var update: Int?
        package var tally: TournamentTally
        /// With which probability at least classic strategies leave their rule; nil if none plays.
        package var tremble: Double?
        /// Why rivals are missing, a sentence each.
        package var problems: [String]

        package init(
            names: [String], runs: Int, update: Int?, tally: TournamentTally, tremble: Double? = nil,
            problems: [String] = []
        ) {
            self.tremble = tremble
            self.names = names
            self.runs = runs
            self.update = update
            self.tally = tally
            self.problems = problems
        }

        /// Whether nothing more will come.
        package var isOver: Bool { tally.rounds == TournamentPlayer.rounds }
    }

    /// Chains of each pair.
    package static let rounds = 16
    /// Niceness of its thread: behind training, which has 5.
    private static let niceness: Int32 = 10

    private struct State {
        /// Which request is answered; threads of others end.
        var number = 0
        var news: News?
    }

    private let state = Mutex(State())
    private let saved: any SavedRuns
    private let onNews: @Sendable () -> Void

    /// - Parameters:
    ///   - saved: Where rivals are read.
    ///   - onNews: Called from another thread when `takeNews` has something.
    package init(_ saved: any SavedRuns, onNews: @escaping @Sendable () -> Void) {
        self.saved = saved
        self.onNews = onNews
    }

    /// Begins a tournament in the place of any that is played. Returns at once.
    /// - Parameters:
    ///   - request: What is to be played.
    ///   - policy: What the run itself has learned; nil if that is not known.
    package func play(_ request: Request, _ policy: TrainedPolicy?) {
        let number = next()
        do throws(ThreadError) {
            try PreparedThread("tournament", stackSize: 4 << 20).start { [self] in
                ThreadPriority.lower(by: TournamentPlayer.niceness)
                work(request, policy, number)
            }
        } catch {
            let tally = TournamentTally(contestants: 1)
            _ = post(News(names: ["--"], runs: 0, update: nil, tally: tally, problems: ["\(error)"]), number)
        }
    }

    /// Ends the one that is played, after the chain that is under way; nothing more is heard of it.
    package func stop() { _ = next() }

    /// Takes what is known now, if that has changed since the last call.
    package func takeNews() -> News? {
        state.withLock { state in
            defer { state.news = nil }
            return state.news
        }
    }

    private func next() -> Int {
        state.withLock { state in
            state.number += 1
            state.news = nil
            return state.number
        }
    }

    /// Leaves news; false if nobody waits for them any longer.
    private func post(_ news: News, _ number: Int) -> Bool {
        let isWanted = state.withLock { state in
            guard state.number == number else { return false }
            state.news = news
            return true
        }
        if isWanted { onNews() }
        return isWanted
    }

    private func work(_ request: Request, _ policy: TrainedPolicy?, _ number: Int) {
        let configuration = request.configuration
        var contestants: [Contestant] = []
        var problems: [String] = []
        // The trainer may have gone over to another run meanwhile.
        let own = policy.flatMap { $0.configuration.game == configuration.game ? $0 : nil }
        if let own { contestants.append(Contestant("this run", own.configuration, own.parameters.averaged)) }
        for rival in request.rivals {
            do throws(RunFileError) {
                contestants.append(try saved.contestant(rival.name, at: rival.path))
            } catch {
                problems.append("\(rival.name) does not play: \(error)")
            }
        }
        let runs = contestants.count
        contestants += Contestant.usual(configuration)
        guard
            let game = configuration.game.table,
            let tournament = Tournament(
                game, configuration.chainSettings, contestants, repeats: TournamentPlayer.rounds,
                seed: configuration.seed)
        else { return }
        var news = News(
            names: contestants.map(\.name), runs: runs, update: own?.update,
            tally: TournamentTally(contestants: contestants.count),
            tremble: contestants.compactMap(\.tremble).first, problems: problems)
        guard post(news, number) else { return }
        tournament.play { first, second, rewards in
            // What has been posted is never written again: a listener may read it at any time.
            news.tally = news.tally.adding(first, second, rewards)
            return post(news, number)
        }
    }
}
