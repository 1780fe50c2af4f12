import Foundation
import Reports
import Testing

struct DocumentationTests {
    @Test func `every metric is documented`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/formats/exports.md")
        let (start, end) = ("<!-- metrics -->\n", "<!-- /metrics -->\n")
        let text = try String(contentsOf: file, encoding: .utf8)
        let before = try #require(text.range(of: start))
        let after = try #require(text.range(of: end))
        var table = MarkdownTable([.init("Name"), .init("Meaning")])
        for metric in Metric.all(for: MetricShape(agents: 2, jointPolicies: 2, innerRates: 1)) {
            table.append(["`\(metric.tag)`", metric.meaning])
        }
        if Golden.isUpdating {
            let updated = text[..<before.upperBound] + table.text + text[after.lowerBound...]
            try String(updated).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(text[before.upperBound..<after.lowerBound] == table.text)
        }
    }
}
