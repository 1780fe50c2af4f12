import ArgumentParser
import Foundation
import Learning

/// `metamapg train`.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train without the dashboard and save the run.",
        discussion: """
            The folder is there from the start, with config.yaml, run.sqlite and checkpoints. Whatever ends training \
            early, metamapg resume goes on with the same numbers. Ctrl-C stops at once. A disk that cannot be written \
            is waited for.
            """)

    @OptionGroup(title: "Run") var options: RunOptions
    @OptionGroup(title: "Looks (for the dashboard; here only so that both commands take the same options)")
    var looks: LookOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Meta-updates to make, 1 to 1000000000.", valueName: "count"))
    var updates: Int
    @Option(
        help: ArgumentHelp(
            "Folder for the run (preset: one named after the run where runs are kept, see runs).", valueName: "dir"))
    var out: String?
    @Flag(help: "Replace a run that is saved in that folder.")
    var force = false
    @OptionGroup var interval: IntervalOptions
    @OptionGroup var recording: RecordingOptions

    func validate() throws { try UpdateRange.check(updates) }

    func run() throws {
        let configuration = try options.request().configuration
        // Before any thread is started, see there.
        let stopper = HeadlessTraining.Stopper()
        let signals = EndSignals { stopper.stop() }
        let open =
            if let out {
                try OpenRun.create(
                    configuration, at: out, force: force, target: updates, options: recording.options)
            } else {
                try RunHome(.standard, target: updates, options: recording.options).open(configuration, isNew: true)
            }
        let session = TrainingSession(open, threads: options.threads.count, updates: updates, stopper, signals)
        let status = try session.run(interval: interval.seconds ?? 5)
        if status != 0 { throw ExitCode(status) }
    }
}
