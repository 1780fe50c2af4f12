import Threads

/// Where watchers and the training thread meet: commands go one way, news the other. Both sides only ever hold the
/// lock for a copy, so neither waits for the other's work.
package final class TrainerMailbox: @unchecked Sendable {
    // `condition` protects everything below it.
    private let condition = MonotonicCondition()
    private var commands: [TrainerCommand] = []
    private var newSubject: Subject?
    private var history: History?
    private var samples: [UpdateSample] = []
    private var earlierEvents: [TrainingEvent] = []
    private var events: [TrainingEvent] = []
    private var snapshot: TrainerSnapshot
    private var trained: TrainedPolicy?
    private var isEnded = false
    private var isNudged = false
    private let onNews: @Sendable () -> Void

    /// Samples waiting for a watcher that does not look; older ones are dropped, the run's metrics have them all.
    private static let waitingLimit = 65_536

    package init(_ snapshot: TrainerSnapshot, onNews: @escaping @Sendable () -> Void) {
        self.snapshot = snapshot
        self.onNews = onNews
    }

    /// Leaves a command and wakes the training thread.
    package func send(_ command: TrainerCommand) {
        condition.withLock {
            commands.append(command)
            if case .pause = command, snapshot.state == .running { snapshot.state = .pausing }
            condition.broadcast()
        }
    }

    /// Wakes the training thread for something that is no command.
    package func nudge() {
        condition.withLock {
            isNudged = true
            condition.broadcast()
        }
    }

    /// Takes all commands; if there are none, waits for one or a nudge until `deadline` on the monotonic clock (nil: for ever).
    package func takeCommands(until deadline: Double?) -> [TrainerCommand] {
        condition.lock()
        defer { condition.unlock() }
        while commands.isEmpty && !isNudged {
            guard let deadline else {
                condition.wait()
                continue
            }
            if !condition.wait(until: deadline) { break }
        }
        defer { commands.removeAll() }
        isNudged = false
        return commands
    }

    /// Everything new since the last call.
    package func takeFeed() -> TrainerFeed {
        condition.withLock {
            defer {
                newSubject = nil
                history = nil
                samples.removeAll(keepingCapacity: true)
                earlierEvents.removeAll()
                events.removeAll(keepingCapacity: true)
            }
            return TrainerFeed(
                newSubject: newSubject, history: history, samples: samples, earlierEvents: earlierEvents,
                events: events,
                snapshot: snapshot)
        }
    }

    /// What the run has learned so far; nil until it was put here.
    package var policy: TrainedPolicy? { condition.withLock { trained } }

    /// Puts here what the run has learned so far.
    package func keep(_ policy: TrainedPolicy) { condition.withLock { trained = policy } }

    /// Goes over to something else: what waits of the old one is replaced by all of the new one, the curves of its beginning
    /// and its latest samples.
    package func begin(_ subject: Subject, earlier: History = History(), samples: [UpdateSample]) {
        condition.withLock {
            newSubject = subject
            history = earlier
            self.samples = samples
            trained = nil
        }
    }

    package func post(_ sample: UpdateSample) { condition.withLock { keep([sample]) } }

    private func keep(_ more: [UpdateSample]) {
        samples += more
        let excess = samples.count - TrainerMailbox.waitingLimit
        guard excess > TrainerMailbox.waitingLimit / 4 else { return }
        // Nothing is lost of a run that nobody has looked at yet.
        if history != nil {
            for sample in samples.prefix(excess) { history?.append(sample) }
        }
        samples.removeFirst(excess)
    }

    package func post(_ event: TrainingEvent) { condition.withLock { events.append(event) } }

    /// Leaves all that was read of a run of another process at once, so that no watcher sees a part of it, and tells
    /// the watcher. `earlier` are the events of the time before the watcher came, `history` the curves of everything before
    /// `samples`, if that is not what was left here until now.
    package func publish(
        _ snapshot: TrainerSnapshot, history: History? = nil, samples: [UpdateSample], earlier: [TrainingEvent],
        events: [TrainingEvent]
    ) {
        condition.withLock {
            self.snapshot = snapshot
            if let history { (self.history, self.samples) = (history, []) }
            keep(samples)
            earlierEvents += earlier
            self.events += events
        }
        onNews()
    }

    /// Replaces the snapshot and tells the watcher.
    package func publish(_ snapshot: TrainerSnapshot) {
        condition.withLock { self.snapshot = snapshot }
        onNews()
    }

    /// Says that the training thread has ended.
    package func end() {
        condition.withLock {
            isEnded = true
            condition.broadcast()
        }
        onNews()
    }

    /// Waits until the training thread has ended.
    package func waitForEnd() {
        condition.withLock {
            while !isEnded { condition.wait() }
        }
    }
}
