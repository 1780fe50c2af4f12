import Reports
import Testing

struct ReportTests {
    @Test(
        arguments: [
            (0.4312, 0.0219, "0.431 ± 0.022"), (0.4312, 0.0996, "0.43 ± 0.10"), (-0.00001, 0.012, "0.000 ± 0.012"),
            (1234.5, 56.4, "1235 ± 56"), (1234.5, 560, "1235 ± 560"), (0.5, 0, "0.500 ± 0"),
            (0.5, 1e-9, "0.5000000000 ± 1.0e-9"),
            (0.5, nil, "0.500"), (.nan, 0.1, "nan ± 0.100"), (1, .infinity, "1.000 ± inf"), (1, 9.96, "1 ± 10"),
        ] as [(Double, Double?, String)]) func `values have the digits that their intervals allow`(
            value: Double, interval: Double?, expected: String
        )
    {
        #expect(NumberText.measured(value, interval: interval) == expected)
    }

    @Test func `ticks stay short`() {
        let values: [(Double, Int)] = [(0.5, 1), (-0.0, 1), (0, 6), (2e-6, 6), (-1.5e-7, 8), (1e7, 0), (250, 0)]
        #expect(
            values.map { NumberText.tick($0.0, $0.1) } == ["0.5", "0.0", "0", "2e-6", "-1.5e-7", "1e7", "250"])
    }

    @Test func `tables line up`() {
        var table = MarkdownTable([.init("Method"), .init("Score", .right)])
        table.append(["meta-mapg", "0.51 ± 0.03"])
        table.append(["a|b\nc", "-1"])
        #expect(
            table.text == """
                | Method    |       Score |
                | --------- | ----------: |
                | meta-mapg | 0.51 ± 0.03 |
                | a\\|b c    |          -1 |

                """)
    }

    @Test func `a report is as it was`() throws {
        var report = Report(title: "Meta-MAPG in the\nprisoner's dilemma")
        report.introduction = [.paragraph("Five seeds of each method.")]
        var table = MarkdownTable([.init("Method"), .init("Score", .right)])
        table.append(["meta-mapg", NumberText.measured(0.5123, interval: 0.0312)])
        report.sections = [
            Report.Section(
                title: "Scores",
                blocks: [
                    .table(table), .chart(file: "charts/a (b) ü.svg", description: "Scores [0, 1]\\ of all"),
                    .paragraph("Meta-MAPG is best."),
                ])
        ]
        report.commands = ["metamapg train --updates 400 --seed 1 --out runs/a", "echo '```'"]
        report.runs = [
            .init(name: "a", identifier: "runs/a", seed: 1, updates: 400),
            .init(name: "b", identifier: "odd`name", seed: .max, updates: 0),
        ]
        #expect(try Golden.difference(report.markdown, "report.md") == nil)
    }
}
