import ArgumentParser
import Laboratory
import Store
import Synchronization

/// Trains what a league needs and plays it; ends early where a signal asks for it.
struct LeagueSession {
    private let threads: ThreadOptions
    private let stop: Stop
    private let signals: EndSignals

    private final class Stop: Sendable {
        let isAsked = Atomic<Bool>(false)
    }

    /// Call before any other thread is started: signals are blocked here.
    /// - Throws: `ThreadError`.
    init(_ threads: ThreadOptions) throws {
        self.threads = threads
        let stop = Stop()
        self.stop = stop
        signals = try EndSignals { stop.isAsked.store(true, ordering: .relaxed) }
    }

    /// - Throws: `ExitCode` after a signal; what was trained is kept.
    func play(_ field: LeagueField, _ counts: LeagueTraining.Counts, seed: UInt64, pairs: Int) throws -> LeagueTable {
        let isStopped: @Sendable () -> Bool = { [stop] in stop.isAsked.load(ordering: .relaxed) }
        let training = LeagueTraining(
            game: field.game, counts: counts, folder: LearnerFolder(beside: .standard), threads: threads.count,
            sharing: Company.tasks(threads: threads.threads), isStopped: isStopped,
            stop: { [stop] in stop.isAsked.store(true, ordering: .relaxed) }, tell: { StandardError.print($0) })
        do {
            let league = League(field.game, try field.entrants(training), seed: seed, pairs: pairs)
            guard let cells = league.play(threads: threads.count, isStopped: isStopped) else {
                throw LeagueTraining.Stopped()
            }
            return LeagueTable(league: league, cells: cells)
        } catch is LeagueTraining.Stopped {
            StandardError.print("Stopped; what was trained is kept, and the same command goes on from there.")
            throw ExitCode(signals.exitStatus)
        }
    }
}
