import Formats
import Laboratory
import Reports
import Scales

/// What came of a league, as text, JSON, CSV and a picture.
struct LeagueTable {
    let league: League
    /// Row by row.
    let cells: [Cell]

    private var names: [String] { league.entrants.map(\.name) }

    /// What is given in the literature of the same cell; nil if nothing is, or the game is not the same.
    private func published(_ cell: Cell) -> PublishedCell? {
        guard ExactGame.literature.contains(league.game) else { return nil }
        return Published.cell(league.game.id, row: cell.row, column: cell.column)
    }

    var text: String {
        [returns, outcomes, comparison, adoption].compactMap { $0 }.joined(separator: "\n\n")
    }

    private func number(_ value: Double) -> String { value.places(2) }

    /// Means with their errors.
    private var returns: String {
        var table = TextTable(numbersFrom: 2)
        table.append(["", "return per step against"] + names.indices.map { "\($0 + 1)" })
        for (row, name) in names.enumerated() {
            let values = names.indices.map { column in
                let cell = cells[row * names.count + column]
                return number(cell.meanReturn) + (cell.pairs == league.pairs ? "" : "!")
            }
            table.append(["\(row + 1)", name] + values)
        }
        let isBroken = cells.contains { $0.pairs != league.pairs }
        let note = isBroken ? "\n! pairs whose logits are no longer finite numbers are left out" : ""
        let largest = cells.map(\.standardError).max() ?? 0
        return "\(league.game.title), \(league.pairs) pairs; standard errors up to \(number(largest))\n" + table.text
            + note
    }

    /// How pairs of a kind end among themselves.
    private var outcomes: String {
        var table = TextTable(numbersFrom: 1)
        table.append(["against itself, % of pairs", "cooperate", "defect", "one exploits", "other"])
        for (row, name) in names.enumerated() {
            let shares = cells[row * names.count + row].outcomes
            table.append(
                [name]
                    + [
                        shares.mutualCooperation, shares.mutualDefection, shares.rowExploits + shares.columnExploits,
                        shares.other,
                    ].map { (100 * $0).places(0) })
        }
        return table.text
    }

    /// Beside what is published; nil if nothing is.
    private var comparison: String? {
        let known = cells.compactMap { cell in published(cell).map { (cell, $0) } }
        guard !known.isEmpty else { return nil }
        var table = TextTable(numbersFrom: 2)
        table.append(["row", "column", "published", "here", "error", "difference"])
        for (cell, figure) in known {
            let difference = cell.meanReturn - figure.meanReturn
            table.append([
                cell.row, cell.column, number(figure.meanReturn), number(cell.meanReturn), number(cell.standardError),
                number(difference) + (abs(difference) <= figure.tolerance ? " " : "*"),
            ])
        }
        let isOff = known.contains { abs($0.0.meanReturn - $0.1.meanReturn) > $0.1.tolerance }
        let note = isOff ? "\n* farther from it than by rounding and the errors that the source gives" : ""
        return "\(table.text)\nPublished: \(Published.source)\(note)"
    }

    /// Which learner a population would adopt.
    private var adoption: String {
        let shares = Adoption(league, cells)
        var table = TextTable(numbersFrom: 1)
        table.append(["adopted by a population, %", "replicator, of mixtures", "alpha-rank, of time"])
        for (index, name) in names.enumerated() {
            table.append([name, (100 * shares.basins[index]).places(0), (100 * shares.ranking[index]).places(0)])
        }
        return table.text
    }

    /// A list of cells.
    var json: JSON {
        .array(
            cells.map { cell in
                .object([
                    ("row", .string(cell.row)), ("column", .string(cell.column)),
                    ("meanReturn", .number(cell.meanReturn)), ("standardError", .number(cell.standardError)),
                    ("columnReturn", .number(cell.columnReturn)),
                    ("columnStandardError", .number(cell.columnStandardError)),
                    ("meanOverLearning", .number(cell.meanOverLearning)),
                    (
                        "outcomes",
                        .object([
                            ("mutualCooperation", .number(cell.outcomes.mutualCooperation)),
                            ("mutualDefection", .number(cell.outcomes.mutualDefection)),
                            ("rowExploits", .number(cell.outcomes.rowExploits)),
                            ("columnExploits", .number(cell.outcomes.columnExploits)),
                            ("other", .number(cell.outcomes.other)),
                        ])
                    ), ("pairs", .integer(cell.pairs)), ("steps", .integer(cell.steps)),
                    ("published", published(cell).map { .number($0.meanReturn) } ?? .null),
                ])
            })
    }

    /// A line for each cell.
    var csv: String {
        cells.reduce(
            into: CSV.line([
                "row", "column", "meanReturn", "standardError", "columnReturn", "columnStandardError",
                "meanOverLearning", "mutualCooperation", "mutualDefection", "rowExploits", "columnExploits", "other",
                "pairs", "steps", "published",
            ])
        ) { text, cell in
            let shares = cell.outcomes
            let numbers = [
                cell.meanReturn, cell.standardError, cell.columnReturn, cell.columnStandardError,
                cell.meanOverLearning, shares.mutualCooperation, shares.mutualDefection, shares.rowExploits,
                shares.columnExploits, shares.other,
            ]
            text += CSV.line(
                [cell.row, cell.column] + numbers.map(CSV.number)
                    + ["\(cell.pairs)", "\(cell.steps)", CSV.number(published(cell)?.meanReturn)])
        }
    }

    var picture: HeatTable { LeagueReport.heatTable(league, cells) }
}
