import Files
import Foundation
import Store
import Synchronization
import Threads
import Training

/// What rank 0 tells another rank to do on its own, as JSON: what it gives goes into folders that all of them see.
enum RankTask: Codable, Sendable {
    case run(RunOrder)
    case learner(LearnerTask, folder: String)

    var bytes: [UInt8] { RankTask.bytes(self) }

    static func bytes<Value: Encodable>(_ value: Value) -> [UInt8] {
        // Nothing in these can fail to be written down.
        (try? JSONEncoder().encode(value)).map([UInt8].init) ?? []
    }

    /// Does a task.
    /// - Parameters:
    ///   - order: What `bytes` gave.
    ///   - stopper: Ends it.
    ///   - tell: Sends news of it.
    /// - Returns: Its result; nothing for an order that is not understood.
    static func perform(
        _ order: [UInt8], _ stopper: HeadlessTraining.Stopper, _ tell: @Sendable ([UInt8]) -> Void
    ) -> [UInt8] {
        switch try? JSONDecoder().decode(RankTask.self, from: Data(order)) {
        case .run(let run)?: bytes(run.perform(stopper, tell))
        case .learner(let task, let folder)?:
            bytes(task.outcome(in: LearnerFolder(folder), isStopped: { stopper.isStopped }))
        case nil: []
        }
    }
}

/// A run to be trained from beginning to end.
struct RunOrder: Codable, Sendable {
    /// As a configuration file says it.
    var configuration: String
    var updates: Int
    /// Folder of runs.
    var store: String
    /// Folder of runs where it is saved that cannot be written there.
    var refuge: String
    /// Seconds between writes to the database, and between checkpoints.
    var commitInterval: Double
    var checkpointInterval: Double

    init(_ job: RunBatch.Job, home: RunHome, refuge: String) {
        configuration = ConfigurationFile.text(of: job.configuration)
        updates = job.updates
        store = DurableFiles.absolute(home.store.folder)
        self.refuge = DurableFiles.absolute(refuge)
        commitInterval = home.options.commitInterval
        checkpointInterval = home.options.checkpointInterval
    }

    /// Seconds between news of one run.
    private static let newsInterval = 0.2

    func perform(_ stopper: HeadlessTraining.Stopper, _ tell: @Sendable ([UInt8]) -> Void) -> RunBatch.Outcome {
        if stopper.isStopped { return .stopped }
        do {
            let settings = try ConfigurationFile.parse(configuration, name: "what rank 0 sent")
            let options = RunRecorder.Options(commitInterval: commitInterval, checkpointInterval: checkpointInterval)
            let home = RunHome(RunStore(store), target: updates, options: options)
            let job = RunBatch.Job(try settings.request().configuration, updates: updates)
            var told = -Double.infinity
            func send(_ news: RunBatch.RunNews) { tell(RankTask.bytes(news)) }
            return RunTask(job, home: home, refuge: refuge, stopper: stopper).train(
                made: { made in
                    guard made == updates || Monotonic.now >= told + RunOrder.newsInterval else { return }
                    told = Monotonic.now
                    send(.made(made))
                }, message: { send(.message("\($0) (on \(ProcessInfo.processInfo.hostName))")) })
        } catch {
            return .failed("on \(ProcessInfo.processInfo.hostName): \(error)")
        }
    }
}
