import ArgumentParser
import Games
import Scales
import Training

/// What a policy remembers: how it acts after its last two observations.
extension Evaluate {
    /// Refuses what cannot be looked at.
    func checkMemory(_ run: RunConfiguration) throws {
        guard let memory else { return }
        guard run.game.table != nil else {
            throw UsageError("--memory needs a table of payoffs, which \(run.game.title) does not have.")
        }
        guard (0...run.chainLength).contains(memory) else {
            throw UsageError("--memory must lie between 0 and \(run.chainLength), not \(memory).")
        }
    }

    /// Pairs of observations with the probabilities of actions after them; nothing unless asked for.
    func memory(_ saved: PlayedRun, _ group: Evaluation.Group) -> [(key: String, value: JSON)] {
        guard let game = saved.configuration.game.table, let twoSteps = group.twoSteps else { return [] }
        let rows = twoSteps.rows.map { row in
            JSON.object([
                ("observations", .strings([row.earlier, row.last].map(game.label(ofObservation:)))),
                ("probabilities", .numbers(row.probabilities)), ("share", .number(row.share)),
            ])
        }
        return [("memory", .array(rows))]
    }

    /// The same as a table for people.
    func memoryTable(_ saved: PlayedRun, _ groups: [Evaluation.Group]) -> String {
        guard let memory, let game = saved.configuration.game.table else { return "" }
        let digits = Digits(from: 0, to: 1)
        var table = TextTable(numbersFrom: 1)
        table.append(["meta-agent at phi_\(memory)"] + game.symbols.map { "P(\($0))" } + ["seen"])
        for group in groups {
            table.append(["\(group.name) (\(group.count))"])
            for row in group.twoSteps?.rows ?? [] {
                let pair = [row.earlier, row.last].map(game.label(ofObservation:)).joined(separator: ", ")
                table.append(["  \(pair)"] + (row.probabilities + [row.share]).map { digits.text($0) })
            }
        }
        return "\n\n" + table.text
    }
}
