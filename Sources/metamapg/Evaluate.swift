import ArgumentParser
import Games
import Scales
import Store
import Training

/// `metamapg evaluate`.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a saved run's policy against held-out personas.",
        discussion: """
            Prints the mean reward per step of each agent at every joint policy of the chain; in \(GameWords.paidByEpisode) the mean \
            return of an episode.
            """)

    @Argument(help: ArgumentHelp("Folder of a run, or the name of one of those that runs lists.", valueName: "run"))
    var directory: String
    @Option(help: "Personas to play.")
    var personas = PersonaSplit.test
    @Option(
        help: "Population that they are of, or one persona, such as out-of-distribution: see list peers (the run's).")
    var peers: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seed of the evaluation, 0 to \(UInt64.max) (the run's).", valueName: "number"))
    var seed: UInt64?
    @Flag(help: "Which policy: the best on validation personas, or the one at the end (best if there is one).")
    var policy: SavedPolicy?
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var threads: ThreadOptions

    func run() throws {
        var saved = try PlayedRun(RunStore.standard.path(of: directory), policy)
        if let peers {
            (saved.configuration.population, saved.configuration.singlePersona) = try saved.configuration.game
                .population(peers)
        }
        let evaluation = try Evaluation.run(
            saved.configuration, saved.checkpoint.parameters.averaged, split: personas,
            seed: seed ?? saved.configuration.seed, threads: threads.count)
        for problem in Set(evaluation.problems).sorted() {
            StandardError.print("Warning: personas were left out: \(problem).")
        }
        try StandardOutput.print(json ? text(saved, evaluation).text : table(saved, evaluation))
    }

    private func text(_ saved: PlayedRun, _ evaluation: Evaluation) -> JSON {
        .object([
            ("game", .string(saved.configuration.game.id)),
            ("algorithm", .string(saved.configuration.method.id)),
            ("policy", .string(saved.configuration.policy.rawValue)),
            ("updates", .integer(saved.checkpoint.update)),
            ("personas", .string(personas.rawValue)),
            ("count", .integer(evaluation.overall.count)),
            (
                "groups",
                .array(
                    evaluation.groups.map { group in
                        .object([
                            ("name", .string(group.name)), ("count", .integer(group.count)),
                            ("meanReward", .table(group.meanReward)),
                        ])
                    })
            ),
            ("overall", .table(evaluation.overall.meanReward)),
        ])
    }

    private func table(_ saved: PlayedRun, _ evaluation: Evaluation) -> String {
        let scoreDigits = saved.configuration.rewardDigits
        let score =
            saved.checkpoint.validationScore.map { ", validation score \(scoreDigits.text($0, atLeast: 3))" } ?? ""
        let length = saved.configuration.chainLength
        var table = TextTable(numbersFrom: 1)
        table.append(
            [saved.configuration.game.rewardUnit.title] + (0...length).map { "phi_\($0)" } + [
                length == 1 ? "mean 1" : "mean 1-\(length)"
            ])
        let groups = evaluation.groups.count > 1 ? evaluation.groups + [evaluation.overall] : evaluation.groups
        let digits = Digits(of: groups.flatMap { $0.meanReward.joined() })
        for group in groups {
            table.append(["\(group.name) (\(group.count))"])
            for (agent, rewards) in group.meanReward.enumerated() {
                let peer = group.meanReward.count == 2 ? "peer" : "peer \(agent)"
                let mean = rewards.dropFirst().reduce(0, +) / Double(length)
                table.append(["  \(agent == 0 ? "meta-agent" : peer)"] + (rewards + [mean]).map { digits.text($0) })
            }
        }
        return """
            \(saved.configuration.name)
            \(saved.choice.rawValue) policy, of update \(saved.checkpoint.update)\(score)
            \(evaluation.overall.count) \(personas.rawValue) personas

            \(table.text)
            """
    }
}

extension PersonaSplit: ExpressibleByArgument {}
