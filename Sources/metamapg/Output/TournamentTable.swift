import Formats
import Reports
import Scales
import Training

/// The outcome of a tournament as text, JSON, CSV and a picture.
struct TournamentTable {
    let names: [String]
    let result: Tournament.Result
    /// With which probability at least classic strategies left their rule; nil if none played.
    let tremble: Double?

    /// Mean over all opponents, itself included, `[contestants]`.
    private var means: [Double] { result.adapted.map { $0.reduce(0, +) / Double(max($0.count, 1)) } }

    /// Everybody by number, the best first at the end.
    var text: String {
        var table = TextTable(numbersFrom: 2)
        let digits = Digits(of: result.adapted.joined())
        table.append(["", "reward per step"] + names.indices.map { "\($0 + 1)" } + ["mean"])
        for (index, row) in result.adapted.enumerated() {
            table.append(["\(index + 1)", names[index]] + (row + [means[index]]).map { digits.text($0) })
        }
        let order = names.indices.sorted { means[$0] > means[$1] }.map { names[$0] }
        return table.text + "\n\nBest on the whole: " + order.joined(separator: ", ")
            + (trembling.map { "\n\($0)" } ?? "")
    }

    /// That strategies do not follow their rules always, as a sentence; nil if none of them played.
    private var trembling: String? {
        tremble.map {
            $0 > 0
                ? "Classic strategies tremble: at first they leave their rule with a probability of \($0) at least "
                    + "(--tremble)."
                : "Classic strategies do not tremble (--tremble 0)."
        }
    }

    var json: JSON {
        .object([
            ("names", .array(names.map(JSON.string))), ("adapted", .table(result.adapted)),
            ("means", .array(means.map(JSON.number))), ("tremble", tremble.map(JSON.number) ?? .null),
            ("rewards", .array(result.rewards.map { .table($0) })),
        ])
    }

    /// A row for each, a column for each opponent.
    var csv: String {
        zip(names, result.adapted).reduce(into: CSV.line(["name"] + names)) { text, row in
            text += CSV.line([row.0] + row.1.map(CSV.number))
        }
    }

    func picture(of game: String) -> HeatTable {
        HeatTable(
            title: "Tournament: \(game)",
            description: "Mean reward per step after adaptation of the one in the row against the one in the column."
                + (trembling.map { " \($0)" } ?? ""),
            rowLabel: "reward of", columnLabel: "against", rows: names, columns: names,
            values: result.adapted.map { $0.map { $0 } }, centre: 0)
    }
}
