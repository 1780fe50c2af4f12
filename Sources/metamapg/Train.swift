import ArgumentParser
import Foundation
import Store
import Training

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
            "Folder for the run (default: one named after the run where runs are kept, see runs).", valueName: "dir"))
    var out: String?
    @Flag(help: "Replace a run that is saved in that folder.")
    var force = false
    @OptionGroup var interval: IntervalOptions
    @OptionGroup var recording: RecordingOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Train so many runs, with seeds from --seed on, as many at once as there are threads; --out is then the "
                + "folder that they are kept in.", valueName: "count"))
    var seeds: Int?
    @Option(
        help: ArgumentHelp(
            "Write metrics for TensorBoard as well while training, into this folder, which must have none.",
            valueName: "dir"))
    var tensorboard: String?

    func validate() throws {
        try UpdateRange.check(updates)
        guard let seeds else { return }
        guard (1...1_000).contains(seeds) else {
            throw ValidationError("seeds must lie between 1 and 1000, not \(seeds).")
        }
        if force || tensorboard != nil {
            throw ValidationError("--force and --tensorboard are for a single run; leave them or --seeds out.")
        }
    }

    func run() throws {
        let (request, configuration) = try options.request()
        if let seeds { return try train(seeds: seeds, request, first: configuration.seed) }
        let log = try tensorboard.map { try EventFolder.begin($0, force: force) }
        // Before any thread is started, see there.
        let stopper = HeadlessTraining.Stopper()
        let signals = try EndSignals { stopper.stop() }
        let pool = try WorkerPool(threads: options.threads.count, niceness: 0)
        let open =
            if let out {
                try OpenRun.create(
                    configuration, at: out, force: force, target: updates, options: recording.options)
            } else {
                try RunHome(.standard, target: updates, options: recording.options).open(configuration, isNew: true)
            }
        let session = TrainingSession(
            open, on: pool, updates: updates, stopper, signals, log,
            sharing: Company.sharing(threads: options.threads.threads))
        let status = try session.run(interval: interval.seconds ?? 5)
        if status != 0 { throw ExitCode(status) }
    }

    /// Several seeds, each a run of its own.
    private func train(seeds: Int, _ request: RunRequest, first: UInt64) throws {
        let jobs = try (0..<UInt64(seeds)).map { number in
            var request = request
            // Seeds go round at their end.
            request.overrides.seed = first &+ number
            return RunBatch.Job(try request.resolved(), updates: updates)
        }
        let home = RunHome(out.map { RunStore($0) } ?? .standard, target: updates, options: recording.options)
        let missing = jobs.filter { home.store.trained($0.configuration, updates: updates).isEmpty }
        let session = try BatchSession(
            missing, options.threads, home: home, interval: interval.seconds ?? 5)
        let status = try session.run()
        guard status == 0 else {
            StandardOutput.tell("The same command goes on with these runs.")
            throw ExitCode(status)
        }
        let known = missing.count < seeds ? ", \(seeds - missing.count) of them before" : ""
        StandardOutput.tell("Saved \(seeds) runs in \(home.store.folder)\(known).")
    }
}
