import Files
import Foundation
import Threads

/// Trains in the background and does what watchers ask. Watching, pausing, stepping and switching change no number:
/// every meta-update is a pure function of the configuration and the parameters before it, and an interrupted one is
/// done again from its start.
package final class Trainer: TrainerControl {
    private let mailbox: TrainerMailbox
    private let interrupt = Interrupt()
    private let loop: TrainerLoop
    private let thread: PreparedThread

    /// How a trainer works, apart from what it computes.
    package struct Options: Sendable {
        /// Threads that train; at least 1.
        package var threads: Int
        /// Meta-updates after which a run is done; nil for no end.
        package var targetUpdates: Int?
        /// Whether training waits for the first `resume` or step.
        package var startsPaused: Bool
        /// Added to the niceness of the training threads, so that the screen comes first.
        package var niceness: Int32
        /// Seconds after which a disk that could not be written is tried again; nil to wait for a `resume` or step.
        package var diskRetry: Double?
        /// Who plays chains.
        package var sharing: any ChainSharing

        package init(
            threads: Int, targetUpdates: Int? = nil, startsPaused: Bool = false, niceness: Int32 = 5,
            diskRetry: Double? = nil, sharing: any ChainSharing = ChainsHere()
        ) {
            self.threads = threads
            self.targetUpdates = targetUpdates
            self.startsPaused = startsPaused
            self.niceness = niceness
            self.diskRetry = diskRetry
            self.sharing = sharing
        }
    }

    /// Prepares a trainer; nothing runs before `start`.
    ///
    /// - Parameters:
    ///   - request: What to train first.
    ///   - options: How to work.
    ///   - first: The run of that request; nil for one in memory.
    ///   - home: Where the runs are kept that it goes over to; nil for memory.
    ///   - onNews: Called from the training thread whenever `takeFeed` has something new; it must return at once.
    /// - Throws: What `RunRequest.resolved` throws, or `ThreadError` if the system does not give the threads.
    package init(
        _ request: RunRequest, _ options: Options, first: OpenRun? = nil, home: (any RunSource)? = nil,
        onNews: @escaping @Sendable () -> Void
    ) throws {
        let first = try first ?? OpenRun(inMemory: request.resolved())
        let snapshot = TrainerSnapshot(
            state: .waiting, update: first.state.update, targetUpdates: options.targetUpdates,
            trainingPersonas: first.configuration.personaCount(.train), threads: options.threads)
        mailbox = TrainerMailbox(snapshot, onNews: onNews)
        mailbox.begin(.run(first.configuration), earlier: first.earlier, samples: first.samples)
        loop = try TrainerLoop(first, home, options, mailbox, interrupt, snapshot)
        thread = try PreparedThread("trainer", stackSize: 4 << 20)
    }

    /// Starts training on threads of its own.
    package func start() {
        thread.start { [loop] in loop.work() }
    }

    package func send(_ command: TrainerCommand) {
        mailbox.send(command)
        switch command {
        case .pause, .stepPhases, .switchRun, .restart, .branch, .stop: interrupt.raise()
        case .resume, .stepUpdates, .watch, .throttle: break
        }
    }

    package func takeFeed() -> TrainerFeed { mailbox.takeFeed() }

    package var latestPolicy: TrainedPolicy? { mailbox.policy }

    /// Stops training and ends the recording of every run.
    ///
    /// Call once, after `start`. A run that this trainer began and that made no meta-update goes.
    /// - Parameter isSaved: Called for each of the others as soon as it is on the disk or cannot be, the current one
    ///   first.
    package func finish(_ isSaved: (TrainedRun) -> Void = { _ in }) {
        send(.stop)
        mailbox.waitForEnd()
        loop.finish(isSaved)
    }
}

/// A run after training.
package struct TrainedRun: Sendable {
    package var configuration: RunConfiguration
    /// Where it stands.
    package var state: RunState
    /// The latest samples, in order.
    package var samples: [UpdateSample]
    /// Whether it was trained last.
    package var isCurrent: Bool
    /// Its folder; nil if it lived in memory.
    package var folder: String?
    /// Why not all of it is in the folder; nil if it is.
    package var problem: RunFileError?
}
