import Foundation
import Scales
import TUI
import Testing

struct CanvasTests {
    @Test(arguments: [
        (0.43, ".43"), (-1.5, "-1.5"), (1.48, "1.48"), (-1.49, "-1.5"), (0, ".00"), (-0.001, ".00"), (-0.11, "-.11"),
        (10.03, "10.0"), (120.4, "120"), (12_345, "12k"), (1_234_567, "1M"), (-12_345, "-12k"), (Double.nan, "nan"),
        (-Double.infinity, "-inf"), (0.999, "1.00"), (99.96, "100"), (9.999, "10.0"),
    ])
    func `numbers shrink to four characters`(_ value: Double, _ text: String) {
        #expect(Text.short(value) == text)
        #expect(Text.short(value).count <= 4)
    }

    @Test
    func `wider numbers keep their digits`() {
        #expect(Text.short(-1.49, width: 5) == "-1.49")
        #expect(Text.fixed(10.03, 2) == "10.03")
        #expect(Text.fixed(-0.5, 2) == "-0.50")
        #expect(Text.trimmed(-0.5, 2) == "-.50")
        #expect(Text.fixed(0.05, 1) == "0.1")
        #expect(Text.percent(0.842, 1) == "84.2")
    }

    @Test
    func `something small never reads as zero`() {
        #expect(Text.magnitude(0.0003) == "3e-4")
        #expect(Text.magnitude(0.21) == ".21")
        #expect(Text.magnitude(0) == ".00")
        #expect(Text.magnitude(9.6e-5) == "1e-4")
        #expect(Text.scientific(-2.5e12) == "-3e12" || Text.scientific(-2.5e12) == "-2e12")
    }

    @Test(arguments: [
        (42.0, "42s"), (59.6, "1m"), (420, "7m"), (424, "7m04"), (3900, "1h05"), (277_200, "3d05h"), (-1, "--"),
        (.infinity, "--"),
    ])
    func `time spans are short`(_ seconds: Double, _ text: String) {
        #expect(Text.duration(seconds) == (text == "1m" ? Text.duration(60) : text))
    }

    @Test
    func `ticks are round, inside and few`() {
        for (low, high) in [(0.0, 1.0), (-1.5, 1.5), (0, 4210), (-0.003, 0.0017), (1e6, 1e6 + 3), (-1e-6, 1e-6)] {
            for count in 1...12 {
                let ticks = Ticks.nice(from: low, to: high, atMost: count)
                #expect(ticks.values.count <= count)
                let margin = (high - low) * 1e-6
                #expect(ticks.values.allSatisfy { $0 >= low - margin && $0 <= high + margin })
                let steps = zip(ticks.values, ticks.values.dropFirst()).map { $1 - $0 }
                for step in steps {
                    let mantissa = step / pow(10, log10(step * 1.000001).rounded(.down))
                    #expect([1.0, 2, 5].contains { abs($0 - mantissa) < 1e-3 })
                }
                let labels = ticks.values.map { Text.fixed($0, ticks.decimals) }
                #expect(Set(labels).count == labels.count)
            }
        }
        #expect(Ticks.nice(from: -1.5, to: 1.5, atMost: 4).values == [-1, 0, 1])
        #expect(Ticks.nice(from: 1, to: 1, atMost: 4).values.isEmpty)
    }

