import Foundation
import Learning
import TUI

/// Watching from the first frame to the summary on the normal screen.
struct WatchSession {
    let trainer: Trainer
    let wake: WakePipe
    let saver: RunSaver
    let screen: WatchScreen

    /// Watches until the person leaves or a signal ends it, on a screen if there is one and `plain` does not forbid it.
    /// - Returns: The exit status.
    func run(plain: Bool, interval: Double) -> Int32 {
        let (outcome, model) = plain || isDumb ? printed(interval) : drawn() ?? printed(interval)
        let saved = saver.report
        print(ExitSummary.text(model, checkpoint: saved.current), terminator: "")
        for path in saved.others { print("also     \(path)") }
        for problem in saved.problems { StandardError.print("Error: \(problem).") }
        if saver.isBusy { StandardError.print("Error: there was not time enough to save every run.") }
        if outcome.exitStatus == 0, let failure = model.failure {
            StandardError.print("Error: \(failure).")
            return 1
        }
        return outcome.exitStatus == 0 && !saved.problems.isEmpty ? 1 : outcome.exitStatus
    }

    /// Without a terminal, or with one that has no cursor.
    private var isDumb: Bool {
        isatty(STDOUT_FILENO) != 1 || ["", "dumb"].contains(screen.environment["TERM"] ?? "")
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
