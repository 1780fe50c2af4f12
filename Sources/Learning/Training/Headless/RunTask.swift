import Foundation
import Threads

/// A run that is trained from beginning to end on one thread, with nobody watching.
package struct RunTask: Sendable {
    package var configuration: RunConfiguration
    /// Meta-updates after which it is done.
    package var updates: Int
    /// Where runs are kept.
    package var home: any RunSource
    /// Folder of runs where it is saved if it cannot be written there at its end.
    package var refuge: String
    package var stopper: HeadlessTraining.Stopper

    package init(
        _ job: RunBatch.Job, home: any RunSource, refuge: String, stopper: HeadlessTraining.Stopper
    ) {
        configuration = job.configuration
        updates = job.updates
        self.home = home
        self.home.target = job.updates
        self.refuge = refuge
        self.stopper = stopper
    }

    /// Trains it; what is half done in the store goes on.
    /// - Parameters:
    ///   - made: Told how many meta-updates it has.
    ///   - message: Told what a person should read, as a sentence.
    /// - Returns: How it ended.
    package func train(made: (Int) -> Void, message: (String) -> Void) -> RunBatch.Outcome {
        do {
            let alone = try WorkerPool(threads: 1, niceness: 0)
            let open = try home.open(configuration, isNew: false)
            let training = HeadlessTraining(open, on: alone, stopper: stopper)
            made(training.state.update)
            do {
                while training.state.update < updates, try training.advance() != nil {
                    made(training.state.update)
                    if let problem = open.recorder?.problem {
                        let name = configuration.name
                        let place = "at update \(training.state.update)"
                        message("\(name) paused \(place): \(problem). It goes on when it can be written.")
                        if training.waitForDisk(problem) { message("\(name) goes on.") }
                    }
                }
            } catch {
                // What it has until then is kept, with the reason.
                training.note(.error, "\(error)")
                if let problem = open.recorder?.end(.failed, orIn: refuge) {
                    return .failed("\(configuration.name): \(error); \(problem)")
                }
                throw error
            }
            let isDone = training.state.update >= updates
            training.note(.run, isDone ? "done" : "stopped")
            if let problem = open.recorder?.end(isDone ? .done : .stopped, orIn: refuge) { throw problem }
            return isDone ? .done(open.recorder?.folder ?? "") : .stopped
        } catch {
            return .failed("\(configuration.name): \(error)")
        }
    }
}
