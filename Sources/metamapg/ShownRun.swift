import Foundation
import Store
import TUI
import Threads
import Training

/// Shows what a trainer does, or somebody who follows one: on the screen if there is one, else as lines.
struct ShownRun {
    /// Whether lines are printed.
    let isPlain: Bool
    private let trainer: any TrainerControl
    private let wake: WakePipe
    private let screen: WatchScreen
    /// Of a play that is opened at once; nil for none.
    private let play: PlayHost?

    /// - Parameters:
    ///   - trainer: What is watched.
    ///   - wake: Signalled by it when it has news.
    ///   - screen: What the dashboard shows at first.
    ///   - isPlain: Whether lines are wanted.
    ///   - play: Plays with a person from the start on; nil to watch.
    init(
        _ trainer: any TrainerControl, _ wake: WakePipe, _ screen: WatchScreen, isPlain: Bool, play: PlayHost? = nil
    ) {
        self.play = play
        self.trainer = trainer
        self.wake = wake
        self.screen = screen
        self.isPlain = ShownRun.isPlain(isPlain, screen.environment)
    }

    /// Whether lines are printed: they are wanted, there is no terminal, or it is one that has no cursor. Launchers of ranks
    /// give them terminals of their own, which nobody looks at.
    static func isPlain(_ isWanted: Bool, _ environment: [String: String]) -> Bool {
        isWanted || Company.isSeveral || isatty(STDOUT_FILENO) != 1 || ["", "dumb"].contains(environment["TERM"] ?? "")
    }

    /// Shows until the person leaves, a signal ends it or, without a screen, training ends.
    /// - Parameters:
    ///   - interval: Seconds between lines without a screen.
    ///   - start: Starts training.
    ///   - save: Called on another thread before the end.
    /// - Returns: How it ended, and what was known then.
    func run(
        interval: Double, start: () -> Void, save: @escaping @Sendable () -> Void
    ) -> (Outcome, Model) {
        isPlain ? printed(interval, start, save) : drawn(start, save) ?? printed(interval, start, save)
    }

    /// On the screen; nil if the terminal cannot show one.
    private func drawn(_ start: () -> Void, _ save: @escaping @Sendable () -> Void) -> (Outcome, Model)? {
        do {
            let lines = try TerminalLines.standard()
            let capabilities = TerminalCapabilities.detect(environment: screen.environment, output: lines.output)
            let terminal = try Terminal(lines: lines, capabilities: capabilities)
            var model = screen.drawnModel((terminal.size.columns, terminal.size.rows), capabilities: capabilities)
            if play != nil { model.beginPlay() }
            let library = RunLibrary(RunStore.standard, onNews: { [wake] in wake.signal() })
            let tournament = TournamentPlayer(RunStore.standard, onNews: { [wake] in wake.signal() })
            let dashboard = Dashboard(
                terminal: terminal, trainer: trainer, model: model, wake: wake, library: library,
                tournament: tournament,
                league: LeaguePlayer(
                    trainer: KeptLearners(threads: ThreadOptions.all), onNews: { [wake] in wake.signal() }),
                play: play ?? PlayHost(RunStore.standard, onNews: { [wake] in wake.signal() }),
                pictures: PictureSaver(onNews: { [wake] in wake.signal() }),
                files: screen.files(onNews: { [wake] in wake.signal() }))
            let outcome = dashboard.run(start: start, save: save)
            return (outcome, dashboard.model)
        } catch {
            StandardError.print("No dashboard here: \(error). Lines follow instead.")
            return nil
        }
    }

    /// As lines.
    private func printed(
        _ interval: Double, _ start: () -> Void, _ save: @escaping @Sendable () -> Void
    ) -> (Outcome, Model) {
        var model = screen.model(capabilities: TerminalCapabilities(name: "", colors: 0, isUTF8: false))
        let mode = PlainMode(trainer: trainer, wake: wake, interval: interval)
        let outcome = mode.run(
            start: start,
            line: { feed in
                let before = model.snapshot.state
                _ = model.update(.feed(feed, now: Monotonic.now))
                for event in feed.events where event.kind == .warning || event.kind == .error {
                    StandardError.print("\(event.kind.rawValue) \(event.text)")
                }
                return feed.samples.isEmpty && feed.snapshot.state == before ? nil : PlainLine.text(model)
            },
            save: save)
        StandardOutput.note(mode.lost)
        return (outcome, model)
    }
}
