import Files
import Foundation
import Reports
import Store
import TUI
import Threads
import Training

/// Headless training of a run until it has its meta-updates or somebody ends it.
struct TrainingSession {
    private let training: HeadlessTraining
    private let recorder: (any RunSink)?
    private let isResumed: Bool
    private let updates: Int
    private let signals: EndSignals
    private let eventLog: TensorBoardWriter?
    private let store = RunStore.standard

    init(
        _ open: OpenRun, on pool: WorkerPool, updates: Int, _ stopper: HeadlessTraining.Stopper, _ signals: EndSignals,
        _ eventLog: TensorBoardWriter? = nil, sharing: any ChainSharing
    ) {
        training = HeadlessTraining(open, on: pool, sharing: sharing, stopper: stopper)
        recorder = open.recorder
        isResumed = open.isResumed
        self.updates = updates
        self.signals = signals
        self.eventLog = eventLog
    }

    /// Trains and saves.
    /// - Parameter interval: Seconds between lines where they are no terminal's.
    /// - Returns: The exit status: 0, or 128 and the signal's number.
    /// - Throws: What kept the run from being trained to its end or saved, as a sentence.
    func run(interval: Double) throws -> Int32 {
        let began = Monotonic.now
        let first = training.state.update
        var display = ProgressDisplay(
            updates: updates, after: first, interval: interval, digits: training.configuration.rewardDigits)
        var failure: RunError?
        var eventProblem: ExportError?
        var diskProblem: RunFileError?
        do {
            while training.state.update < updates, let sample = try training.advance() {
                display.show(sample, best: training.state.best.map { ($0.update, $0.score) })
                if eventProblem == nil, let problem = record(sample) {
                    eventProblem = problem
                    display.end()
                    StandardError.print("Warning: \(problem); TensorBoard's file ends here, the run does not.")
                }
                if let problem = recorder?.problem {
                    display.end()
                    // Whole machines would wait for it, and nobody may be there to see.
                    if Company.isSeveral {
                        diskProblem = problem
                        break
                    }
                    waitForDisk(problem)
                }
            }
        } catch {
            failure = error
        }
        display.end()
        guard training.state.update > training.configuration.firstUpdate || isResumed else {
            recorder?.discard()
            if let failure { throw failure }
            StandardError.print("Stopped before the first meta-update; there is nothing to save.")
            return signals.exitStatus
        }
        try save(failure)
        StandardOutput.tell(summary(made: training.state.update - first, seconds: Monotonic.now - began))
        if let failure { throw failure }
        if let diskProblem { throw diskProblem }
        guard training.state.update < updates else { return 0 }
        if let recorder { StandardOutput.tell("Go on with: \(store.resumeCommand(recorder.folder, watches: false))") }
        return signals.exitStatus
    }

    /// Writes a sample for TensorBoard, if that is wanted; what stood in the way, if anything did.
    private func record(_ sample: UpdateSample) -> ExportError? {
        do {
            try eventLog?.append(sample, wallTime: Date().timeIntervalSince1970)
            return nil
        } catch {
            return error
        }
    }

    /// Waits until everything can be written, or until somebody ends training.
    private func waitForDisk(_ problem: RunFileError) {
        let folder = recorder?.folder
        StandardError.print(
            "Paused at update \(training.state.update): \(problem). Training goes on when it can be written.")
        guard training.waitForDisk(problem) else { return }
        let place = recorder?.folder == folder ? "" : " anew in \"\(recorder?.folder ?? "")\""
        StandardError.print("Everything is written\(place); training goes on.")
    }

    /// Ends recording, elsewhere if the run cannot be written where it is.
    private func save(_ failure: RunError?) throws {
        guard let recorder else { return }
        let isDone = training.state.update >= updates
        if let failure {
            training.note(.error, "\(failure)")
        } else {
            training.note(.run, isDone ? "done" : "stopped")
        }
        let reason: RunSession.End = failure?.isFinal == true ? .failed : isDone ? .done : .stopped
        if let problem = recorder.end(reason, orIn: store.folder) { throw problem }
    }

    private func summary(made: Int, seconds: Double) -> String {
        let state = training.state
        let stopped = state.update < updates ? " of \(updates)" : ""
        let resumed = made < state.update ? ", \(made) of them" : ""
        let digits = training.configuration.rewardDigits
        let best =
            state.best.map {
                ", best validation score \(digits.text($0.score, atLeast: 3)) at update \($0.update)"
            } ?? ""
        let folder = recorder?.folder ?? ""
        return "Saved \(folder): \(state.update)\(stopped) meta-updates\(resumed) in \(seconds.places(1)) s\(best)."
    }
}
