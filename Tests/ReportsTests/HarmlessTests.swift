import Formats
import Foundation
import Games
import Reports
import TestTools
import Testing

/// Names that others chose, in files that other programs read.
struct HarmlessTests {
    @Test(arguments: [
        ("=1+2", "'=1+2"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"), ("\r=1", "' =1"), ("＝1", "'＝1"), ("-0.5", "-0.5"), ("+5", "+5"), ("-inf", "-inf"),
        ("-1e-05", "-1e-05"), ("nan", "nan"), ("-", "'-"), ("--1", "'--1"), ("tit-for-tat", "tit-for-tat"),
        ("a=b", "a=b"), ("\u{1B}[31m", "?[31m"), ("a\u{202E}b", "a?b"), ("-infinity()", "'-infinity()"),
    ])
    func `spreadsheets calculate no name`(_ field: String, _ written: String) {
        #expect(CSV.line([field, "x"]) == "\(written),x\n")
    }

    @Test func `an apostrophe stands within the quotes`() {
        #expect(
            CSV.line(["=HYPERLINK(\"http://example.org\",\"x\")"])
                == "\"'=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\"\n")
    }

    @Test func `pictures show what is hidden`() {
        #expect(
            SVG.escaped("<a>&\"\u{1B}\u{9B}\u{202E}\u{200B}\t\u{FFFF}")
                == "&lt;a&gt;&amp;&quot;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD} \u{FFFD}")
        #expect(SVG.escaped("囚人 é") == "囚人 é")
    }

    @Test func `names are no markup in reports`() {
        var report = Report(title: "A\u{1B}[2J\nB")
        report.runs = [
            Report.Run(name: "<img src=x>|`rm`[a](b)*", identifier: "x`\u{202E}\ny", seed: 1, updates: 2)
        ]
        report.commands = ["metamapg\u{1B} x"]
        let text = report.markdown
        #expect(text.hasPrefix("# A?[2J B\n"))
        #expect(text.contains("| \\<img src=x\\>\\|\\`rm\\`\\[a\\](b)\\* |"))
        #expect(text.contains("``x`? y``"))
        #expect(text.contains("\nmetamapg? x\n"))
        var table = MarkdownTable([.init("a")])
        table.append(["x|\u{301}y\u{9B}"])
        #expect(table.text.contains("| x\\|\u{301}y?"))
    }
}
