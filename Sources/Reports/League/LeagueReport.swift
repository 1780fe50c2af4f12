import Laboratory

/// Published tables of learners in exact games beside ours: `reproduce league`.
package enum LeagueReport {
    package static let id = "league"
    package static let title = "The exact league"
    /// The games whose tables are published, with the payoffs that they have there.
    package static var games: [ExactGame] { ExactGame.literature }

    /// The report and its pictures, by file name.
    /// - Parameters:
    ///   - played: Leagues with their cells, row by row.
    ///   - command: What made it.
    /// - Returns: The README first.
    package static func files(_ played: [(league: League, cells: [Cell])], command: String) -> [(
        name: String, text: String
    )] {
        var report = Report(title: title)
        report.introduction = [
            .paragraph(
                """
                Memory-one policies in games of two players and two actions that go on for ever, discount .96; values and \
                derivatives are exact. Each learner plays each other from starts whose logits are N(0, 1), \
                \(played.first?.league.pairs ?? 0) pairs a cell, all steps at once. What is compared is the mean \
                normalised return, per step, of the learner in the row after \(Entrant.usualSteps) steps of learning (M-FOS: \
                100). Payoffs are those of the literature.
                """),
            .paragraph(
                """
                Published: \(Published.source). Errors of trained learners are over their trainings. A star marks a \
                difference beyond the rounding and the errors that the source gives.
                """),
        ]
        var pictures: [(name: String, text: String)] = []
        for (league, cells) in played {
            let file = "\(league.game.id).svg"
            let table = heatTable(league, cells)
            pictures.append((file, table.svg))
            report.sections.append(
                Report.Section(
                    title: league.game.title,
                    blocks: [
                        .chart(file: file, description: table.description), .table(comparison(league, cells)),
                        .table(adoption(league, cells)),
                    ]))
        }
        report.commands = [command]
        return [("README.md", report.markdown)] + pictures
    }

    private static func number(_ value: Double) -> String { NumberText.fixed(value, 2) }

    /// The table as a picture.
    package static func heatTable(_ league: League, _ cells: [Cell]) -> HeatTable {
        let names = league.entrants.map(\.name)
        return HeatTable(
            title: "League: \(league.game.title)",
            description: "Mean normalised return per step of the learner in the row against the one in the column.",
            rowLabel: "return of", columnLabel: "against", rows: names, columns: names,
            values: league.returns(cells).map { $0.map { $0 } })
    }

    private static func comparison(_ league: League, _ cells: [Cell]) -> MarkdownTable {
        var table = MarkdownTable([
            .init("Row"), .init("Column"), .init("Published", .right), .init("Here", .right),
            .init("Standard error", .right), .init("Difference", .right),
        ])
        for cell in cells {
            guard let figure = Published.cell(league.game.id, row: cell.row, column: cell.column) else { continue }
            let difference = cell.meanReturn - figure.meanReturn
            table.append([
                cell.row, cell.column, number(figure.meanReturn), number(cell.meanReturn), number(cell.standardError),
                number(difference) + (abs(difference) > figure.tolerance ? " *" : ""),
            ])
        }
        return table
    }

    private static func adoption(_ league: League, _ cells: [Cell]) -> MarkdownTable {
        let names = league.entrants.map(\.name)
        let shares = Adoption(league, cells)
        var table = MarkdownTable([
            .init("Learner"), .init("Against itself", .right), .init("Pairs that cooperate, %", .right),
            .init("Adopted by replicator dynamics, % of mixtures", .right), .init("By alpha-rank, % of time", .right),
        ])
        for (index, name) in names.enumerated() {
            let own = cells[index * names.count + index]
            table.append([
                name, number(own.meanReturn), NumberText.fixed(100 * own.outcomes.mutualCooperation, 0),
                NumberText.fixed(100 * shares.basins[index], 0), NumberText.fixed(100 * shares.ranking[index], 0),
            ])
        }
        return table
    }
}
