import Foundation
import Store
import Synchronization
import TUI
import Threads
import Training

/// Several runs trained beside each other, with their progress on the terminal.
struct BatchSession {
    private let batch: RunBatch
    private let sharing: any TaskSharing
    private let order: @Sendable (RunBatch.Job) -> [UInt8]
    private let signals: EndSignals

    /// Call before any other thread is started: signals are blocked here.
    /// - Throws: `ThreadError`.
    init(_ jobs: [RunBatch.Job], _ threads: ThreadOptions, home: RunHome, interval: Double) throws {
        let stopper = HeadlessTraining.Stopper()
        signals = try EndSignals { stopper.stop() }
        let display = BatchDisplay(interval: interval)
        let refuge = RunStore.standard.folder
        batch = RunBatch(jobs, threads: threads.count, home: home, refuge: refuge, stopper: stopper) {
            display.show($0)
        }
        sharing = Company.tasks(threads: threads.threads)
        order = { RankTask.run(RunOrder($0, home: home, refuge: refuge)).bytes }
    }

    /// Trains all of them.
    /// - Returns: The exit status: 0, or 128 and the signal's number.
    /// - Throws: What kept runs from being trained, a sentence a run.
    func run() throws -> Int32 {
        let outcomes = try batch.run(sharing, order: order)
        let failures = outcomes.compactMap { if case .failed(let reason) = $0 { reason } else { nil } }
        guard failures.isEmpty else { throw Failure(failures.joined(separator: "; ")) }
        let isStopped = outcomes.contains { if case .stopped = $0 { true } else { false } }
        return isStopped ? signals.exitStatus : 0
    }
}

/// A line now and then on how far all runs are.
private final class BatchDisplay: Sendable {
    private let interval: Double
    private let began = Monotonic.now
    private let state = Mutex((shown: -Double.infinity, first: Int?.none))

    init(interval: Double) { self.interval = interval }

    func show(_ news: RunBatch.News) {
        switch news {
        case .message(let sentence): StandardError.print(sentence)
        case .progress(let made, let total, let runsDone, let runs):
            let now = Monotonic.now
            let first: Int? = state.withLock { state in
                if state.first == nil { state.first = made }
                guard now - state.shown >= interval || made == total else { return nil }
                state.shown = now
                return state.first
            }
            guard let first else { return }
            let rate = Double(made - first) / max(now - began, 1e-6)
            let left = rate > 0 ? duration(Double(total - made) / rate) : "--"
            ProgressLines.write(
                "runs \(runsDone)/\(runs)  meta-updates \(made)/\(total)  \(rate.places(1))/s  ETA \(left)\n")
        }
    }
}
