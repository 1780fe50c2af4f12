import ArgumentParser
import Games
import Store
import Training

/// `metamapg compare`.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare saved runs, with means and 95 % confidence intervals over seeds.",
        discussion: """
            Plays each run's policy against personas. Runs that differ in nothing but their seed are one group, for \
            which the meta-agent's reward per step at every joint policy and its sum over those after adaptation (AUC) \
            are given as mean and interval by Student's t, and for every further group the difference from the first \
            by Welch's t-test. Runs that were trained for different numbers of meta-updates are different groups, and those \
            that have no policy yet are left out, both with a warning.
            """)

    @Argument(help: ArgumentHelp("Folders of runs, or names of those that runs lists.", valueName: "run"))
    var runs: [String]
    @Option(help: "Personas to play.")
    var personas = PersonaSplit.test
    @Flag(help: "Which policies: the best on validation personas, or those at the end (best where there is one).")
    var policy: SavedPolicy?
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var threads: ThreadOptions

    func run() throws {
        let played = try policies()
        try checkComparable(played)
        let results = try played.map { name, run in
            let evaluation = try Evaluation.run(
                run.configuration, run.checkpoint.parameters.averaged, split: personas, seed: run.configuration.seed,
                threads: threads.count)
            for problem in Set(evaluation.problems).sorted() {
                StandardError.print("Warning: \"\(name)\": personas were left out: \(problem).")
            }
            return ComparedRun(name: name, run: run, rewards: evaluation.overall.meanReward[0])
        }
        let comparison = Comparison(
            results, personas: personas, count: played[0].run.configuration.count(of: personas))
        for warning in comparison.warnings { StandardError.print("Warning: \(warning).") }
        try StandardOutput.print(json ? comparison.json.text : comparison.text)
    }

    /// The policies of all runs that have one, with a warning for each of the others.
    /// - Throws: What is wrong with a run, or `Failure` if none is left.
    private func policies() throws -> [(name: String, run: PlayedRun)] {
        let played = try runs.compactMap { name -> (name: String, run: PlayedRun)? in
            do {
                return (name, try PlayedRun(RunStore.standard.path(of: name), policy))
            } catch let problem as MissingPolicy {
                StandardError.print("Warning: a run is left out: \(problem).")
                return nil
            }
        }
        guard !played.isEmpty else { throw Failure("none of the runs has a policy that can be compared") }
        return played
    }

    /// - Throws: `UsageError` if two runs cannot be compared or would count twice.
    private func checkComparable(_ played: [(name: String, run: PlayedRun)]) throws {
        let first = played[0]
        for (index, other) in played.enumerated() {
            let (a, b) = (first.run.configuration, other.run.configuration)
            guard a.game == b.game else {
                throw UsageError(
                    "\"\(other.name)\" plays \(b.game.id) and \"\(first.name)\" \(a.game.id)"
                        + (a.game.id == b.game.id ? " by other rules" : "") + "; only runs of one game can be compared")
            }
            guard a.chainLength == b.chainLength else {
                throw UsageError(
                    "chains of \"\(other.name)\" have \(b.chainLength) inner updates and those of \"\(first.name)\" "
                        + "\(a.chainLength); only runs with chains of one length can be compared")
            }
            if let same = played[..<index].first(where: { $0.run.configuration == b }) {
                throw UsageError(
                    "\"\(same.name)\" and \"\(other.name)\" have the same settings and the same seed, "
                        + "so they are one sample and not two; leave one of them out")
            }
        }
    }
}

extension RunConfiguration {
    /// How many personas of a split there are to play.
    fileprivate func count(of split: PersonaSplit) -> Int { singlePersona == nil ? population.count(split) : 1 }
}
