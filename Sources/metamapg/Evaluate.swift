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
            return of an episode. Games that count more than rewards add their measures, such as the share of own coins.
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
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Print too how the meta-agent acts at this joint policy after its last two observations, 0 to that of the end.",
            valueName: "number"))
    var memory: Int?
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var threads: ThreadOptions

    func run() throws {
        var saved = try PlayedRun(RunStore.standard.path(of: directory), policy)
        if let peers {
            (saved.configuration.population, saved.configuration.singlePersona) = try saved.configuration.game
                .population(peers)
        }
        try checkMemory(saved.configuration)
        let evaluation = try Evaluation.run(
            saved.configuration, saved.checkpoint.parameters.averaged, split: personas,
            seed: seed ?? saved.configuration.seed, threads: threads.count, twoStepsAt: memory)
        for problem in Set(evaluation.problems).sorted() {
            StandardError.print("Warning: personas were left out: \(problem).")
        }
        try StandardOutput.print(json ? text(saved, evaluation).text : table(saved, evaluation))
    }

    private func text(_ saved: PlayedRun, _ evaluation: Evaluation) -> JSON {
        .object(
            [
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
                            .object(
                                [
                                    ("name", .string(group.name)), ("count", .integer(group.count)),
                                    ("meanReward", .table(group.meanReward)),
                                ] + measures(saved, group) + memory(saved, group))
                        })
                ),
                ("overall", .table(evaluation.overall.meanReward)),
            ] + measures(saved, evaluation.overall) + memory(saved, evaluation.overall))
    }

    /// The game's measures by name, agent and joint policy; nothing for a game without any.
    private func measures(_ saved: PlayedRun, _ group: Evaluation.Group) -> [(key: String, value: JSON)] {
        guard let tally = saved.configuration.game.tally else { return [] }
        return [("measures", .object(tally.measures.map { ($0.name, .table(group.values(of: $0))) }))]
    }

    /// The same as a table for people; empty for a game without any.
    private func measureTable(_ saved: PlayedRun, _ groups: [Evaluation.Group]) -> String {
        guard let tally = saved.configuration.game.tally else { return "" }
        let length = saved.configuration.chainLength
        let digits = Digits(from: 0, to: 1)
        return tally.measures.map { measure in
            var table = TextTable(numbersFrom: 1)
            table.append([measure.name] + (0...length).map { "phi_\($0)" })
            for group in groups {
                table.append(["\(group.name) (\(group.count))"])
                for (agent, values) in group.values(of: measure).enumerated() {
                    let row = values.map { $0.isFinite ? digits.text($0) : "--" }
                    table.append(["  \(name(of: agent, of: group))"] + row)
                }
            }
            return "\n\n" + table.text
        }.joined()
    }

    private func name(of agent: Int, of group: Evaluation.Group) -> String {
        agent == 0 ? "meta-agent" : group.meanReward.count == 2 ? "peer" : "peer \(agent)"
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
                let mean = rewards.dropFirst().reduce(0, +) / Double(length)
                table.append(["  \(name(of: agent, of: group))"] + (rewards + [mean]).map { digits.text($0) })
            }
        }
        return """
            \(saved.configuration.name)
            \(saved.choice.rawValue) policy, of update \(saved.checkpoint.update)\(score)
            \(evaluation.overall.count) \(personas.rawValue) personas

            \(table.text)\(measureTable(saved, groups))\(memoryTable(saved, groups))
            """
    }
}

extension PersonaSplit: ExpressibleByArgument {}
