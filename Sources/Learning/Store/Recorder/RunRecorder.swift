import Files
import Foundation
import Threads
import Training

/// Records a run in its folder, on a thread of its own: whoever trains hands over what there is and never waits for the
/// disk. Meta-updates go into the database about every half second and the state to go on with follows every few
/// seconds, so that what a power loss takes is done again with the same numbers. What cannot be written stays in memory
/// until it can.
package final class RunRecorder: RunSink {
    /// How often things are written.
    package struct Options: Sendable {
        /// Seconds between writes to the database. A `RunFollower` is so far behind, and a look more.
        package var commitInterval: Double
        /// Seconds between checkpoints.
        package var checkpointInterval: Double

        package init(commitInterval: Double = 0.5, checkpointInterval: Double = 5) {
            self.commitInterval = min(commitInterval, checkpointInterval)
            self.checkpointInterval = checkpointInterval
        }
    }

    private let queue: RecorderQueue
    private let place: RecorderPlace

    /// The thread of a recorder, to be had before a run is begun that could not be recorded without.
    /// - Throws: `RunFileError` if the system gives none.
    static func thread() throws(RunFileError) -> PreparedThread {
        do throws(ThreadError) {
            return try PreparedThread("recorder")
        } catch {
            throw RunFileError("the run cannot be recorded: \(error)")
        }
    }

    /// Starts recording after a state.
    init(_ writer: RunWriter, _ state: RunState, _ options: Options, on prepared: PreparedThread) {
        queue = RecorderQueue(state, options)
        place = RecorderPlace(writer.files.folder)
        let thread = RecorderThread(writer, queue, place)
        thread.start(on: prepared)
    }

    /// The folder of the run now.
    package var folder: String { place.folder }

    /// Why nothing can be written now, as a sentence; nil if all is well. Everything waits in memory meanwhile.
    package var problem: RunFileError? { queue.currentProblem }

    /// What to call, from another thread, when there is a problem.
    package func onProblem(_ body: @escaping @Sendable () -> Void) { queue.setOnProblem(body) }

    /// Takes in a meta-update, with the state after it. Returns at once.
    package func append(_ sample: UpdateSample, _ chains: [ChainScore], _ state: RunState) {
        queue.append(
            RecordedUpdate(sample: sample, chains: chains, time: sample.time.seconds ?? Date().timeIntervalSince1970),
            state)
    }

    /// Takes in an event that happened after `update` meta-updates. Returns at once.
    package func append(_ event: TrainingEvent, update: Int) {
        queue.append(RecordedEvent(event: event, update: update))
    }

    /// Asks for a checkpoint soon. Returns at once.
    package func checkpoint() { queue.hurry() }

    /// Writes everything with a checkpoint, and waits for it. If the folder is gone the run is written anew beside it.
    /// - Throws: `RunFileError`; everything stays in memory then.
    package func retry() throws(RunFileError) { try queue.perform(.retry) }

    /// Writes everything with a checkpoint and ends recording. Nothing may follow.
    /// - Throws: `RunFileError`; everything stays in memory then, for another try.
    package func end(_ reason: RunSession.End) throws(RunFileError) { try queue.perform(.end(reason)) }

    /// Ends recording in any way that does not lose anything: where the run is, else written anew in another folder.
    /// Nothing may follow.
    /// - Parameters:
    ///   - reason: Why it ends.
    ///   - refuge: Folder of runs to go to; nil for nowhere.
    /// - Returns: What went wrong and where the run is now, as a sentence; nil if all is as it should be.
    package func end(_ reason: RunSession.End, orIn refuge: String?) -> RunFileError? {
        do throws(RunFileError) {
            try end(reason)
            return nil
        } catch {
            var problem = error
            do throws(RunFileError) {
                guard let refuge else { throw RunFileError("there is no other place") }
                try move(to: refuge)
                try end(reason)
                problem.description += "; the run is saved in \"\(folder)\" instead"
            } catch {
                problem.description +=
                    ", nor in its stead: \(error); \"\(folder)\" holds the run until update \(queue.lastCheckpoint), "
                    + "from where metamapg resume goes on"
            }
            return problem
        }
    }

    /// Writes the whole run anew in a folder of `store`, and goes on there.
    /// - Throws: `RunFileError`; everything is as before then.
    package func move(to store: String) throws(RunFileError) { try queue.perform(.move(store: store)) }

    /// Ends recording and removes the run. Nothing may follow.
    package func discard() { try? queue.perform(.discard) }

    /// Ends recording and leaves everything as a crash would. Nothing may follow.
    package func abandon() { try? queue.perform(.abandon) }
}
