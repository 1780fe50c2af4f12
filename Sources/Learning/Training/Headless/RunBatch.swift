import Foundation
import Synchronization
import Threads

/// Trains several runs, as many at once as there are threads, each on one thread. A run's numbers do not depend on who
/// trains beside it.
package final class RunBatch: Sendable {
    /// A run to be trained.
    package struct Job: Sendable, Hashable {
        package var configuration: RunConfiguration
        /// Meta-updates after which it is done.
        package var updates: Int

        package init(_ configuration: RunConfiguration, updates: Int) {
            self.configuration = configuration
            self.updates = updates
        }
    }

    /// How a run ended.
    package enum Outcome: Sendable {
        /// It has its meta-updates; its folder.
        case done(String)
        /// Somebody ended it before; it can go on.
        case stopped
        /// It cannot go on, with the reason.
        case failed(String)
    }

    /// What there is to tell while runs are trained.
    package enum News: Sendable {
        /// Meta-updates made so far of all that were asked for.
        case progress(made: Int, of: Int, runsDone: Int, runs: Int)
        /// Something a person should read, as a sentence.
        case message(String)
    }

    private let jobs: [Job]
    private let threads: Int
    private let home: any RunSource
    private let refuge: String
    private let stopper: HeadlessTraining.Stopper
    private let report: @Sendable (News) -> Void
    private let progress: Mutex<Progress>

    private struct Progress {
        var next = 0
        var made: [Int]
        var outcomes: [Outcome?]
    }

    /// - Parameters:
    ///   - jobs: what to train; what is half done in the store goes on.
    ///   - threads: how many at once.
    ///   - home: where runs are kept; each job says its own number of meta-updates.
    ///   - refuge: folder of runs where one is saved that cannot be written there at its end.
    ///   - stopper: ends training.
    ///   - report: called from any of the threads.
    package init(
        _ jobs: [Job], threads: Int, home: any RunSource, refuge: String, stopper: HeadlessTraining.Stopper,
        report: @escaping @Sendable (News) -> Void
    ) {
        self.jobs = jobs
        self.threads = max(min(threads, jobs.count), 1)
        self.home = home
        self.refuge = refuge
        self.stopper = stopper
        self.report = report
        progress = Mutex(
            Progress(made: jobs.map { _ in 0 }, outcomes: Array(repeating: nil, count: jobs.count)))
    }

    /// Trains all of them.
    /// - Returns: How each job ended.
    /// - Throws: `ThreadError` if the system does not give the threads; nothing has begun then.
    package func run() throws(ThreadError) -> [Outcome] {
        let pool = try WorkerPool(threads: threads, niceness: 0)
        pool.forEach(jobs.count) { [self] _, index in
            let outcome = stopper.isStopped ? Outcome.stopped : train(index)
            progress.withLock { $0.outcomes[index] = outcome }
        }
        return progress.withLock { $0.outcomes.map { $0 ?? .stopped } }
    }

    private func train(_ index: Int) -> Outcome {
        let job = jobs[index]
        do {
            var home = home
            home.target = job.updates
            let alone = try WorkerPool(threads: 1, niceness: 0)
            let open = try home.open(job.configuration, isNew: false)
            let training = HeadlessTraining(open, on: alone, stopper: stopper)
            tell(index, training.state.update)
            do {
                while training.state.update < job.updates, try training.advance() != nil {
                    tell(index, training.state.update)
                    if let problem = open.recorder?.problem {
                        let name = job.configuration.name
                        let place = "at update \(training.state.update)"
                        report(.message("\(name) paused \(place): \(problem). It goes on when it can be written."))
                        if training.waitForDisk(problem) { report(.message("\(name) goes on.")) }
                    }
                }
            } catch {
                // What it has until then is kept, with the reason.
                training.note(.error, "\(error)")
                if let problem = open.recorder?.end(.failed, orIn: refuge) {
                    return .failed("\(job.configuration.name): \(error); \(problem)")
                }
                throw error
            }
            let isDone = training.state.update >= job.updates
            training.note(.run, isDone ? "done" : "stopped")
            if let problem = open.recorder?.end(isDone ? .done : .stopped, orIn: refuge) { throw problem }
            return isDone ? .done(open.recorder?.folder ?? "") : .stopped
        } catch {
            return .failed("\(job.configuration.name): \(error)")
        }
    }

    private func tell(_ index: Int, _ made: Int) {
        let total = jobs.reduce(0) { $0 + $1.updates }
        let (sum, done) = progress.withLock { progress in
            progress.made[index] = made
            return (
                progress.made.reduce(0, +), zip(progress.made, jobs).reduce(0) { $0 + ($1.0 >= $1.1.updates ? 1 : 0) }
            )
        }
        report(.progress(made: sum, of: total, runsDone: done, runs: jobs.count))
    }
}
