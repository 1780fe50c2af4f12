import Foundation
import Synchronization
import Training

/// Ends the recording of every run of a dashboard on leaving.
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
    private let state = Mutex((progress: Progress.idle, report: Report()))

    /// - Parameter trainer: What made the runs; has been started by the time of `save`.
    init(_ trainer: Trainer) { self.trainer = trainer }

    var report: Report { state.withLock { $0.report } }
    /// Whether saving has begun and not ended.
    var isBusy: Bool { state.withLock { $0.progress == .busy } }

    /// Ends training and writes what is not on the disk yet of every run that made a meta-update.
    func save() {
        state.withLock { $0.progress = .busy }
        trainer.finish { run in
            state.withLock { state in
                if let folder = run.folder {
                    if run.isCurrent { state.report.current = folder } else { state.report.others.append(folder) }
                }
                if let problem = run.problem {
                    state.report.problems.append("\(run.configuration.name) is not saved as it should be: \(problem)")
                }
            }
        }
        state.withLock { $0.progress = .done }
    }
}
