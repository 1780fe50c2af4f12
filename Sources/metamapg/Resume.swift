import ArgumentParser
import Foundation
import Reports
import Store
import Training

/// `metamapg resume`.
struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Go on with a run, with the numbers it would have had without the break.",
        discussion: """
            From its last checkpoint; what was recorded of later meta-updates is done again. A run whose checkpoint is \
            lost stays as it is unless --from-start is given.
            """)

    @Argument(help: ArgumentHelp("Folder of a run, or the name of one of those that runs lists.", valueName: "run"))
    var name: String
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Meta-updates after which the run is done, those before included (default: what was asked for last).",
            valueName: "count"))
    var updates: Int?
    @Flag(help: "Begin again at 0; what the run has recorded goes.")
    var fromStart = false
    @Flag(help: "Open the dashboard on it.")
    var watch = false
    @OptionGroup var watching: WatchOptions
    @OptionGroup(title: "Looks") var looks: LookOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var interval: IntervalOptions
    @OptionGroup var recording: RecordingOptions
    @Option(
        help: ArgumentHelp(
            "Go on writing metrics for TensorBoard into this folder, with what is missing there of earlier meta-updates.",
            valueName: "dir"))
    var tensorboard: String?

    func validate() throws {
        try UpdateRange.check(updates)
        if tensorboard != nil, watch || watching.plain {
            throw ValidationError("--tensorboard is for resuming without the dashboard; leave it or --watch out.")
        }
    }

    func run() throws {
        let path = try RunStore.standard.path(of: name)
        try OpenRun.migrate(path)
        let reader = try RunReader(path)
        let info = try reader.info
        let target = updates ?? info.target
        if watch || watching.plain {
            let open = try OpenRun.resume(path, target: target, fromStart: fromStart, options: recording.options)
            let status = try WatchSession(
                open, RunRequest(reader.configuration), looks, watching, threads, target: target,
                recording.options
            ).run(interval: interval.seconds ?? 1)
            if status != 0 { throw ExitCode(status) }
            return
        }
        let updates = try checked(target, info)
        let written = try tensorboard.map { try EventFolder.written($0, of: reader) }
        // Before any thread is started, see there.
        let stopper = HeadlessTraining.Stopper()
        let signals = try EndSignals { stopper.stop() }
        let pool = try WorkerPool(threads: threads.count, niceness: 0)
        let open = try OpenRun.resume(path, target: updates, fromStart: fromStart, options: recording.options)
        let log = try eventLog(written, reader, open)
        let session = TrainingSession(
            open, on: pool, updates: updates, stopper, signals, log, sharing: Company.sharing(threads: threads.threads))
        let status = try session.run(interval: interval.seconds ?? 5)
        if status != 0 { throw ExitCode(status) }
    }

    /// Goes on with the event files; a run that cannot have them ends as it was.
    private func eventLog(_ written: WrittenEvents?, _ reader: RunReader, _ open: OpenRun) throws -> TensorBoardWriter?
    {
        guard let tensorboard, let written else { return nil }
        do {
            return try EventFolder.resume(tensorboard, written, of: reader, at: open.state.update)
        } catch {
            try? open.recorder?.end(.stopped)
            throw error
        }
    }

    /// - Throws: `UsageError` if nothing says how far to go, or if the run is there already.
    private func checked(_ target: Int?, _ info: RunInfo) throws -> Int {
        guard let target else {
            throw UsageError("nobody has said how many meta-updates \"\(name)\" is to have: give --updates, or --watch")
        }
        guard fromStart || info.status != .finished || target > info.updates else {
            throw UsageError("\"\(name)\" has its \(info.updates) meta-updates; give --updates with more to go on")
        }
        return target
    }
}
