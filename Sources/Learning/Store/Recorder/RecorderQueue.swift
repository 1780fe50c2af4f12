import Files
import Threads
import Training

/// Where the thread that trains and the thread that writes meet. Both hold its lock for a moment only.
final class RecorderQueue: @unchecked Sendable {
    /// What the trainer may ask for and wait for.
    enum Request: Sendable {
        /// Everything on the disk, with a checkpoint; what failed is tried again. A folder that is gone is written anew.
        case retry
        /// The same in a folder of the store, whose path is given.
        case move(store: String)
        /// Everything on the disk, and the end.
        case end(RunSession.End)
        /// Nothing kept, and the end.
        case discard
        /// Everything left as it is, and the end: what a crash leaves.
        case abandon
    }

    /// What there is to write.
    struct Work: Sendable {
        var updates: [RecordedUpdate] = []
        var events: [RecordedEvent] = []
        /// The newest state.
        var state: RunState
        /// Whether the state is to become the one to go on with.
        var wantsCheckpoint = false
        var request: Request?
    }

    // `condition` protects everything below it.
    private let condition = MonotonicCondition()
    private var waiting: Work
    /// Meta-updates done at the last checkpoint.
    private var checkpointed: Int
    private var isUrgent = false
    private var problem: RunFileError?
    private var answer: Result<Void, RunFileError>?
    /// Whether the thread that writes has ended: nobody would answer any longer.
    private var isOver = false
    private var onProblem: @Sendable () -> Void = {}

    private let options: RunRecorder.Options
    // On the monotonic clock: one that is set back must not keep anything from the disk.
    private var nextCommit: Double
    private var nextCheckpoint: Double

    init(_ state: RunState, _ options: RunRecorder.Options) {
        waiting = Work(state: state)
        checkpointed = state.update
        self.options = options
        nextCommit = Monotonic.now + options.commitInterval
        nextCheckpoint = Monotonic.now + options.checkpointInterval
    }

    // MARK: The thread that trains

    func append(_ update: RecordedUpdate, _ state: RunState) {
        condition.withLock {
            let wakes = waiting.updates.isEmpty && waiting.events.isEmpty
            waiting.updates.append(update)
            waiting.state = state
            if wakes { condition.broadcast() }
        }
    }

    func append(_ event: RecordedEvent) {
        condition.withLock {
            waiting.events.append(event)
            condition.broadcast()
        }
    }

    /// Asks for a checkpoint soon, and waits for nothing.
    func hurry() {
        condition.withLock {
            isUrgent = waiting.state.update > checkpointed
            condition.broadcast()
        }
    }

    /// Asks for something and waits until it is done or has failed; after the end it fails.
    func perform(_ request: Request) throws(RunFileError) {
        condition.lock()
        defer { condition.unlock() }
        precondition(waiting.request == nil, "one request at a time")
        guard !isOver else { throw RunFileError("the run is not recorded any longer") }
        waiting.request = request
        condition.broadcast()
        while answer == nil { condition.wait() }
        defer { answer = nil }
        if case .failure(let error)? = answer { throw error }
    }

    /// Why nothing can be written now; nil if all is well.
    var currentProblem: RunFileError? { condition.withLock { problem } }

    func setOnProblem(_ body: @escaping @Sendable () -> Void) { condition.withLock { onProblem = body } }

    // MARK: The thread that writes

    /// Waits until there is something to write. It stays in the queue until `finish` says that it is written.
    func next() -> Work {
        condition.lock()
        defer { condition.unlock() }
        while true {
            let now = Monotonic.now
            if waiting.request != nil { return work(checkpoint: true) }
            // After a problem nothing is tried until somebody asks.
            let due = problem == nil ? due : nil
            guard let due else {
                condition.wait()
                continue
            }
            if due <= now { return work(checkpoint: isUrgent || nextCheckpoint <= now) }
            _ = condition.wait(until: due)
        }
    }

    /// Meta-updates done at the last checkpoint.
    var lastCheckpoint: Int { condition.withLock { checkpointed } }

    /// Takes what was written off the queue, or notes why it was not.
    /// - Parameters:
    ///   - work: What `next` gave.
    ///   - outcome: What became of it.
    ///   - isLast: Whether nothing will be written any longer.
    func finish(_ work: Work, _ outcome: Result<Void, RunFileError>, isLast: Bool = false) {
        let isNews: Bool
        let report: @Sendable () -> Void
        (isNews, report) = condition.withLock {
            isOver = isLast
            let now = Monotonic.now
            nextCommit = now + options.commitInterval
            switch outcome {
            case .success:
                problem = nil
                if work.wantsCheckpoint {
                    checkpointed = work.state.update
                    nextCheckpoint = now + options.checkpointInterval
                    isUrgent = isUrgent && waiting.state.update > checkpointed
                }
            case .failure(let error):
                problem = error
            }
            if work.request != nil {
                waiting.request = nil
                answer = outcome
                condition.broadcast()
            }
            if case .failure = outcome { return (work.request == nil, onProblem) }
            return (false, onProblem)
        }
        if isNews { report() }
    }

    /// Takes what is in the database off the queue, before anything else can fail.
    func removeWritten(_ work: Work) {
        condition.withLock {
            waiting.updates.removeFirst(work.updates.count)
            waiting.events.removeFirst(work.events.count)
        }
    }

    private func work(checkpoint: Bool) -> Work {
        var work = waiting
        work.wantsCheckpoint = checkpoint && work.state.update > checkpointed || work.request != nil
        return work
    }

    /// When to write next; nil while there is nothing to.
    private var due: Double? {
        let isDirty = waiting.state.update > checkpointed
        if isUrgent && isDirty { return -.infinity }
        let commit = waiting.updates.isEmpty && waiting.events.isEmpty ? nil : nextCommit
        return [commit, isDirty ? nextCheckpoint : nil].compactMap(\.self).min()
    }
}
