import ArgumentParser
import Engine
import Foundation
import Games
import Reports
import Store
import TUI
import Training

/// `metamapg reproduce`.
struct Reproduce: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train and test what one of the paper's results rests on, and write a report.",
        discussion: """
            Runs are kept where runs usually are (see runs) and used again: whatever ends the command, the next call goes \
            on from there. The report is README.md in the folder of --out, with pictures beside it.
            Experiments: \(Experiment.names.joined(separator: ", ")).
            """)

    @Argument(help: "Which result.")
    var experiment: String
    @Option(
        name: .customLong("policy"),
        help: "Class of the meta-agent's policy: \(PolicyClass.help) (default tabular; \(GameWords.usualPolicies)).")
    var chosenPolicy: PolicyClass?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Seeds of each run, 1 to 1000 (default: 3 in quick and 10 in full budgets; networks 2 and 5).",
            valueName: "count"))
    var seeds: Int?
    @Option(
        help: """
            How much to spend: quick, minutes on two cores; or full, an hour, or a night for networks (default quick).
            """)
    var budget = Budget.quick
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Meta-updates of each run, 1 to 1000000000 (default: what the budget allows).", valueName: "count"))
    var updates: Int?
    @Option(
        help: ArgumentHelp(
            "Population to train and test with; in \(GameWords.ofTeams) the path of a team (default: the one that comes with the "
                + "program; in a full budget a team of the paper's size, pretrained once).",
            valueName: "name"))
    var peers: String?
    @Option(help: ArgumentHelp("Some of the algorithms alone, such as meta-mapg,meta-pg.", valueName: "names"))
    var only: String?
    @Option(help: ArgumentHelp("Folder for the report (default results/NAME-POLICY).", valueName: "dir"))
    var out: String?
    @Flag(help: "Replace files of --out that are no report on this.")
    var force = false
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var interval: IntervalOptions

    func validate() throws {
        try UpdateRange.check(updates)
        guard Experiment.names.contains(experiment) else {
            throw ValidationError(
                "There is no experiment \"\(experiment)\"; choose one of \(Experiment.names.joined(separator: ", ")).")
        }
        guard Experiment.game(experiment).map({ PolicyClass.playing($0).contains(policy) }) ?? true else {
            throw ValidationError("\(experiment) is played by networks, not by tables; leave --policy out.")
        }
        if let seeds, !(1...1_000).contains(seeds) {
            throw ValidationError("seeds must lie between 1 and 1000, not \(seeds).")
        }
    }

    private var policy: PolicyClass { chosenPolicy ?? Experiment.usualPolicy(experiment) }

    func run() throws {
        let folder = ReportFolder(out ?? "results/\(experiment)-\(policy.rawValue)", force: force)
        let command = commandLine
        if experiment == ZeroSumExperiment.id {
            try folder.check(title: "Stateless zero-sum game")
            return try folder.write(ZeroSumExperiment.files(command: command))
        }
        if experiment == LeagueReport.id {
            try folder.check(title: LeagueReport.title)
            let session = try LeagueSession(threads)
            let played = try LeagueReport.games.map { game in
                try session.play(LeagueField(game: game), .init(), seed: 1, pairs: LeagueCommand.usualPairs)
            }
            return try folder.write(LeagueReport.files(played.map { ($0.league, $0.cells) }, command: command))
        }
        guard var chosen = Experiment.all(policy).first(where: { $0.id == experiment }) else { return }
        if let only {
            do {
                chosen = try chosen.only(only.split(separator: ",").map(String.init))
            } catch {
                throw UsageError("\(error)")
            }
        }
        try folder.check(title: chosen.title)
        let store = RunStore.standard
        if let peers = try peers ?? pretrainedPeers() { chosen = chosen.with(peers: peers) }
        let reproduction = try Reproduction(
            chosen, policy: policy, updates: updates ?? budget.updates(policy, chosen),
            seeds: seeds ?? budget.seeds(policy))
        let missing = reproduction.missing(from: store)
        if !missing.isEmpty {
            let session = try BatchSession(
                missing, threads, home: RunHome(store, target: nil),
                interval: interval.seconds ?? 5)
            let status = try session.run()
            if status != 0 {
                StandardOutput.tell("Go on with: \(command)")
                throw ExitCode(status)
            }
        }
        let measured = try reproduction.measure(in: store, threads: threads.count)
        let report = ReproductionReport(reproduction, measured, store: store, command: command)
        try folder.write(report.files)
    }

    /// The team that a full budget takes for a game whose peers come from teams, pretrained beside the runs if it is not
    /// there; nil for the usual peers.
    private func pretrainedPeers() throws -> String? {
        guard budget == .full, Experiment.game(experiment) != nil, let game = TeamGame(argument: experiment) else {
            return nil
        }
        // Teams that are several in one population come with the program.
        guard game.game.pretrainings.count == 1 else { return nil }
        let folder = game.pretraining.mark.replacing(" ", with: "-")
        let team = "\(RunStore.standard.folder)/../teams/\(folder)"
        let session = try PretrainSession(team, game, TeamSettings(), replaces: false)
        if !session.isDone {
            StandardOutput.tell("Pretraining the peers.")
            try session.run(every: 1, threads: threads.count, interval: interval.seconds ?? 5)
        }
        return team
    }

    /// What makes this report again.
    private var commandLine: String {
        if [ZeroSumExperiment.id, LeagueReport.id].contains(experiment) { return "metamapg reproduce \(experiment)" }
        let choices = [
            peers.map { " --peers \(shellWord($0))" }, seeds.map { " --seeds \($0)" },
            updates.map { " --updates \($0)" },
            only.map { " --only \(shellWord($0))" },
        ]
        return "metamapg reproduce \(experiment) --policy \(policy.rawValue) --budget \(budget.rawValue)"
            + choices.compactMap { $0 }.joined()
    }
}

extension PolicyClass: ExpressibleByArgument {}
extension Budget: ExpressibleByArgument {}
