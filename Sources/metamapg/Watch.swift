import ArgumentParser
import Foundation
import Learning
import TUI

/// `metamapg watch`, and `metamapg` alone.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train and watch on the dashboard (what metamapg alone does).",
        discussion: """
            Every key is listed by ?. Where there is no screen to draw on, a line is printed now and then instead. \
            On leaving, runs are saved in the folder $XDG_STATE_HOME/metamapg/runs, usually \
            ~/.local/state/metamapg/runs.
            """)

    @OptionGroup(title: "Run") var options: RunOptions
    @OptionGroup(title: "Looks") var looks: LookOptions
    @OptionGroup var interval: IntervalOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Meta-updates after which a run is done, 1 to 1000000000 (preset: no end).", valueName: "count"))
    var updates: Int?
    @Option(
        help: ArgumentHelp("Folder for the run shown on leaving; others go where runs usually do.", valueName: "dir"))
    var out: String?
    @Flag(help: "Replace a run that is saved in that folder.")
    var force = false
    @Flag(help: "Wait for a key before training begins.")
    var paused = false
    @Flag(help: "Print lines instead of drawing a screen.")
    var plain = false

    func validate() throws { try UpdateRange.check(updates) }

    func run() throws {
        let (request, configuration) = try options.request()
        // Whatever stands in the way of saving shows before training.
        if let out { try StagedRun(configuration, for: out, force: force).discard() }
        let wake = WakePipe()
        let trainer = try Trainer(
            request,
            .init(threads: options.threads.count, targetUpdates: updates, startsPaused: paused),
            onNews: { wake.signal() })
        let saver = RunSaver(trainer, out: out, force: force)
        let screen = WatchScreen(request, configuration, looks)
        let session = WatchSession(trainer: trainer, wake: wake, saver: saver, screen: screen)
        let status = session.run(plain: plain, interval: interval.seconds ?? 1)
        if status != 0 { throw ExitCode(status) }
    }
}
