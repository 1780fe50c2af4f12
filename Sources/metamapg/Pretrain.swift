import ArgumentParser
import Foundation
import Games
import Training

/// `metamapg pretrain`.
struct Pretrain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pretrain a team, whose agent 1 gives the peers of later training.",
        discussion: """
            Two recurrent agents learn together (\(GameWords.aimsOfTeams)). The folder gets agent 1 as it was after each \
            iteration, agent1-000.safetensors and so on, and latest.safetensors, from which the same command goes on \
            wherever it was broken off, to the same numbers. At the end population.safetensors holds the personas: the first three fifths \
            of the iterations, a twelfth of them for validation, and for tests the last twentieth. Shows the mean return \
            of an episode, not divided for training.
            """)

    @Argument(help: ArgumentHelp("The game: \(GameWords.ofTeams).", valueName: "game"))
    var game: TeamGame
    @Option(help: ArgumentHelp("Folder for the team.", valueName: "dir"))
    var out: String
    @Option(
        help: ArgumentHelp(
            "What the team learns, where there is a choice (\(GameWords.variantsOfTeams); the first).",
            valueName: "name"))
    var variant: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Iterations, 1 to 100000.", valueName: "count"))
    var iterations = TeamSettings().iterations
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Trajectories of an iteration, 1 to 65536.", valueName: "count"))
    var trajectories = TeamSettings().trajectories
    @Option(parsing: .unconditional, help: ArgumentHelp("Steps of a trajectory, 1 to 10000.", valueName: "count"))
    var horizon = TeamSettings().horizon
    @Option(parsing: .unconditional, help: ArgumentHelp("Hidden units of a policy, 1 to 1024.", valueName: "count"))
    var hidden = TeamSettings().hidden
    @Option(parsing: .unconditional, help: ArgumentHelp("Discount per step, 0 to 1.", valueName: "number"))
    var discount = TeamSettings().discount
    @Option(parsing: .unconditional, help: ArgumentHelp("Adam step of the policies, 0 to 10.", valueName: "number"))
    var rate = TeamSettings().rate
    @Option(help: "Seed of all random numbers.")
    var seed = TeamSettings().seed
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Every how many iterations one becomes a persona, 1 to 1000.", valueName: "count"))
    var every = 1
    @OptionGroup var interval: IntervalOptions
    @Flag(help: "Show the dashboard: the curve of returns, the agents' policies and what they do.")
    var watch = false
    @OptionGroup(title: "Looks") var looks: LookOptions
    @Flag(help: "Replace a team of other settings.")
    var force = false
    @OptionGroup var threads: ThreadOptions

    func validate() throws {
        try Pretrain.check("iterations", iterations, 1...100_000)
        try Pretrain.check("trajectories", trajectories, 1...65_536)
        try Pretrain.check("horizon", horizon, 1...10_000)
        try Pretrain.check("hidden", hidden, 1...1_024)
        try Pretrain.check("discount", discount, 0...1)
        try Pretrain.check("rate", rate, 0...10)
        try Pretrain.check("every", every, 1...1_000)
    }

    private static func check<Value: Comparable>(_ name: String, _ value: Value, _ range: ClosedRange<Value>) throws {
        guard range.contains(value) else {
            throw ValidationError(
                "\(name) must lie between \(range.lowerBound) and \(range.upperBound), not \(value).")
        }
    }

    func run() throws {
        var settings = TeamSettings()
        settings.iterations = iterations
        settings.trajectories = trajectories
        settings.horizon = horizon
        settings.hidden = hidden
        settings.discount = discount
        settings.rate = rate
        settings.seed = seed
        let game = try variant.map(game.learning) ?? game
        let session = try PretrainSession(out, game, settings, replaces: force)
        let interval = interval.seconds ?? 5
        guard watch else { return try session.run(every: every, threads: threads.count, interval: interval) }
        let status = try session.watch(every: every, threads: threads.count, interval: interval, looks: looks)
        if status != 0 { throw ExitCode(status) }
    }
}
