import Formats

/// A screen as a picture: every character stands in its cell, whatever font a viewer has.
package struct ScreenPicture: Sendable {
    private let buffer: CellBuffer
    private let title: String

    /// Pixels of a cell and of the margin around the screen.
    private static let cell = (width: 8.4, height: 17.5)
    private static let margin = 10.0
    private static let fontSize = 14.0
    /// Pixels from the upper edge of a cell to the line that letters stand on.
    private static let ascent = 13.0
    /// Grounds overlap, lest a seam be seen between them.
    private static let overlap = 0.3

    /// - Parameters:
    ///   - buffer: the screen.
    ///   - title: what it shows, for those who cannot see it.
    package init(_ buffer: CellBuffer, title: String) {
        self.buffer = buffer
        self.title = title
    }

    /// As text without trailing blanks; ends in a line feed.
    package var text: String { buffer.text + "\n" }

    /// As an SVG file. Equal screens give equal bytes.
    package var svg: String {
        let width = 2 * Self.margin + Double(buffer.width) * Self.cell.width
        let height = 2 * Self.margin + Double(buffer.height) * Self.cell.height
        var svg = SVG()
        svg.begin(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("width", SVG.number(width)), ("height", SVG.number(height)),
                ("viewBox", "0 0 \(SVG.number(width)) \(SVG.number(height))"), ("role", "img"),
            ])
        svg.element("title", content: title)
        svg.element(
            "rect", [("width", "100%"), ("height", "100%"), ("rx", "6"), ("fill", pageColor.hexText)])
        svg.begin("g", [("shape-rendering", "crispEdges")])
        for row in 0..<buffer.height { drawGrounds(row, into: &svg) }
        svg.end()
        svg.begin(
            "g",
            [
                ("font-family", "DejaVu Sans Mono, Menlo, Consolas, monospace"),
                ("font-size", SVG.number(Self.fontSize)),
            ])
        for row in 0..<buffer.height { drawText(row, into: &svg) }
        svg.end()
        svg.end()
        return svg.text
    }

    /// The ground of most cells.
    private var pageColor: RGB {
        var counts: [Ink: Int] = [:]
        for cell in buffer.cells where !cell.style.attributes.contains(.reverse) {
            counts[cell.style.background, default: 0] += 1
        }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? -1
        return InkColor.color(most, own: InkColor.ownBackground)
    }

    private func x(_ column: Int) -> Double { Self.margin + Double(column) * Self.cell.width }
    private func y(_ row: Int) -> Double { Self.margin + Double(row) * Self.cell.height }

    private func drawGrounds(_ row: Int, into svg: inout SVG) {
        let page = pageColor
        var column = 0
        while column < buffer.width {
            let ground = buffer[column, row].style.pictured.ground
            var end = column + 1
            while end < buffer.width, buffer[end, row].style.pictured.ground == ground { end += 1 }
            if ground != page {
                svg.element(
                    "rect",
                    [
                        ("x", SVG.number(x(column))), ("y", SVG.number(y(row))),
                        ("width", SVG.number(Double(end - column) * Self.cell.width + Self.overlap)),
                        ("height", SVG.number(Self.cell.height + Self.overlap)), ("fill", ground.hexText),
                    ])
            }
            column = end
        }
    }

    /// Words of one style, each of their characters with its place; what takes two cells, has marks or lies beyond the
    /// first plane of Unicode stands alone, for viewers count it in different ways.
    private func drawText(_ row: Int, into svg: inout SVG) {
        var column = 0
        while column < buffer.width {
            let cell = buffer[column, row]
            guard !isBlank(cell) else {
                column += 1
                continue
            }
            var (content, places) = ("", [String]())
            repeat {
                content += String(buffer[column, row].text)
                places.append(SVG.number(x(column)))
                column += 1
            } while column < buffer.width && isPlain(cell, column - 1, row) && isPlain(buffer[column, row], column, row)
                && !isBlank(buffer[column, row]) && buffer[column, row].style == cell.style
            svg.element(
                "text",
                [("x", places.joined(separator: " ")), ("y", SVG.number(y(row) + Self.ascent))]
                    + attributes(cell.style), content: content)
        }
    }

    private func isBlank(_ cell: Cell) -> Bool {
        (cell.glyph == " " && !cell.hasMarks && !cell.style.attributes.contains(.underline)) || cell.isRightHalf
    }

    private func isPlain(_ cell: Cell, _ column: Int, _ row: Int) -> Bool {
        !cell.hasMarks && cell.glyph.value < 0x10000 && !buffer[column + 1, row].isRightHalf
    }

    private func attributes(_ style: Style) -> SVG.Attributes {
        var result: SVG.Attributes = [("fill", style.pictured.ink.hexText)]
        if style.attributes.contains(.bold) { result.append(("font-weight", "bold")) }
        if style.attributes.contains(.dim) { result.append(("opacity", "0.6")) }
        if style.attributes.contains(.underline) { result.append(("text-decoration", "underline")) }
        return result
    }
}

extension Model {
    /// The screen as it looks now.
    package var picture: ScreenPicture {
        var buffer = CellBuffer(width: 0, height: 0)
        render(into: &buffer)
        let place = "\(subject.step) \(snapshot.update)"
        return ScreenPicture(buffer, title: "The metamapg dashboard: \(subject.name), \(place)")
    }
}
