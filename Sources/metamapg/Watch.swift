import ArgumentParser
import Files
import Foundation
import Store
import TUI
import Training

/// `metamapg watch`, and `metamapg` alone.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train and watch on the dashboard (what metamapg alone does).",
        discussion: """
            Every key is listed by ?. Where there is no screen to draw on, a line is printed now and then instead. \
            Runs are saved all the time, in the folder $XDG_STATE_HOME/metamapg/runs, usually \
            ~/.local/state/metamapg/runs. One that is there with the same settings and is not finished goes on.
            """)

    @OptionGroup(title: "Run") var options: RunOptions
    @OptionGroup(title: "Looks") var looks: LookOptions
    @OptionGroup var interval: IntervalOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Meta-updates after which a run is done, 1 to 1000000000 (default: no end).", valueName: "count"))
    var updates: Int?
    @Option(
        help: ArgumentHelp("Folder for the first run; others go where runs usually do.", valueName: "dir"))
    var out: String?
    @Flag(help: "Replace a run that is saved in that folder.")
    var force = false
    @Flag(help: "Begin another run, even if one with the same settings could go on.")
    var new = false
    @OptionGroup var watching: WatchOptions
    @OptionGroup var recording: RecordingOptions

    func validate() throws { try UpdateRange.check(updates) }

    func run() throws {
        let (request, configuration) = try options.request()
        let session = try WatchSession(
            open(configuration), request, looks, watching, options.threads, target: updates,
            recording.options)
        let status = session.run(interval: interval.seconds ?? 1)
        if status != 0 { throw ExitCode(status) }
    }

    /// The first run. A folder that was asked for must be there; without one, watching does without rather than not at
    /// all.
    private func open(_ configuration: RunConfiguration) throws -> OpenRun {
        if let out {
            return try OpenRun.create(
                configuration, at: out, force: force, target: updates, options: recording.options)
        }
        do throws(RunFileError) {
            return try RunHome(.standard, target: updates, options: recording.options).open(configuration, isNew: new)
        } catch {
            return OpenRun(inMemory: configuration, because: error)
        }
    }
}

/// How to watch, whatever is watched.
struct WatchOptions: ParsableArguments {
    @Flag(help: "Wait for a key before training begins.")
    var paused = false
    @Flag(help: "Print lines instead of drawing a screen.")
    var plain = false
}
