import Foundation
import Reports
import TestTools
import Testing

struct ChartTests {
    @Test(arguments: Charts.all.map(\.name)) func `a chart is as it was`(name: String) throws {
        let chart = try #require(Charts.all.first { $0.name == name })
        #expect(try Golden.difference(chart.svg, "\(name).svg") == nil)
    }

    @Test func `charts are well-formed, stay within their frames and read aloud`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for chart in Charts.all { try folder.write(chart.svg, to: "\(chart.name).svg") }
        let output = try await Python.run(
            """
            import glob, re
            import xml.etree.ElementTree as tree
            space = "{http://www.w3.org/2000/svg}"
            for name in sorted(glob.glob("*.svg")):
                root = tree.parse(name).getroot()
                assert root.tag == space + "svg" and root.get("role") == "img", name
                assert root[0].tag == space + "title" and root[1].tag == space + "desc" and root[1].text, name
                width, height = float(root.get("width")), float(root.get("height"))
                for element in root.iter():
                    x, y = float(element.get("x", 0)), float(element.get("y", 0))
                    assert 0 <= x <= width and 0 <= y <= height, (name, element.attrib)
                    for x, y in re.findall(r"[ML](\\S+) ([^LHVZa]+)", element.get("d", "")):
                        assert 0 <= float(x) <= width and 0 <= float(y) <= height, (name, element.get("d"))
                print(name, root[0].text)
            """, in: folder)
        #expect(
            output == """
                bars.svg Score on test personas
                chain.svg Along the chain
                empty.svg Nothing yet
                gaps.svg Gaps & <markup> in a title that is much too long for the picture it stands above, so it is cut
                grid.svg Two figures
                lines.svg Reward after adaptation in the iterated prisoner's dilemma
                losses.svg All below zero
                positive.svg Shares of cooperation along the chain
                tournament.svg Tournament

                """)
    }

    @Test func `charts of a grid share their axis and lie beside each other`() {
        let svg = Charts.grid.svg
        // Each has its own ticks, of the values of all.
        #expect(svg.components(separatedBy: ">2.0<").count == 4)
        #expect(svg.contains("<svg y=\"38\"") || svg.contains("<svg x=\"0\" y=\"38\""))
        #expect(svg.contains("<svg x=\"760\" y=\"38\"") && svg.contains("<svg x=\"0\" y=\"458\""))
        #expect(svg.contains("width=\"1520\" height=\"878\""))
    }

    @Test func `characters that XML lacks are replaced`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let chart = BarChart(title: "a\u{0}b\u{FFFF}\n<ü>", description: "&amp;", valueLabel: "\u{1B}", bars: [])
        try folder.write(chart.svg, to: "chart.svg")
        let output = try await Python.run(
            """
            import xml.etree.ElementTree as tree
            root = tree.parse("chart.svg").getroot()
            print(ascii(root[0].text), ascii(root[1].text))
            """, in: folder)
        #expect(output == "'a\\ufffdb\\ufffd <\\xfc>' '&amp;'\n")
    }

    @Test func `a single point has room around it`() {
        let chart = LineChart(
            title: "t", description: "d", xLabel: "x", yLabel: "y",
            series: [.init(name: "s", points: [CurvePoint(x: 3, y: 0)])])
        #expect(!chart.svg.contains("nan"))
        #expect(chart.svg.contains(">3</text>"))
    }
}
