import Files
import Foundation
import Threads

/// Trains one run without anybody watching. The numbers are those of a watched run.
package final class HeadlessTraining {
    private let run: Run
    private let crew: ChainCrew
    private let sharing: any ChainSharing
    private let stopper: Stopper

    /// A wish to stop, which may come from any thread.
    package struct Stopper: Sendable {
        fileprivate let interrupt = Interrupt()

        package init() {}

        /// Ends training at the next phase boundary.
        package func stop() { interrupt.raise() }
        package var isStopped: Bool { interrupt.isRaised }
    }

    /// - Parameters:
    ///   - open: What to train.
    ///   - pool: Threads that train, to be had before a run is begun that could not be trained without.
    ///   - sharing: Who plays chains.
    ///   - stopper: Ends training.
    package init(
        _ open: OpenRun, on pool: WorkerPool, sharing: any ChainSharing = ChainsHere(), stopper: Stopper
    ) {
        self.stopper = stopper
        self.sharing = sharing
        run = Run(open)
        crew = ChainCrew(open.configuration, on: pool)
        note(.run, run.isResumed ? "resumed at update \(run.update)" : "started \(run.configuration.name)")
    }

    /// Trains without keeping anything on the disk.
    /// - Throws: `ThreadError`.
    package convenience init(
        _ configuration: RunConfiguration, threads: Int, stopper: Stopper = Stopper()
    ) throws(ThreadError) {
        self.init(
            OpenRun(inMemory: configuration), on: try WorkerPool(threads: threads, niceness: 0), stopper: stopper)
    }

    /// Makes one meta-update; nil once training was stopped.
    /// - Throws: `RunError` when the run cannot go on; it stands where it stood.
    package func advance() throws(RunError) -> UpdateSample? {
        let sample = try run.advance(crew, sharing, stopper.interrupt)
        if let omission = sample?.omission { note(.warning, omission) }
        return sample
    }

    /// Waits until everything that is recorded can be written, or until training is stopped. Memory holds what waits.
    /// - Parameter problem: What `RunSink.problem` says.
    /// - Returns: Whether everything is written.
    package func waitForDisk(_ problem: RunFileError) -> Bool {
        note(.warning, "paused: \(problem)")
        return DiskWait.wait(for: problem, while: { !stopper.isStopped }) { () throws(RunFileError) in
            try run.recorder?.retry()
        }
    }

    /// Where the run stands.
    package var state: RunState { run.state }
    /// The latest samples, in order.
    package var samples: [UpdateSample] { run.samples }
    package var configuration: RunConfiguration { run.configuration }

    /// Records an event.
    package func note(_ kind: TrainingEvent.Kind, _ text: String) {
        let event = TrainingEvent(time: Date().timeIntervalSince1970, kind: kind, text: text)
        run.recorder?.append(event, update: run.update)
    }
}
