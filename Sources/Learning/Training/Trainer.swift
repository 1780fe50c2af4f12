import Foundation

/// Trains in the background and does what watchers ask. Watching, pausing, stepping and switching change no number:
/// every meta-update is a pure function of the configuration and the parameters before it, and an interrupted one is
/// done again from its start.
package final class Trainer: TrainerControl {
    private let mailbox: TrainerMailbox
    private let interrupt = Interrupt()
    private let loop: TrainerLoop

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

        package init(threads: Int, targetUpdates: Int? = nil, startsPaused: Bool = false, niceness: Int32 = 5) {
            self.threads = threads
            self.targetUpdates = targetUpdates
            self.startsPaused = startsPaused
            self.niceness = niceness
        }
    }

    /// Prepares a trainer; nothing runs before `start`.
    ///
    /// `onNews` is called from the training thread whenever `takeFeed` has something new; it must return at once.
    /// - Throws: what `RunRequest.resolved` throws, or `MetricsError`.
    package init(_ request: RunRequest, _ options: Options, onNews: @escaping @Sendable () -> Void) throws {
        let configuration = try request.resolved()
        let snapshot = TrainerSnapshot(
            state: .waiting, update: 0, targetUpdates: options.targetUpdates,
            trainingPersonas: configuration.personaCount(.train), threads: options.threads)
        mailbox = TrainerMailbox(snapshot, onNews: onNews)
        mailbox.begin(configuration, samples: [])
        loop = try TrainerLoop(configuration, options, mailbox, interrupt, snapshot)
    }

    /// Starts training on threads of its own.
    package func start() {
        let loop = loop
        let thread = Thread { loop.work() }
        thread.name = "trainer"
        thread.stackSize = 4 << 20
        thread.start()
    }

    package func send(_ command: TrainerCommand) {
        mailbox.send(command)
        switch command {
        case .pause, .stepPhases, .switchRun, .stop: interrupt.raise()
        case .resume, .stepUpdates, .watch, .throttle: break
        }
    }

    package func takeFeed() -> TrainerFeed { mailbox.takeFeed() }

    /// Stops training and returns every run that made a meta-update, the current one last. Call once, after `start`.
    package func finish() -> [FinishedRun] {
        send(.stop)
        mailbox.waitForEnd()
        return loop.finishedRuns()
    }

    /// The configuration of the run trained last. Call after `finish`.
    package var current: RunConfiguration { loop.configuration }
}

/// What there is to keep of a run.
package struct FinishedRun: Sendable {
    package var configuration: RunConfiguration
    /// Meta-updates done.
    package var update: Int
    package var parameters: MetaParameters
    /// The parameters with the best validation score, with the update and the score; nil before the first validation.
    package var best: (update: Int, score: Double, parameters: MetaParameters)?
    package var metrics: MetricsSpool
}

extension Run {
    /// What there is to keep.
    var finished: FinishedRun {
        FinishedRun(
            configuration: configuration, update: update, parameters: parameters,
            best: best.map { ($0.update, $0.score, $0.parameters) }, metrics: metrics)
    }
}
