import Foundation
import Learning
import TUI

/// Headless training from the first meta-update to the saved folder.
struct TrainingSession {
    private let training: HeadlessTraining
    private let staged: StagedRun
    private let updates: Int
    private let signals: EndSignals

    init(_ training: HeadlessTraining, _ staged: StagedRun, _ signals: EndSignals, updates: Int) {
        self.training = training
        self.staged = staged
        self.signals = signals
        self.updates = updates
    }

    /// Trains and saves.
    /// - Parameter display: Where progress shows.
    /// - Returns: The exit status: 0, or 128 and the signal's number.
    /// - Throws: What kept the run from being trained to its end or saved, as a sentence.
    func run(_ display: consuming ProgressDisplay) throws -> Int32 {
        let began = Monotonic.now
        var warned = false
        var failure: RunError?
        do {
            while training.finished.update < updates, let sample = try training.advance() {
                display.show(sample, best: training.finished.best.map { ($0.update, $0.score) })
                guard !warned, let problem = training.finished.metrics.problem else { continue }
                display.end()
                StandardError.print("Warning: metrics wait in memory: \(problem).")
                warned = true
            }
        } catch {
            failure = error
        }
        display.end()
        let run = training.finished
        guard run.update > 0 else {
            staged.discard()
            if let failure { throw failure }
            StandardError.print("Stopped before the first meta-update; there is nothing to save.")
            return signals.exitStatus
        }
        try save(run)
        print(summary(run, seconds: Monotonic.now - began))
        if let failure { throw failure }
        return run.update < updates ? signals.exitStatus : 0
    }

    /// Writes the run, elsewhere if it cannot be written where it should be.
    private func save(_ run: FinishedRun) throws {
        do {
            try staged.commit(run)
        } catch {
            let store = RunStore.folder(environment: ProcessInfo.processInfo.environment)
            guard let path = try? RunStore.save(run, in: store) else {
                throw Failure("\(error); what could be written is in \"\(staged.folder)\"")
            }
            staged.discard()
            throw Failure("\(error); the run is saved in \"\(path)\" instead")
        }
    }

    private func summary(_ run: FinishedRun, seconds: Double) -> String {
        let stopped = run.update < updates ? " of \(updates)" : ""
        let best = run.best.map { ", best validation score \($0.score.places(3)) at update \($0.update)" } ?? ""
        return "Saved \(staged.target): \(run.update)\(stopped) meta-updates in \(seconds.places(1)) s\(best)."
    }
}
