import Synchronization
import Training

/// Stands for a trainer where nothing is trained: it shows a run as it is.
final class StillTrainer: TrainerControl {
    private let policy: TrainedPolicy
    private let folder: String?
    private let isTold = Mutex(false)

    /// - Parameters:
    ///   - policy: What the run has learned.
    ///   - folder: The run's; nil if it lives in memory alone.
    init(_ policy: TrainedPolicy, folder: String?) {
        self.policy = policy
        self.folder = folder
    }

    func send(_ command: TrainerCommand) {}

    func takeFeed() -> TrainerFeed {
        let configuration = policy.configuration
        let isFirst = isTold.withLock { isTold in
            defer { isTold = true }
            return !isTold
        }
        return TrainerFeed(
            newSubject: isFirst ? .run(configuration) : nil,
            snapshot: TrainerSnapshot(
                state: .done, update: policy.update, targetUpdates: policy.update,
                trainingPersonas: configuration.personaCount(.train), folder: folder))
    }

    var latestPolicy: TrainedPolicy? { policy }
}
