import Foundation
import Learning
import TUI

/// Watching from the first frame to the summary on the normal screen.
struct WatchSession {
    private let trainer: Trainer
    private let wake: WakePipe
    private let saver: RunSaver
    private let screen: WatchScreen
    private let isPlain: Bool

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
        _ open: OpenRun, _ request: RunRequest, _ looks: LookOptions, _ watching: WatchOptions, threads: Int,
        target: Int?, _ recording: RunRecorder.Options
    ) throws {
        let wake = WakePipe()
        screen = WatchScreen(request, open.configuration, looks)
        isPlain = watching.plain || WatchSession.isDumb(screen.environment)
        let options = Trainer.Options(
            threads: threads, targetUpdates: target, startsPaused: watching.paused,
            // Where there are no keys, nobody could ask for it.
            diskRetry: isPlain ? 5 : nil)
        trainer = try Trainer(
            request, options, first: open, home: RunHome(.standard, target: target, options: recording),
            onNews: { wake.signal() })
        saver = RunSaver(trainer)
        self.wake = wake
    }

    /// Watches until the person leaves or a signal ends it, on a screen if there is one.
    /// - Parameter interval: Seconds between lines without a screen.
    /// - Returns: The exit status.
    func run(interval: Double) -> Int32 {
        let (outcome, model) = isPlain ? printed(interval) : drawn() ?? printed(interval)
        let saved = saver.report
        print(summary(model, saved), terminator: "")
        for path in saved.others { print("also     \(path)") }
        for problem in saved.problems { StandardError.print("Error: \(problem).") }
        if saver.isBusy { StandardError.print("Error: there was not time enough to save every run.") }
        if outcome.exitStatus == 0, let failure = model.failure {
            StandardError.print("Error: \(failure).")
            return 1
        }
        return outcome.exitStatus == 0 && !saved.problems.isEmpty ? 1 : outcome.exitStatus
    }

    /// Whether there is no terminal, or one that has no cursor.
    private static func isDumb(_ environment: [String: String]) -> Bool {
        isatty(STDOUT_FILENO) != 1 || ["", "dumb"].contains(environment["TERM"] ?? "")
    }

    /// What stays on the screen afterwards.
    private func summary(_ model: Model, _ saved: RunSaver.Report) -> String {
        let kept = saved.current ?? model.snapshot.folder
        let place = saved.current ?? model.snapshot.folder.map { "\($0), until its last checkpoint" }
        let isDone = model.snapshot.state == .done
        let resume = isDone ? nil : kept.map { RunStore.standard.resumeCommand($0, watches: true) }
        return ExitSummary.text(model, checkpoint: place, resume: resume)
    }

    /// On the screen; nil if the terminal cannot show one.
    private func drawn() -> (Outcome, Model)? {
        do {
            let lines = try TerminalLines.standard()
            let capabilities = TerminalCapabilities.detect(environment: screen.environment, output: lines.output)
            let terminal = try Terminal(lines: lines, capabilities: capabilities)
            let model = screen.model((terminal.size.columns, terminal.size.rows), capabilities: capabilities)
            let dashboard = Dashboard(terminal: terminal, trainer: trainer, model: model, wake: wake)
            let outcome = dashboard.run(start: trainer.start, save: { [saver] in saver.save() })
            return (outcome, dashboard.model)
        } catch {
            StandardError.print("No dashboard here: \(error). Lines follow instead.")
            return nil
        }
    }

    /// As lines.
    private func printed(_ interval: Double) -> (Outcome, Model) {
        var model = screen.model(capabilities: TerminalCapabilities(name: "", colors: 0, isUTF8: false))
        let mode = PlainMode(trainer: trainer, wake: wake, interval: interval)
        let outcome = mode.run(
            start: trainer.start,
            line: { feed in
                let before = model.snapshot.state
                _ = model.update(.feed(feed, now: Monotonic.now))
                for event in feed.events where event.kind == .warning || event.kind == .error {
                    StandardError.print("\(event.kind.rawValue) \(event.text)")
                }
                return feed.samples.isEmpty && feed.snapshot.state == before ? nil : PlainLine.text(model)
            },
            save: { [saver] in saver.save() })
        return (outcome, model)
    }
}

extension Model {
    /// Why training stopped by itself; nil if it did not.
    fileprivate var failure: String? {
        if case .failed(let reason) = snapshot.state { reason } else { nil }
    }
}
