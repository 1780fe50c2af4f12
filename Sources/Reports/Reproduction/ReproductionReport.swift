import Store
import Training

/// The report on a measured experiment, with its charts.
package struct ReproductionReport: Sendable {
    let reproduction: Reproduction
    let measured: [Reproduction.Measured]
    private let store: RunStore
    /// The command that made it.
    private let command: String

    package init(
        _ reproduction: Reproduction, _ measured: [Reproduction.Measured], store: RunStore, command: String
    ) {
        self.reproduction = reproduction
        self.measured = measured
        self.store = store
        self.command = command
    }

    var experiment: Experiment { reproduction.experiment }

    /// What rewards are, such as `reward per step`.
    var unit: String { reproduction.runs[0][0].configuration.game.rewardUnit.title }

    /// The report and the pictures beside it, by file name.
    package var files: [(name: String, text: String)] {
        var charts: [(name: String, text: String)] = []
        var report = Report(title: "\(experiment.title), \(reproduction.policy.rawValue) policies")
        report.introduction = [.paragraph(experiment.question), .paragraph(protocolText)]
        if let note = experiment.note { report.introduction.append(.paragraph(note)) }
        report.sections.append(
            Report.Section(title: "Area under the chain", blocks: [.table(areaTable), .paragraph(areaText)]))
        if measured.count > 1, reproduction.seeds > 1 {
            report.sections.append(
                Report.Section(
                    title: "Differences", blocks: [.paragraph(differenceText), .table(differenceTable)]))
        }
        if let chart = areaChart {
            charts.append((chart.name, chart.text))
            report.sections[0].blocks.append(.chart(file: chart.name, description: chart.description))
        }
        if let figure {
            charts.append(("figure.svg", figure.svg))
            report.sections.insert(
                Report.Section(
                    title: "The paper's figure and ours",
                    blocks: [.chart(file: "figure.svg", description: figure.description)]), at: 0)
        }
        for group in groups where experiment.xLabel == nil {
            let chart = chainChart(group)
            charts.append(("chain-\(group).svg", chart.svg))
            report.sections.append(
                Report.Section(
                    title: group == "overall" ? "Along the chain" : "Along the chain, \(group) peers",
                    blocks: [
                        .chart(file: "chain-\(group).svg", description: chart.description), .table(chainTable(group)),
                    ]))
        }
        report.sections += tallySections
        let learning = learningChart
        charts.append(("learning.svg", learning.svg))
        report.sections.append(
            Report.Section(
                title: "Learning", blocks: [.chart(file: "learning.svg", description: learning.description)]))
        report.commands = [command]
        report.runs = measured.flatMap { arm in
            zip(arm.configurations, arm.paths).map { configuration, path in
                Report.Run(
                    name: "\(arm.arm.name)", identifier: "\(store.name(of: path))  \(configuration.digest)",
                    seed: configuration.seed, updates: reproduction.updates)
            }
        }
        return [("README.md", report.markdown)] + charts
    }

    private var protocolText: String {
        let run = reproduction.runs[0][0].configuration
        let apart = [
            (run.trajectories, run.tested.trajectories, "trajectories a joint policy"),
            (run.horizon, run.tested.horizon, "steps a trajectory"),
        ].filter { $0.0 != $0.1 }.map { ", \($0.0) \($0.2) in training and \($0.1) in tests" }.joined()
        return """
            \(reproduction.seeds == 1 ? "1 seed" : "\(reproduction.seeds) seeds") of each; \(reproduction.updates) meta-updates of \(run.chains) chains\(apart); the policy with the best \
            score on the validation personas, played once against each of the test personas. Intervals are of 95 % over \
            seeds (Student's t). Rewards are the meta-agent's (mean \(unit)); the area under the chain is their sum over \
            joint policies 1 to \(run.chainLength). Peers: \(Report.escaped(run.population.name)), \(run.personaCount(.train)) personas for \
            training, \(run.personaCount(.validation)) for validation and \(run.personaCount(.test)) for tests. Each run's configuration can be found by its identifier: folder and \
            digest of its settings.
            """
    }

    /// Kinds of personas that are reported, all of them last.
    var groups: [String] {
        let kinds = experiment.reportsGroups ? measured.first?.evaluations.first?.groups.map(\.name) ?? [] : []
        return kinds + ["overall"]
    }

    /// One arm's results on a kind of personas, `[seeds]`.
    func results(_ arm: Reproduction.Measured, _ group: String) -> [Evaluation.Group] {
        arm.evaluations.compactMap { evaluation in
            group == "overall" ? evaluation.overall : evaluation.groups.first { $0.name == group }
        }
    }

    private func areas(_ arm: Reproduction.Measured, _ group: String) -> SampleStatistics? {
        SampleStatistics(results(arm, group).map(\.area))
    }

    /// The paper's curve of an arm, if it can be compared.
    func paperCurve(_ arm: Reproduction.Measured, _ group: String) -> [Double]? {
        arm.arm.testPeers == nil ? PaperResults.curve(of: arm.configurations[0], peers: group) : nil
    }

    private var areaTable: MarkdownTable {
        /// The paper's area, and whether it is on the scale of the rewards.
        func paper(_ arm: Reproduction.Measured, _ group: String) -> (area: Double, isComparable: Bool)? {
            if let curve = paperCurve(arm, group) { return (curve.dropFirst().reduce(0, +), true) }
            return group == "overall" ? arm.arm.paperArea.map { ($0, arm.arm.isPaperComparable) } : nil
        }
        let hasPaper = measured.contains { arm in groups.contains { paper(arm, $0) != nil } }
        var table = MarkdownTable(
            [.init("Method"), .init("Peers"), .init("Area, ours", .right)]
                + (hasPaper ? [.init("Paper", .right), .init("Difference", .right)] : []))
        for arm in measured {
            for group in groups {
                guard let ours = areas(arm, group) else { continue }
                var row = [
                    arm.arm.name, group == "overall" ? "all" : group,
                    NumberText.measured(ours.mean, interval: ours.interval()),
                ]
                if hasPaper {
                    let known = paper(arm, group)
                    row.append(
                        known.map { NumberText.fixed($0.area, 2) + ($0.isComparable ? "" : " (other scale)") } ?? "–")
                    row.append(
                        known.flatMap { $0.isComparable ? NumberText.fixed(ours.mean - $0.area, 2) : nil } ?? "–")
                }
                table.append(row)
            }
        }
        return table
    }

    /// The rankings in words.
    private var areaText: String {
        func ranking(_ values: [(String, Double)]) -> String {
            values.sorted { $0.1 > $1.1 }.map(\.0).joined(separator: " > ")
        }
        let ours = measured.compactMap { arm in areas(arm, "overall").map { (arm.arm.name, $0.mean) } }
        let paper = measured.compactMap { arm -> (String, Double)? in
            if let area = arm.arm.paperArea { return (arm.arm.name, area) }
            let kinds = groups.filter { $0 != "overall" }
            let curves = (kinds.isEmpty ? ["overall"] : kinds).compactMap { paperCurve(arm, $0) }
            guard !curves.isEmpty else { return nil }
            let total = curves.reduce(0) { $0 + $1.dropFirst().reduce(0, +) }
            return (arm.arm.name, total / Double(curves.count))
        }
        let theirs = paper.count > 1 ? " In the paper: \(ranking(paper))." : ""
        return "By area over all peers: \(ranking(ours)).\(theirs)"
    }

    private var differenceText: String {
        "Area over all peers of \(measured[0].arm.name) minus that of the other, by Welch's test over seeds."
    }

    private var differenceTable: MarkdownTable {
        var table = MarkdownTable([.init("Other"), .init("Difference", .right), .init("p", .right)])
        guard let first = areas(measured[0], "overall") else { return table }
        for arm in measured.dropFirst() {
            guard let other = areas(arm, "overall"), let welch = WelchDifference(first, other) else { continue }
            let p = welch.probability.map { $0 < 0.001 ? "< 0.001" : NumberText.fixed($0, 3) } ?? "–"
            table.append([
                arm.arm.name, NumberText.measured(welch.difference, interval: welch.interval()), p,
            ])
        }
        return table
    }

    /// Areas as bars, or over the arms' place where they have one.
    private var areaChart: (name: String, text: String, description: String)? {
        if let xLabel = experiment.xLabel {
            var names: [String] = []
            for arm in measured {
                if let series = arm.arm.series, !names.contains(series) { names.append(series) }
            }
            let series = names.map { name in
                LineChart.Series(
                    name: name,
                    points: measured.filter { $0.arm.series == name }.compactMap { arm in
                        guard let x = arm.arm.x, let area = areas(arm, "overall") else { return nil }
                        return CurvePoint(x: x, y: area.mean, interval: area.interval())
                    })
            }
            let description = "Area under the chain over \(xLabel), a curve a method, with 95 % intervals over seeds."
            let chart = LineChart(
                title: experiment.title, description: description, xLabel: xLabel, yLabel: "area under the chain",
                series: series)
            return ("area.svg", chart.svg, description)
        }
        let description = "Area under the chain of each method over all peers, with 95 % intervals over seeds."
        let chart = BarChart(
            title: experiment.title, description: description,
            valueLabel: "area under the chain (sum of \(unit), phi_1 to phi_L)",
            bars: measured.compactMap { arm in
                areas(arm, "overall").map {
                    BarChart.Bar(label: arm.arm.name, value: $0.mean, interval: $0.interval())
                }
            })
        return ("area.svg", chart.svg, description)
    }
}
