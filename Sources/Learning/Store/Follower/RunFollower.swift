import Files
import Foundation
import Threads
import Training

/// Shows a run that another process trains, as a trainer would, and never touches it: it reads what the run's recorder
/// writes. Of all commands it obeys those that ask for another view.
package final class RunFollower: TrainerControl {
    /// How a run is followed.
    package struct Options: Sendable {
        /// Seconds between looks at the folder. Together with the recorder's `commitInterval` and the frame rate of a
        /// screen this is how far behind a watcher is at most.
        package var interval: Double
        /// Whether the database is read as a private copy even where it could be shared.
        package var copies: Bool

        package init(interval: Double = 0.2, copies: Bool = false) {
            self.interval = interval
            self.copies = copies
        }
    }

    /// Of the run, as it was when following began.
    package let configuration: RunConfiguration
    private let mailbox: TrainerMailbox
    private let loop: FollowerLoop
    private let thread: PreparedThread

    /// Prepares to follow a run; nothing is read again before `start`.
    /// - Parameters:
    ///   - path: The run's folder.
    ///   - options: How to follow it.
    ///   - onNews: Called from another thread whenever `takeFeed` has something new; it must return at once.
    /// - Throws: `RunFileError` if there is no run, or one that cannot be read.
    package init(
        _ path: String, _ options: Options = Options(), onNews: @escaping @Sendable () -> Void
    ) throws(RunFileError) {
        let configuration = try RunReader.configuration(of: RunFiles(path))
        self.configuration = configuration
        Leftovers.cleanCopies(FileManager.default.temporaryDirectory.path)
        let files = RunFiles(DurableFiles.absolute(path))
        let source = FollowedRun(files, configuration, copies: options.copies)
        // Says what is wrong at once.
        _ = try source.read { (database) throws(RunFileError) in
            try RunReader.checkConfiguration(configuration, of: files, database)
            return (try database.summary(), try database.sessions(), try database.events(after: 0))
        }
        let snapshot = TrainerSnapshot(
            state: .waiting, update: 0, trainingPersonas: configuration.personaCount(.train), folder: files.folder)
        mailbox = TrainerMailbox(snapshot, onNews: onNews)
        do throws(ThreadError) {
            thread = try PreparedThread("follower")
            loop = try FollowerLoop(source, mailbox, snapshot, interval: options.interval)
        } catch {
            throw RunFileError("\"\(path)\" cannot be followed: \(error)")
        }
    }

    /// Starts following on threads of its own.
    package func start() {
        thread.start { [loop] in loop.work() }
    }

    package func send(_ command: TrainerCommand) {
        switch command {
        case .watch, .stop: mailbox.send(command)
        case .pause, .resume, .stepUpdates, .stepPhases, .switchRun, .restart, .branch, .throttle: break
        }
    }

    package func takeFeed() -> TrainerFeed { mailbox.takeFeed() }

    package var latestPolicy: TrainedPolicy? { mailbox.policy }

    /// Why the run cannot be read any longer, if it cannot and nobody writes it.
    package var problem: RunFileError? { loop.finalProblem.withLock { $0 } }

    /// Stops following. Call once, after `start`.
    package func finish() {
        mailbox.send(.stop)
        mailbox.waitForEnd()
    }
}