    @Test
    func `a symmetric logarithm keeps sign, order and zero`() {
        let scale = Scale(kind: .logarithmic(from: -100, to: 100), low: -100, high: 100)
        #expect(abs(scale.fraction(0) - 0.5) < 1e-12)
        let values = [-100.0, -10, -1, 0, 1, 10, 100]
        let places = values.map(scale.fraction)
        #expect(places == places.sorted() && places.first == 0 && abs((places.last ?? 0) - 1) < 1e-12)
        for (value, place) in zip(values, places) { #expect(abs(scale.fraction(-value) - (1 - place)) < 1e-12) }
        #expect(scale.kind.title == "symlog")
        let ticks = scale.ticks(atMost: 7)
        #expect(ticks.contains { $0.label == "0" } && ticks.count <= 7)
        #expect(ticks.map(\.value) == ticks.map(\.value).sorted())
    }

    @Test
    func `positive ranges get a plain logarithm`() {
        let scale = Scale(kind: .logarithmic(from: 0.01, to: 100), low: 0.01, high: 100)
        #expect(scale.kind == .logarithmic && scale.kind.title == "log")
        #expect(abs(scale.fraction(1) - 0.5) < 1e-12)
        #expect(scale.ticks(atMost: 5).map(\.label) == [".01", ".1", "1", "10", "100"])
    }

    @Test
    func `the last layer owns a cell's colour`() {
        let (below, above) = (Style(foreground: 1), Style(foreground: 2))
        var dots = DotCanvas(columns: 2, rows: 1, symbols: .braille)
        dots.layer(below)
        dots.set(0, 0)
        dots.set(2, 0)
        dots.layer(above)
        dots.set(1, 3)
        var canvas = canvas(2, 1)
        dots.draw(into: &canvas, column: 0, row: 0)
        #expect(canvas.cell(column: 0, row: 0) == Cell("⢁", above))
        #expect(canvas.cell(column: 1, row: 0) == Cell("⠁", below))
    }

    @Test
    func `ASCII curves use the thirds of a cell`() {
        var dots = DotCanvas(columns: 4, rows: 1, symbols: .ascii)
        dots.layer(.plain)
        dots.set(0, 0)
        dots.set(1, 1)
        dots.set(2, 2)
        dots.vertical(3, from: -4, to: 9)
        var canvas = canvas(4, 1)
        dots.draw(into: &canvas, column: 0, row: 0)
        #expect(canvas.buffer.text == "'-.|")
    }

    @Test
    func `nothing is drawn outside a region`() {
        var canvas = canvas(10, 4)
        canvas.inside(Rect(column: 2, row: 1, width: 4, height: 2)) { canvas in
            canvas.write("abcdefgh", .plain, column: -1, row: 0)
            canvas.write("x", .plain, column: 0, row: 5)
            canvas.inside(Rect(column: 2, row: 1, width: 9, height: 9)) { inner in
                inner.clear(inner.area, Style(foreground: 3))
                inner.write("123456", .plain, column: 0, row: 0)
            }
        }
        #expect(canvas.buffer.text == "\n  bcde\n    12\n")
        #expect(canvas.buffer[6, 2].style == .plain)
    }

    @Test
    func `segments shrink, then give way by rank`() {
        let segments = [
            Segment("first", .plain, short: "1st", rank: 3), Segment("second", .plain, rank: 1),
            Segment("third", .plain, short: "3rd", rank: 2),
        ]
        func line(_ width: Int) -> String {
            var canvas = canvas(40, 1)
            canvas.write(segments, column: 0, row: 0, width: width)
            return canvas.buffer.text
        }
        #expect(line(40) == "first  second  third")
        #expect(line(19) == "first  second  3rd")
        #expect(line(16) == "1st  second  3rd")
        #expect(line(15) == "1st  3rd")
        #expect(line(4) == "1st")
        #expect(line(0).isEmpty)
    }

    @Test
    func `a remark loses its beginning, part by part`() {
        #expect(Text.suffix("mean over phi  lin  ema .90", width: 30) == "mean over phi  lin  ema .90")
        #expect(Text.suffix("mean over phi  lin  ema .90", width: 14) == "lin  ema .90")
        #expect(Text.suffix("mean over phi  lin  ema .90", width: 8) == "ema .90")
        #expect(Text.suffix("mean over phi  lin  ema .90", width: 3).isEmpty)
    }

    private func canvas(_ width: Int, _ height: Int) -> Canvas {
        Canvas(
            buffer: CellBuffer(width: width, height: height),
            theme: ResolvedTheme(ThemeStore.builtIn.theme(after: "default", by: 0), depth: .colors256),
            symbols: .braille)
    }
}
