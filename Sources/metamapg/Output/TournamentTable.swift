import Learning
import Reports

/// The outcome of a tournament as text, JSON, CSV and a picture.
struct TournamentTable {
    let names: [String]
    let result: Tournament.Result

    /// Mean over all opponents, itself included, `[contestants]`.
    private var means: [Double] { result.adapted.map { $0.reduce(0, +) / Double(max($0.count, 1)) } }

    /// Everybody by number, the best first at the end.
    var text: String {
        var table = TextTable(numbersFrom: 2)
        table.append(["", "reward per step"] + names.indices.map { "\($0 + 1)" } + ["mean"])
        for (index, row) in result.adapted.enumerated() {
            table.append(["\(index + 1)", names[index]] + (row + [means[index]]).map { $0.places(2) })
        }
        let order = names.indices.sorted { means[$0] > means[$1] }.map { names[$0] }
        return table.text + "\n\nBest on the whole: " + order.joined(separator: ", ")
    }

    var json: JSON {
        .object([
            ("names", .array(names.map(JSON.string))), ("adapted", .table(result.adapted)),
            ("means", .array(means.map(JSON.number))),
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
            description: "Mean reward per step after adaptation of the one in the row against the one in the column.",
            rowLabel: "reward of", columnLabel: "against", rows: names, columns: names,
            values: result.adapted.map { $0.map { $0 } }, centre: 0)
    }
}
