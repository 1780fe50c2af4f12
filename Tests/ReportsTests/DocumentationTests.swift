import Foundation
import Reports
import Testing
import Training

/// Tables of the documentation that follow from the sources.
struct DocumentationTests {
    /// Compares a table with what stands between `<!-- name -->` and `<!-- /name -->` in a page, or puts it there.
    private func check(_ table: MarkdownTable, _ name: String, in page: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: page)
        let text = try String(contentsOf: file, encoding: .utf8)
        let before = try #require(text.range(of: "<!-- \(name) -->\n"))
        let after = try #require(text.range(of: "<!-- /\(name) -->\n"))
        if Golden.isUpdating {
            let updated = text[..<before.upperBound] + table.text + text[after.lowerBound...]
            try String(updated).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(text[before.upperBound..<after.lowerBound] == table.text)
        }
    }

    @Test func `every metric is documented`() throws {
        var table = MarkdownTable([.init("Name"), .init("Meaning")])
        for metric in Metric.all(for: MetricShape(agents: 2, jointPolicies: 2, innerRates: 1)) {
            table.append(["`\(metric.tag)`", metric.meaning])
        }
        try check(table, "metrics", in: "docs/formats/exports.md")
    }

    @Test func `every setting is documented`() throws {
        var table = MarkdownTable(
            ["Option", "Meaning", "Values", "Default", "`--preset paper`"].map { .init($0) })
        for setting in Setting.all {
            let (quick, paper) = (setting.defaultText(), setting.defaultText(.paper))
            table.append([
                "`--\(setting.key)`", setting.summary, setting.choices, quick, paper == quick ? "" : paper,
            ])
        }
        try check(table, "settings", in: "docs/guide/command-line.md")
    }
}
