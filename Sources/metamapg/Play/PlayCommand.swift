import ArgumentParser
import Foundation
import Store
import TUI
import Training

/// `metamapg play`.
struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: "Take the peer's seat and play with a meta-agent.",
        discussion: """
            You play a matrix game with what a saved run has learned, or with a new run after some meta-updates, of which \
            nothing is saved. You choose actions by their letters. After each joint policy the meta-agent updates its \
            policy from what you both did, as it has learned to; your own learning is yours. Further peers are personas. \
            A trajectory of yours has 20 steps (--steps), and there is one of them (--episodes) to each inner update: fewer \
            than in training, which would be long for a person. The update is the method's all the same, a mean over \
            trajectories of sums over steps; from fewer of them it is smaller and noisier. Every step is a row of \
            play-1.csv, play-2.csv and so on in the run's folder, or of --csv. The same actions give the same table again. \
            Without a terminal actions are read from lines, as letters or names with blanks between them, and lines are \
            printed: yes C | metamapg play RUN.
            """)

    @Argument(
        help: ArgumentHelp(
            "Folder of a run, or the name of one of those that runs lists; without one a new run is trained.",
            valueName: "run"))
    var name: String?
    @Flag(
        help:
            "Which policy of a saved run: the best on validation personas, or the one at the end (best if there is one)."
    )
    var policy: SavedPolicy?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Steps of a trajectory that you play, 2 to 1000 (default 20).", valueName: "count"))
    var steps: Int?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Trajectories that you play before each inner update, 1 to 100 (default 1).", valueName: "count"))
    var episodes: Int?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Number of the chain, 0 to 1000000: each has random numbers of its own (default 0).", valueName: "number"))
    var chain: Int?
    @Option(help: ArgumentHelp("Keep what you play in this file.", valueName: "file.csv"))
    var csv: String?
    @Flag(help: "Replace that file if it is there.")
    var force = false
    @Flag(help: "Read words and print lines instead of drawing a screen.")
    var plain = false
    @OptionGroup(title: "New run") var options: RunOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Meta-updates of the new run, 0 to 1000000 (default 100).", valueName: "count"))
    var updates: Int?
    @OptionGroup(title: "Looks") var looks: LookOptions

    func validate() throws {
        try PlayCommand.check("--steps", steps, PlaySession.Options.horizons)
        try PlayCommand.check("--episodes", episodes, PlaySession.Options.trajectoryCounts)
        try PlayCommand.check("--chain", chain, 0...1_000_000)
        try PlayCommand.check("--updates", updates, 0...1_000_000)
        if name != nil {
            if updates != nil { throw ValidationError("--updates is for a new run; a saved one plays as it is") }
            if options.saysAnything {
                throw ValidationError("a saved run has its own settings; without it, these make a new one")
            }
        } else if policy != nil {
            throw ValidationError("--best and --final are for a saved run")
        }
    }

    private static func check(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError("\(option) must be from \(range.lowerBound) to \(range.upperBound), not \(value)")
    }

    func run() throws {
        if let csv { try OutputFile.check(csv, force: force) }
        let (opponent, folder) = try name.map(saved) ?? (trained(), nil)
        var setup = PlayHost.Setup()
        setup.policy = opponent
        if let steps { setup.options.horizon = steps }
        if let episodes { setup.options.trajectories = episodes }
        setup.chain = chain ?? 0
        setup.place = csv.map { .file($0, replaces: force) } ?? folder.map { .folder($0) }
        let environment = ProcessInfo.processInfo.environment
        if isatty(STDIN_FILENO) != 1 || ShownRun.isPlain(plain, environment) { return try play(opponent, setup) }
        let status = try show(opponent, folder, setup)
        if status != 0 { throw ExitCode(status) }
    }

    /// As lines.
    private func play(_ opponent: TrainedPolicy, _ setup: PlayHost.Setup) throws {
        guard let session = try PlaySession(opponent, setup.options, chain: setup.chain) else { return }
        var lines = PlayLines(session, with: opponent, in: PlayFile(setup.place))
        try lines.play { readLine() }
    }

    /// On the screen.
    /// - Returns: The exit status.
    private func show(_ opponent: TrainedPolicy, _ folder: String?, _ setup: PlayHost.Setup) throws -> Int32 {
        let wake = WakePipe()
        let host = PlayHost(RunStore.standard, setup, onNews: { wake.signal() })
        let configuration = opponent.configuration
        let screen = WatchScreen(try RunRequest(configuration), .run(configuration), looks)
        let shown = ShownRun(StillTrainer(opponent, folder: folder), wake, screen, isPlain: false, play: host)
        let (outcome, _) = shown.run(interval: 1, start: { wake.signal() }, save: {})
        if let file = host.file { StandardOutput.tell("kept in \(file)") }
        return outcome.exitStatus
    }

    /// A saved run's policy, and its folder.
    private func saved(_ name: String) throws -> (TrainedPolicy, String?) {
        let path = try RunStore.standard.path(of: name)
        let run = try PlayedRun(path, policy)
        try check(run.configuration)
        let state = RunState(update: run.checkpoint.update, parameters: run.checkpoint.parameters, best: nil)
        return (TrainedPolicy(run.configuration, state), path)
    }

    /// A new run's policy.
    private func trained() throws -> TrainedPolicy {
        let configuration = try options.request().configuration
        try check(configuration)
        let updates = updates ?? 100
        let training = try HeadlessTraining(configuration, threads: options.threads.count)
        if updates > 0 { StandardError.print("Training \(configuration.name) for \(updates) meta-updates first.") }
        for _ in 0..<updates { _ = try training.advance() }
        return TrainedPolicy(configuration, training.state)
    }

    private func check(_ configuration: RunConfiguration) throws {
        guard configuration.game.table == nil else { return }
        throw UsageError("play needs a matrix game; \(configuration.game.id) is none")
    }
}
