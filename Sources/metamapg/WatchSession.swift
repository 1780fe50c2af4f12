import Foundation
import Store
import TUI
import Training

/// Watching from the first frame to the summary on the normal screen.
struct WatchSession {
    private let trainer: Trainer
    private let saver: RunSaver
    private let shown: ShownRun

    /// - Parameters:
    ///   - open: The first run.
    ///   - request: What asks for it.
    ///   - looks: How it looks.
    ///   - watching: How to watch.
    ///   - threads: Threads that train.
    ///   - target: Meta-updates after which a run is done; nil for no end.
    ///   - recording: How often runs are written.
    /// - Throws: What `Trainer` throws.
    init(
        _ open: OpenRun, _ request: RunRequest, _ looks: LookOptions, _ watching: WatchOptions,
        _ threads: ThreadOptions,
        target: Int?, _ recording: RunRecorder.Options
    ) throws {
        let wake = WakePipe()
        let screen = WatchScreen(request, .run(open.configuration), looks)
        let options = Trainer.Options(
            threads: threads.count, targetUpdates: target, startsPaused: watching.paused,
            // Where there are no keys, nobody could ask for it.
            diskRetry: ShownRun.isPlain(watching.plain, screen.environment) ? 5 : nil,
            sharing: Company.sharing(threads: threads.threads))
        do {
            trainer = try Trainer(
                request, options, first: open, home: RunHome(.standard, target: target, options: recording),
                onNews: { wake.signal() })
        } catch {
            // As if it had never begun.
            if open.isResumed { try? open.recorder?.end(.stopped) } else { open.recorder?.discard() }
            throw error
        }
        saver = RunSaver(trainer)
        shown = ShownRun(trainer, wake, screen, isPlain: watching.plain)
    }

    /// Watches until the person leaves or a signal ends it, on a screen if there is one.
    /// - Parameter interval: Seconds between lines without a screen.
    /// - Returns: The exit status.
    func run(interval: Double) -> Int32 {
        let (outcome, model) = shown.run(
            interval: interval, start: trainer.start, save: { [saver] in saver.save() })
        let saved = saver.report
        StandardOutput.tell(summary(model, saved), terminator: "")
        for path in saved.others { StandardOutput.tell("also     \(path)") }
        for problem in saved.problems { StandardError.print("Error: \(problem).") }
        if saver.isBusy { StandardError.print("Error: there was not time enough to save every run.") }
        if outcome.exitStatus == 0, let failure = model.failure {
            StandardError.print("Error: \(failure).")
            return 1
        }
        return outcome.exitStatus == 0 && !saved.problems.isEmpty ? 1 : outcome.exitStatus
    }

    /// What stays on the screen afterwards.
    private func summary(_ model: Model, _ saved: RunSaver.Report) -> String {
        // Once everything is saved, a run without a folder is one of no meta-update, of which nothing is kept.
        let left = saver.isBusy ? model.snapshot.folder : nil
        let kept = saved.current ?? left
        let place = saved.current ?? left.map { "\($0), until its last checkpoint" }
        let isDone = model.snapshot.state == .done
        let resume = isDone ? nil : kept.map { RunStore.standard.resumeCommand($0, watches: true) }
        return ExitSummary.text(model, checkpoint: place, resume: resume)
    }
}

extension Model {
    /// Why training stopped by itself; nil if it did not.
    fileprivate var failure: String? {
        if case .failed(let reason) = snapshot.state { reason } else { nil }
    }
}
