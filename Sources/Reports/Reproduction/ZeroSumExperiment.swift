import Engine

/// Figure 2 of the paper: the stateless zero-sum game, whose gradients are known in closed form; it takes no runs.
package enum ZeroSumExperiment {
    package static let id = "zero-sum"
    private static let updates = 2_000

    /// The report and its picture, by file name; `command` is what made it.
    package static func files(command: String) -> [(name: String, text: String)] {
        // The middles of equal parts of [-1, 1] stand for draws: the same mean without noise.
        let count = StatelessZeroSum.samples
        let starts = (0..<count).map { -1 + (Double($0) + 0.5) * 2 / Double(count) }
        let methods = [("Meta-MAPG", true), ("Meta-PG", false)].map { name, peerLearning in
            (name, StatelessZeroSum.training(peerLearning: peerLearning, starts: starts, updates: updates))
        }
        let series = methods.map { name, values in
            LineChart.Series(
                name: name,
                points: stride(from: 0, through: updates, by: 20).map { update in
                    CurvePoint(x: Double(update), y: mean(values[update]))
                })
        }
        let rate = StatelessZeroSum.innerRate
        let limit = (1 + rate * rate) * (1 + rate * rate) / (4 * rate) / 3
        var table = MarkdownTable([.init("Method"), .init("Before training", .right), .init("After", .right)])
        for (name, values) in methods {
            table.append([
                name, NumberText.fixed(mean(values[0]), 4), NumberText.fixed(mean(values[updates]), 4),
            ])
        }
        let description = "Value of the adapted joint policy over meta-updates, a curve a method."
        let chart = LineChart(
            title: "Stateless zero-sum game", description: description, xLabel: "meta-update",
            yLabel: "value after one inner update", series: series)
        var report = Report(title: "Stateless zero-sum game")
        report.introduction = [
            .paragraph(
                """
                V_0 = x y = -V_1 with one parameter each, one inner update at rate \(rate), outer rate \
                \(StatelessZeroSum.outerRate), \(count) starts y_0 spread evenly over [-1, 1], x_0 = 0. Does the \
                meta-agent learn to win against a peer that learns? (Figure 2 of the paper, whose curves fall for Meta-PG \
                and rise to a winning strategy for Meta-MAPG; it prints no numbers.)
                """)
        ]
        report.sections = [
            Report.Section(
                title: "Value after one inner update",
                blocks: [
                    .table(table), .chart(file: "value.svg", description: description),
                    .paragraph(
                        """
                        The limit of Meta-MAPG in closed form is (1 + a²)² / 4a times the mean of y_0², 1/3: \
                        \(NumberText.fixed(limit, 4)) with a = \(rate).
                        """),
                ])
        ]
        report.commands = [command]
        return [("README.md", report.markdown), ("value.svg", chart.svg)]
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
