import ArgumentParser
import Foundation
import Learning

/// `metamapg train`.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train without the dashboard and save the run.",
        discussion: """
            The folder appears when training ends, complete, with config.yaml, metrics.jsonl (one line a meta-update), \
            final.safetensors and best.safetensors. Meanwhile everything is in a hidden folder beside it, named .DIR.partial-*. \
            Ctrl-C stops at once and saves what there is.
            """)

    @OptionGroup(title: "Run") var options: RunOptions
    @OptionGroup(title: "Looks (for the dashboard; here only so that both commands take the same options)")
    var looks: LookOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Meta-updates to make, 1 to 1000000000.", valueName: "count"))
    var updates: Int
    @Option(help: ArgumentHelp("Folder for the run.", valueName: "dir"))
    var out: String
    @Flag(help: "Replace a run that is saved in that folder.")
    var force = false
    @OptionGroup var interval: IntervalOptions

    func validate() throws { try UpdateRange.check(updates) }

    func run() throws {
        let configuration = try options.request().configuration
        let staged = try StagedRun(configuration, for: out, force: force)
        // Before any thread is started, see there.
        let stopper = HeadlessTraining.Stopper()
        let signals = EndSignals { stopper.stop() }
        let training: HeadlessTraining
        do {
            training = HeadlessTraining(
                configuration, threads: options.threads.count, metrics: try staged.metrics(), stopper: stopper)
        } catch {
            staged.discard()
            throw error
        }
        let session = TrainingSession(training, staged, signals, updates: updates)
        let status = try session.run(ProgressDisplay(updates: updates, interval: interval.seconds ?? 5))
        if status != 0 { throw ExitCode(status) }
    }
}
