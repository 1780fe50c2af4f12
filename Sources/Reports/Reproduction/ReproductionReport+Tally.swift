import Games
import Training

/// What a game counts of play beside rewards, and play against peers that follow a rule.
extension ReproductionReport {
    var tallySections: [Report.Section] {
        var sections: [Report.Section] = []
        let game = reproduction.runs[0][0].configuration.game
        for measure in game.tally?.measures ?? [] {
            sections.append(
                Report.Section(
                    title: measure.name,
                    blocks: [
                        .paragraph("The \(measure.summary), at each joint policy, by kind of peers."),
                        .table(table(of: measure)),
                    ]))
        }
        if let first = measured.first, !first.scripted.isEmpty {
            let scripts = game.scripts.map { "\($0.name) \($0.summary)" }.joined(separator: "; ")
            sections.append(
                Report.Section(
                    title: "Against rules",
                    blocks: [
                        .paragraph("The same policies against peers who learn nothing: \(scripts)."),
                        .table(scriptTable(game.tally?.measures ?? [])),
                    ]))
        }
        return sections
    }

    private func table(of measure: Measure) -> MarkdownTable {
        let length = reproduction.runs[0][0].configuration.chainLength
        var table = MarkdownTable(
            [.init("Method"), .init("Peers")] + (0...length).map { MarkdownTable.Column("phi_\($0)", .right) }
                + [.init("Peer at phi_\(length)", .right)])
        for arm in measured {
            for group in groups {
                let results = results(arm, group)
                table.append(
                    [arm.arm.name, group == "overall" ? "all" : group]
                        + (0...length).map { mean(results, measure, agent: 0, step: $0) }
                        + [mean(results, measure, agent: 1, step: length)])
            }
        }
        return table
    }

    /// Rewards of both and what is counted, means over joint policies 1 to L.
    private func scriptTable(_ measures: [Measure]) -> MarkdownTable {
        var table = MarkdownTable(
            [.init("Method"), .init("Peers"), .init("Meta-agent", .right), .init("Peer", .right)]
                + measures.map { .init($0.name, .right) })
        for arm in measured {
            for (name, evaluations) in arm.scripted {
                let groups = evaluations.map(\.overall)
                func reward(_ agent: Int) -> String {
                    text(groups.map { mean($0.meanReward[agent].dropFirst()) })
                }
                table.append(
                    [arm.arm.name, name, reward(0), reward(1)]
                        + measures.map { measure in
                            text(groups.map { mean($0.values(of: measure)[0].dropFirst()) })
                        })
            }
        }
        return table
    }

    private func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(max(values.count, 1)) }

    private func mean(_ groups: [Evaluation.Group], _ measure: Measure, agent: Int, step: Int) -> String {
        text(groups.map { $0.values(of: measure)[agent][step] })
    }

    /// The mean over seeds with its interval; seeds in which there was nothing to measure do not count.
    private func text(_ values: [Double]) -> String {
        guard let statistics = SampleStatistics(values.filter(\.isFinite)) else { return "–" }
        let interval = statistics.interval().map { " ± \(NumberText.fixed($0, 2))" } ?? ""
        return NumberText.fixed(statistics.mean, 2) + interval
    }
}
