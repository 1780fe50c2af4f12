import Files
import Store
import Training

/// Curves along the chain and over meta-updates.
extension ReproductionReport {
    /// Rewards at each joint policy with intervals over seeds.
    func chainPoints(_ results: [Evaluation.Group]) -> [CurvePoint] {
        let count = results.first?.meanReward.first?.count ?? 0
        return (0..<count).compactMap { step in
            SampleStatistics(results.map { $0.meanReward[0][step] }).map {
                CurvePoint(x: Double(step), y: $0.mean, interval: $0.interval())
            }
        }
    }

    func chainChart(_ group: String) -> LineChart {
        let peers = group == "overall" ? "all test peers" : "\(group) test peers"
        return LineChart(
            title: "\(experiment.title): \(peers)",
            description:
                "The meta-agent's mean \(unit) at each joint policy against \(peers), a curve a method.",
            xLabel: "joint policy, l", yLabel: unit,
            series: measured.map { arm in
                LineChart.Series(name: arm.arm.name, points: chainPoints(results(arm, group)))
            })
    }

    /// The paper's figure and ours beside each other, a row a kind of peers; nil where the paper has none.
    var figure: ChartGrid? {
        let rows = groups.compactMap { group -> [LineChart]? in
            let paper = measured.compactMap { arm in
                paperCurve(arm, group).map { curve in
                    LineChart.Series(
                        name: arm.arm.name,
                        points: curve.enumerated().map { CurvePoint(x: Double($0), y: $1, interval: nil) })
                }
            }
            guard paper.count == measured.count else { return nil }
            let peers = group == "overall" ? "" : ", \(group) peers"
            var theirs = chainChart(group)
            theirs.series = paper
            theirs.title = "Kim et al. 2021\(peers)"
            theirs.description = "The meta-agent's mean \(unit) at each joint policy, read off the paper's figure."
            var ours = chainChart(group)
            ours.title = "metamapg\(peers)"
            return [theirs, ours].map { chart in
                var chart = chart
                (chart.width, chart.height) = (520, 340)
                return chart
            }
        }
        guard !rows.isEmpty else { return nil }
        return ChartGrid(
            title: experiment.title,
            description:
                "The paper's curves along the chain, means over 10 seeds, and ours, over \(reproduction.seeds) with 95 % "
                + "intervals, on the same axes.",
            rows: rows)
    }

    /// Ours in one row, the paper's in the next.
    func chainTable(_ group: String) -> MarkdownTable {
        let points = measured.map { chainPoints(results($0, group)) }
        let count = points.map(\.count).max() ?? 0
        var table = MarkdownTable(
            [.init("Method")] + (0..<count).map { MarkdownTable.Column("phi_\($0)", .right) })
        for (arm, points) in zip(measured, points) {
            table.append(
                [arm.arm.name]
                    + points.map { point in
                        let interval = point.interval.map { " ± \(NumberText.fixed($0, 2))" } ?? ""
                        return NumberText.fixed(point.y, 2) + interval
                    })
            if let paper = paperCurve(arm, group), paper.count == count {
                table.append(["  paper"] + paper.map { NumberText.fixed($0, 2) })
            }
        }
        return table
    }

    var learningChart: LineChart {
        LineChart(
            title: "\(experiment.title): validation score",
            description: """
                Mean \(unit) over joint policies 1 to L against the validation personas by meta-update, a curve a \
                method, with 95 % intervals over seeds.
                """,
            xLabel: "meta-update", yLabel: "validation score (\(unit))",
            series: measured.map { arm in
                LineChart.Series(name: arm.arm.name, points: SeedCurves.mean(arm.learning))
            })
    }
}

extension RunConfiguration {
    /// A short name of all settings: FNV-1a, 64 bits, of the configuration file's text.
    package var digest: String {
        var fingerprint = Fingerprint()
        for byte in ConfigurationFile.digestedText(of: self).utf8 { fingerprint.add(UInt64(byte)) }
        return fingerprint.text
    }
}
