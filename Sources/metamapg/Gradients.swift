import ArgumentParser
import Foundation
import Scales
import Store
import Training

/// `metamapg gradients`.
struct Gradients: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure how much a saved run's meta-gradient can be trusted.",
        discussion: """
            Walks chains back from the run's parameters, against training personas of their own, and says how long their \
            gradients are, how far the means of two halves of the chains agree (1 if half as many would do, 0 if the mean is \
            noise), and what steps along the mean gain, played with the same random numbers before and after. Other settings \
            show what they would make of the same policy: --estimator pathwise, --second-order-lambda 0.5, --trajectories 256.
            """)

    @Argument(help: ArgumentHelp("Folder of a run, or the name of one of those that runs lists.", valueName: "run"))
    var name: String
    @Flag(help: "Which policy: the best on validation personas, or the one at the end (best if there is one).")
    var policy: SavedPolicy?
    @Option(
        name: .customLong("count"), parsing: .unconditional,
        help: ArgumentHelp("Chains that are walked back, 2 to 1024.", valueName: "chains"))
    var count = 32
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Chains in which each step is tried, 0 to 1024, 0 for no steps.", valueName: "chains"))
    var trials = 48
    @Option(help: ArgumentHelp("Lengths of the steps, as shares of the policy's norm.", valueName: "shares"))
    var steps = "0.003,0.01,0.03"
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup(title: "Settings to change") var choices: SettingOptions<AllSettings>
    @OptionGroup var threads: ThreadOptions

    func validate() throws {
        guard (2...1_024).contains(count) else {
            throw ValidationError("count must lie between 2 and 1024, not \(count).")
        }
        guard (0...1_024).contains(trials) else {
            throw ValidationError("trials must lie between 0 and 1024, not \(trials).")
        }
        _ = try lengths()
    }

    private func lengths() throws -> [Double] {
        try steps.split(separator: ",").map { word in
            guard let step = Double(word), step > 0, step <= 1 else {
                throw ValidationError(
                    "steps must be numbers above 0 and at most 1, such as 0.01,0.03, not \"\(steps)\".")
            }
            return step
        }
    }

    func run() throws {
        let saved = try PlayedRun(RunStore.standard.path(of: name), policy)
        var changes = RunSettings()
        changes.overrides = choices.overrides
        let configuration = try RunSettings(saved.configuration).replaced(by: changes).request().configuration
        if let part = configuration.part(thatDiffersFrom: saved.configuration) {
            throw UsageError("the gradient is that of a saved policy, so that \(part) must stay as in \"\(name)\"")
        }
        guard configuration.method.outer.isMetaGradient else {
            throw UsageError("\(configuration.method.title) has no meta-gradient that could be measured")
        }
        let measured = try GradientNoise.measure(
            configuration, at: saved.checkpoint.parameters, of: saved.checkpoint.update, chains: count,
            steps: trials > 0 ? lengths() : [], trials: trials, on: WorkerPool(threads: threads.count, niceness: 0))
        try StandardOutput.print(json ? text(saved, measured).text : table(saved, measured))
    }

    private func text(_ saved: PlayedRun, _ noise: GradientNoise) -> JSON {
        .object([
            ("updates", .integer(saved.checkpoint.update)), ("chains", .integer(count)),
            ("score", .number(noise.score)),
            ("norms", .array(noise.norms.map(JSON.number))), ("steps", .array(noise.steps.map(JSON.number))),
            (
                "gradients",
                .array(
                    noise.rows.map { row in
                        .object([
                            ("name", .string(row.name)), ("norm", .number(row.norm)),
                            ("agreement", .number(row.agreement)), ("gains", .array(row.gains.map(JSON.number))),
                        ])
                    })
            ),
        ])
    }

    private func table(_ saved: PlayedRun, _ noise: GradientNoise) -> String {
        let digits = Digits(from: 0, to: 1)
        var table = TextTable(numbersFrom: 1)
        table.append(["gradient", "|g|", "agreement"] + noise.steps.map { "gain at \($0)" })
        for row in noise.rows {
            table.append(
                [row.name, Numerals.fixed(row.norm, 2), digits.text(row.agreement)]
                    + row.gains.map { Numerals.fixed($0, 4) })
        }
        let norms = noise.norms
        let middle = norms.isEmpty ? 0 : norms[norms.count / 2]
        let played = noise.playedScore.map { "; trials \(Numerals.fixed($0, 3))" } ?? ""
        return """
            \(saved.configuration.name)
            \(saved.choice.rawValue) policy, of update \(saved.checkpoint.update); \(count) chains, mean reward \(Numerals.fixed(noise.score, 3))\(played)
            chains' |g|: median \(Numerals.fixed(middle, 2)), smallest \(Numerals.fixed(norms.first ?? 0, 2)), largest \(Numerals.fixed(norms.last ?? 0, 2))

            \(table.text)
            """
    }
}
