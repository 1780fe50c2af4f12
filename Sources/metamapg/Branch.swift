import ArgumentParser
import Foundation
import Store
import Training

/// `metamapg branch`.
struct BranchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "branch",
        abstract: "Go on from where a run stands in another run, with other settings.",
        discussion: """
            The branch begins with the run's policy, critic, inner rates and optimisers, and numbers its meta-updates on from \
            there; one that changes nothing repeats the run to the last digit. The run itself stays as it is. What learned \
            and what is learned must have the same shape: game, policy, hidden units and length of the chain. What a run \
            begins with, such as its first inner rate, cannot change any more.
            """)

    enum Point: String, ExpressibleByArgument, CaseIterable {
        case latest, best
    }

    @Argument(help: ArgumentHelp("Folder of a run, or the name of one of those that runs lists.", valueName: "run"))
    var name: String
    @Option(help: "Where to leave it: its last checkpoint, or the policy with the best validation score.")
    var at = Point.latest
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Meta-updates after which the branch is done, those of the run included.", valueName: "count"))
    var updates: Int?
    @Flag(help: "Open the dashboard on it.")
    var watch = false
    @Option(
        help: ArgumentHelp(
            "Folder for the branch (default: one named after it where runs are kept, see runs).", valueName: "dir"))
    var out: String?
    @Flag(help: "Replace a run that is saved in that folder.")
    var force = false
    @Option(help: "Another population of peers, or one persona of it.")
    var peers: String?
    @Option(help: "Another algorithm: see list algorithms.")
    var algorithm: String?
    @OptionGroup(title: "Settings to change") var choices: SettingOptions<AllSettings>
    @OptionGroup var watching: WatchOptions
    @OptionGroup(title: "Looks") var looks: LookOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var interval: IntervalOptions
    @OptionGroup var recording: RecordingOptions

    func validate() throws {
        try UpdateRange.check(updates)
        if updates == nil, !watch, !watching.plain {
            throw ValidationError("say how many meta-updates the branch is to have: give --updates, or --watch.")
        }
    }

    func run() throws {
        let path = try RunStore.standard.path(of: name)
        try OpenRun.migrate(path)
        let (configuration, start) = try begun(RunReader(path), path)
        if let updates, updates <= start.update {
            throw UsageError("\"\(name)\" has \(start.update) meta-updates there; give --updates with more")
        }
        if watch || watching.plain {
            let open = try open(configuration, start)
            let status = try WatchSession(
                open, RunRequest(configuration), looks, watching, threads, target: updates,
                recording.options
            ).run(interval: interval.seconds ?? 1)
            if status != 0 { throw ExitCode(status) }
            return
        }
        // Before any thread is started, see there.
        let stopper = HeadlessTraining.Stopper()
        let signals = try EndSignals { stopper.stop() }
        let pool = try WorkerPool(threads: threads.count, niceness: 0)
        let session = TrainingSession(
            try open(configuration, start), on: pool, updates: updates ?? start.update, stopper, signals,
            sharing: Company.sharing(threads: threads.threads))
        let status = try session.run(interval: interval.seconds ?? 5)
        if status != 0 { throw ExitCode(status) }
    }

    /// The branch's settings, and what it begins with.
    private func begun(_ reader: RunReader, _ path: String) throws -> (RunConfiguration, RunState) {
        guard let checkpoint = at == .best ? try reader.best() : try reader.checkpoint() else {
            throw UsageError(
                "\"\(name)\" has no \(at == .best ? "validated policy" : "meta-update") yet, so that there is nothing to begin "
                    + "a branch with")
        }
        var changes = RunSettings()
        changes.peers = peers
        changes.algorithm = algorithm
        changes.overrides = choices.overrides
        var settings = RunSettings(reader.configuration)
        settings.branch = nil
        let wanted = try settings.replaced(by: changes).request().configuration
        let state = RunState(update: checkpoint.update, parameters: checkpoint.parameters, best: nil)
        return try wanted.branching(
            from: reader.configuration, named: URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent,
            at: state)
    }

    private func open(_ configuration: RunConfiguration, _ start: RunState) throws -> OpenRun {
        if let out {
            return try OpenRun.create(
                configuration, from: start, at: out, force: force, target: updates, options: recording.options)
        }
        return try RunHome(.standard, target: updates, options: recording.options).branch(configuration, from: start)
    }
}
