import Formats

/// A colour of charts, for light pages and for dark ones.
///
/// Elements carry the light one as an attribute, which every viewer knows, and a class by which the style sheet replaces
/// it where the reader prefers dark.
struct ChartColor: Sendable, Hashable {
    let name: String
    let light: String
    let dark: String

    static let page = ChartColor(name: "page", light: "#ffffff", dark: "#171b21")
    static let ink = ChartColor(name: "ink", light: "#1f2429", dark: "#e6eaee")
    static let muted = ChartColor(name: "muted", light: "#59636e", dark: "#9ba6b1")
    static let axis = ChartColor(name: "axis", light: "#98a1ab", dark: "#67717c")
    static let grid = ChartColor(name: "grid", light: "#e6e9ed", dark: "#2b323a")

    /// Colours of series. Each reads as text on its page: a contrast of 4.5 or more.
    private static let all = [
        ("#1f6fb4", "#6cb0f0"), ("#b85008", "#f0924a"), ("#277c38", "#62c077"), ("#7b4fb5", "#b795ec"),
        ("#c2255c", "#f27ba3"), ("#0b7a82", "#4fc3c9"), ("#756500", "#cbb53a"), ("#5c6670", "#a6b0ba"),
    ].enumerated().map { ChartColor(name: "series-\($0.offset)", light: $0.element.0, dark: $0.element.1) }

    /// The colour of a series by its place; after eight they come again.
    static func series(_ index: Int) -> ChartColor { all[index % all.count] }

    /// What makes an element's `currentColor` this colour.
    var attributes: SVG.Attributes { [("class", name), ("color", light)] }

    /// The dark colours, for viewers that know of them.
    static let styleSheet =
        "@media (prefers-color-scheme: dark) { "
        + ([page, ink, muted, axis, grid] + all).map { ".\($0.name) { color: \($0.dark) }" }.joined(separator: " ")
        + " }"
}
