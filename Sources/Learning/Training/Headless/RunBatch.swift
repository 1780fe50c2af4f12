import Foundation
import Synchronization

/// Trains several runs, as many at once as there are threads, each on one thread. A run's numbers do not depend on who
/// trains beside it, nor where.
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
    package enum Outcome: Sendable, Hashable, Codable {
        /// It has its meta-updates; its folder.
        case done(String)
        /// Somebody ended it before; it can go on.
        case stopped
        /// It cannot go on, with the reason.
        case failed(String)
    }

    /// What there is to tell of one run while it is trained.
    package enum RunNews: Sendable, Hashable, Codable {
        /// Meta-updates that it has.
        case made(Int)
        /// Something a person should read, as a sentence.
        case message(String)
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
        self.threads = threads
        self.home = home
        self.refuge = refuge
        self.stopper = stopper
        self.report = report
        progress = Mutex(
            Progress(made: jobs.map { _ in 0 }, outcomes: Array(repeating: nil, count: jobs.count)))
    }

    /// Trains all of them.
    /// - Parameters:
    ///   - sharing: Who does it.
    ///   - order: What somebody else is told to train one; they answer with `RunNews` and an `Outcome` as JSON.
    /// - Returns: How each job ended.
    /// - Throws: `ThreadError` if the system does not give the threads, before anything has begun; or what `sharing`
    ///   throws.
    package func run(
        _ sharing: any TaskSharing = TasksHere(), order: @escaping @Sendable (Job) -> [UInt8] = { _ in [] }
    ) throws -> [Outcome] {
        let tasks = TaskList(
            count: jobs.count, threads: threads, isStopped: { [stopper] in stopper.isStopped },
            stop: { [stopper] in stopper.stop() }, perform: { [self] in end($0, train($0)) },
            order: { [jobs] in order(jobs[$0]) },
            hear: { [self] index, bytes in
                switch try? JSONDecoder().decode(RunNews.self, from: Data(bytes)) {
                case .made(let made)?: tell(index, made)
                case .message(let sentence)?: report(.message(sentence))
                case nil: break
                }
            },
            end: { [self] index, bytes in
                let outcome = try? JSONDecoder().decode(Outcome.self, from: Data(bytes))
                end(index, outcome ?? .failed("\(jobs[index].configuration.name): what became of it is not understood"))
            })
        try sharing.perform(tasks)
        return progress.withLock { $0.outcomes.map { $0 ?? .stopped } }
    }

    private func train(_ index: Int) -> Outcome {
        if stopper.isStopped { return .stopped }
        return RunTask(jobs[index], home: home, refuge: refuge, stopper: stopper).train(
            made: { tell(index, $0) }, message: { report(.message($0)) })
    }

    private func end(_ index: Int, _ outcome: Outcome) { progress.withLock { $0.outcomes[index] = outcome } }

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
