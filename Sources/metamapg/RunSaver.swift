import Foundation
import Learning
import Synchronization

/// Saves every run of a dashboard on leaving.
final class RunSaver: Sendable {
    /// What has been saved so far.
    struct Report: Sendable {
        /// Folder of the run that was shown last.
        var current: String?
        /// Folders of the others.
        var others: [String] = []
        /// What could not be saved or not where it should be, a sentence each.
        var problems: [String] = []
    }

    private enum Progress {
        case idle
        case busy
        case done
    }

    private let trainer: Trainer
    private let out: String?
    private let force: Bool
    private let state = Mutex((progress: Progress.idle, report: Report()))

    /// - Parameters:
    ///   - trainer: What made the runs; has been started by the time of `save`.
    ///   - out: Folder for the run shown last; nil for the usual place.
    ///   - force: Whether a run there may be replaced.
    init(_ trainer: Trainer, out: String?, force: Bool) {
        self.trainer = trainer
        self.out = out
        self.force = force
    }

    var report: Report { state.withLock { $0.report } }
    /// Whether saving has begun and not ended.
    var isBusy: Bool { state.withLock { $0.progress == .busy } }

    /// Ends training and writes every run that made a meta-update, the one shown last first.
    func save() {
        state.withLock { $0.progress = .busy }
        let runs = trainer.finish()
        let current = trainer.current
        for run in runs.reversed() {
            let isCurrent = run.configuration == current
            do {
                let path = try write(run, to: isCurrent ? out : nil)
                state.withLock { if isCurrent { $0.report.current = path } else { $0.report.others.append(path) } }
            } catch {
                state.withLock { $0.report.problems.append("\(run.configuration.name) is not saved: \(error)") }
            }
        }
        state.withLock { $0.progress = .done }
    }

    /// Writes one run, to the usual place if not to the one wanted.
    private func write(_ run: FinishedRun, to out: String?) throws -> String {
        if let out {
            do {
                try RunDirectory.write(run, to: out, force: force)
                return out
            } catch {
                state.withLock { $0.report.problems.append("\(error)") }
            }
        }
        return try RunStore.save(run, in: RunStore.folder(environment: ProcessInfo.processInfo.environment))
    }
}
