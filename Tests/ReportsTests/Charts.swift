import Foundation
import Reports

/// Charts to be kept as files: what reports will show, and what is hard to draw.
enum Charts {
    static let all: [(name: String, svg: String)] = [
        ("lines", lines.svg), ("chain", chain.svg), ("gaps", gaps.svg), ("empty", empty.svg), ("bars", bars.svg),
        ("losses", losses.svg), ("tournament", tournament.svg), ("positive", positive.svg), ("grid", grid.svg),
    ]

    /// Exponential approach to a score, with a band that narrows and a ripple instead of noise.
    private static func approach(_ score: Double, rate: Double, band: Double?) -> [CurvePoint] {
        (0...80).map { step in
            let x = Double(step) * 5
            let ripple = Double((step * 37) % 11 - 5) / 400
            let y = score * (1 - exp(-x * rate)) + ripple
            let width = 0.4 + exp(-x / 150)
            return CurvePoint(x: x, y: y, interval: band.map { $0 * width })
        }
    }

    static let lines = LineChart(
        title: "Reward after adaptation in the iterated prisoner's dilemma",
        description: "Meta-MAPG reaches 0.5, above Meta-PG, LOLA-DiCE and REINFORCE.", xLabel: "meta-update",
        yLabel: "mean reward per step, 95 % interval over seeds",
        series: [
            .init(name: "meta-mapg", points: approach(0.5, rate: 0.02, band: 0.08)),
            .init(name: "meta-pg", points: approach(0.3, rate: 0.02, band: 0.05)),
            .init(name: "lola-dice", points: approach(0.29, rate: 0.01, band: 0.06)),
            .init(name: "reinforce", points: approach(-0.4, rate: 0.03, band: 0.03)),
            .init(name: "paper", points: approach(0.28, rate: 0.012, band: nil)),
        ])

    static let chain = LineChart(
        title: "Along the chain", description: "Rewards of both agents by joint policy.", xLabel: "joint policy",
        yLabel: "mean reward per step",
        series: [
            .init(
                name: "meta-agent",
                points: [0.1, 0.32, 0.47, 0.55, 0.6].enumerated().map {
                    CurvePoint(x: Double($0.offset), y: $0.element, interval: 0.05)
                }),
            .init(
                name: "peer",
                points: [0.2, 0.1, -0.1, -0.2, -0.25].enumerated().map {
                    CurvePoint(x: Double($0.offset), y: $0.element)
                }),
        ])

    /// Two charts beside each other and one below, whose values lie apart.
    static let grid: ChartGrid = {
        var (left, right, below) = (chain, chain, chain)
        left.title = "The paper"
        right.series[0].points[4].y = 2
        below.series.removeLast()
        below.width = 500
        return ChartGrid(
            title: "Two figures", description: "Rewards by joint policy, there and here.",
            rows: [[left, right], [below]])
    }()

    /// Gaps, names with markup, many series in a narrow picture, small numbers.
    static let gaps: LineChart = {
        var chart = LineChart(
            title: "Gaps & <markup> in a title that is much too long for the picture it stands above, so it is cut",
            description: "A \"test\".", xLabel: "x < 1", yLabel: "loss",
            series: (0..<10).map(series) + [.init(name: "nothing", points: [])])
        chart.width = 420
        chart.included = [0]
        return chart
    }()

    private static func series(_ index: Int) -> LineChart.Series {
        let points = (0..<9).map { step in
            let height = step == 4 ? Double.nan : Double(index + step)
            return CurvePoint(x: Double(step) / 8, y: height * 1e-7, interval: step == 6 ? nil : 1e-8)
        }
        return LineChart.Series(name: "series <\(index)> & more", points: points)
    }

    static let empty = LineChart(
        title: "Nothing yet", description: "No run has ended.", xLabel: "meta-update", yLabel: "reward", series: [])

    static let bars = BarChart(
        title: "Score on test personas", description: "Meta-MAPG scores highest; REINFORCE loses.",
        valueLabel: "mean reward per step after adaptation, 95 % interval over 5 seeds",
        bars: [
            .init(label: "meta-mapg", value: 0.5123, interval: 0.0312),
            .init(label: "no-own-learning", value: 0.31, interval: 0.12),
            .init(label: "reinforce", value: -0.2, interval: 0.004),
            .init(label: "one seed", value: 0.1), .init(label: "not run", value: .nan),
        ])

    static let losses = BarChart(
        title: "All below zero", description: "Two losses.", valueLabel: "reward",
        bars: [.init(label: "a", value: -1.5, interval: 0.25), .init(label: "b", value: -0.5)])

    static let tournament = HeatTable(
        title: "Tournament", description: "Rewards of the methods against each other.", rowLabel: "reward of",
        columnLabel: "against", rows: ["meta-mapg", "meta-pg", "lola-dice", "tit for tat & co"],
        columns: ["meta-mapg", "meta-pg", "lola-dice", "tit for tat & co"],
        values: [
            [0.42, 0.61, 0.35, 0.5], [-0.31, 0.05, 0.1, 0.44], [0.2, 0.02, -0.01, nil], [0.5, -0.44, .nan, 0.5],
        ], centre: 0)

    static let positive = HeatTable(
        title: "Shares of cooperation along the chain", description: "Rising from the left to the right.",
        rowLabel: "agent", columnLabel: "joint policy", rows: ["0", "1"], columns: ["0", "1", "2"],
        values: [[0.1, 0.5, 0.9], [0.2, 0.3, 0.4]])
}
