import Formats

/// What all charts share: a page with a title, and text on it.
struct ChartPage {
    /// Pixels.
    let width: Double
    let height: Double
    private(set) var svg = SVG()

    /// Pixels between the page's edge and what is on it.
    static let margin = 16.0
    /// Font sizes in pixels.
    static let titleSize = 15.0
    static let labelSize = 12.0
    static let tickSize = 11.0
    /// Where the space below the title begins, in pixels from above.
    static let top = 38.0

    /// - Parameters:
    ///   - width: in pixels.
    ///   - height: in pixels.
    ///   - title: shown, and read out.
    ///   - description: what the chart shows, in a sentence, for those who cannot see it.
    ///   - place: where it lies on a page that holds several, in pixels.
    init(width: Double, height: Double, title: String, description: String, place: (x: Double, y: Double) = (0, 0)) {
        self.width = width
        self.height = height
        let place = place == (0, 0) ? [] : [("x", SVG.number(place.x)), ("y", SVG.number(place.y))]
        svg.begin(
            "svg",
            place + [
                ("xmlns", "http://www.w3.org/2000/svg"), ("width", SVG.number(width)), ("height", SVG.number(height)),
                ("viewBox", "0 0 \(SVG.number(width)) \(SVG.number(height))"), ("role", "img"),
                ("font-family", "system-ui, -apple-system, Helvetica, Arial, sans-serif"),
            ])
        svg.element("title", content: title)
        svg.element("desc", content: description)
        svg.element("style", content: ChartColor.styleSheet)
        svg.element(
            "rect",
            ChartColor.page.attributes + [("width", "100%"), ("height", "100%"), ("fill", "currentColor")])
        text(
            TextWidth.shortened(title, to: width - 2 * ChartPage.margin, size: ChartPage.titleSize * TextWidth.bold),
            x: ChartPage.margin, y: 25, size: ChartPage.titleSize, isBold: true)
    }

    /// Where text lies beside its point.
    enum Anchor: String {
        case start
        case middle
        case end
    }

    /// A line of text, its base line at `y`.
    mutating func text(
        _ content: String, x: Double, y: Double, size: Double = labelSize, color: ChartColor = .ink,
        anchor: Anchor = .start, isBold: Bool = false
    ) {
        var attributes = color.attributes + [("x", SVG.number(x)), ("y", SVG.number(y))]
        attributes += [("font-size", SVG.number(size)), ("fill", "currentColor")]
        if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
        if isBold { attributes.append(("font-weight", "600")) }
        svg.element("text", attributes, content: content)
    }

    /// A straight line.
    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: ChartColor, width: Double = 1) {
        svg.element(
            "path",
            color.attributes + [
                ("d", "M\(SVG.number(x1)) \(SVG.number(y1))L\(SVG.number(x2)) \(SVG.number(y2))"),
                ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", SVG.number(width)),
            ])
    }

    /// A shape: filled, or drawn as a line of some width.
    mutating func path(_ outline: String, color: ChartColor, opacity: Double = 1, lineWidth: Double? = nil) {
        var attributes = color.attributes + [("d", outline)]
        if let lineWidth {
            attributes += [
                ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", SVG.number(lineWidth)),
                ("stroke-linejoin", "round"), ("stroke-linecap", "round"),
            ]
        } else {
            attributes.append(("fill", "currentColor"))
        }
        if opacity < 1 { attributes.append(("opacity", SVG.number(opacity))) }
        svg.element("path", attributes)
    }

    /// A filled rectangle of a colour that is the same on every page.
    mutating func cell(x: Double, y: Double, width: Double, height: Double, fill: String) {
        svg.element(
            "rect",
            [
                ("x", SVG.number(x)), ("y", SVG.number(y)), ("width", SVG.number(width)),
                ("height", SVG.number(height)), ("fill", fill),
            ])
    }

    /// Text of a colour that is the same on every page.
    mutating func cellText(_ content: String, x: Double, y: Double, fill: String) {
        svg.element(
            "text",
            [
                ("x", SVG.number(x)), ("y", SVG.number(y)), ("font-size", SVG.number(ChartPage.labelSize)),
                ("fill", fill), ("text-anchor", "middle"),
            ], content: content)
    }

    /// A chart that knows its place.
    mutating func chart(_ text: String) { svg.element(written: text) }

    /// The file.
    func finished() -> String {
        var svg = svg
        svg.end()
        return svg.text
    }
}
