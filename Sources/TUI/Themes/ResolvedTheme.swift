/// A theme with every role and gradient turned into the terminal's own terms.
package struct ResolvedTheme: Sendable {
    package let name: String
    package let depth: ColorDepth
    private let styles: [Style]
    /// Backgrounds from low to high values, 101 steps, with a readable foreground.
    private let heat: [Style]
    /// Backgrounds from the peer's side over nothing to the meta-agent's, 101 steps.
    private let divergent: [Style]
    /// Foregrounds along the chain, 101 steps.
    private let chain: [Style]
    /// Foregrounds of meters, 101 steps.
    private let meter: [Style]

    package init(_ theme: Theme, depth: ColorDepth) {
        name = theme.name
        self.depth = depth
        let palette = Palette(theme)
        let screen = palette.color("main_bg").map { ColorMap.ink($0, depth) } ?? -1
        styles = Role.allCases.map { role in
            guard depth != .mono else { return Style(attributes: role.monoAttributes) }
            let under = role.backgroundKey.flatMap { palette.color($0) } ?? palette.color("main_bg")
            let background = under.map { ColorMap.ink($0, depth) } ?? -1
            var foreground = palette.color(role.key).map { ColorMap.ink($0, depth) } ?? -1
            // Few colours can make two of a theme's the same; what would vanish is drawn in black or white.
            if let under, foreground == background { foreground = ColorMap.contrast(on: under, depth) }
            return Style(foreground: foreground, background: background, attributes: role.attributes)
        }
        func backgrounds(_ gradient: String) -> [Style] {
            palette.gradient(gradient).enumerated().map { step, color in
                guard depth != .mono else { return Style(attributes: Self.monoWeight(step)) }
                return Style(
                    foreground: ColorMap.contrast(on: color, depth), background: ColorMap.ink(color, depth))
            }
        }
        func foregrounds(_ gradient: String) -> [Style] {
            palette.gradient(gradient).map { color in
                Style(foreground: ColorMap.ink(color, depth), background: screen)
            }
        }
        heat = backgrounds("heat")
        divergent = backgrounds("div")
        chain = foregrounds("chain")
        meter = foregrounds("meter")
    }

    /// The style of a role.
    package subscript(role: Role) -> Style { styles[role.rawValue] }

    /// A cell whose background carries a share from 0 to 1.
    package func heat(_ share: Double) -> Style { heat[Self.step(share)] }
    /// A cell whose background carries a difference from -1 to 1.
    package func divergent(_ difference: Double) -> Style { divergent[Self.step((difference + 1) / 2)] }
    /// The colour of a position along the chain, from 0 to 1.
    package func chain(_ share: Double) -> Style { chain[Self.step(share)] }
    /// The colour of a meter's level, from 0 to 1.
    package func meter(_ share: Double) -> Style { meter[Self.step(share)] }

    private static func step(_ share: Double) -> Int {
        share.isFinite ? Int((min(max(share, 0), 1) * 100).rounded()) : 0
    }

    /// Without colours high values are bold and low ones dim; the number says the rest.
    private static func monoWeight(_ step: Int) -> Style.Attributes { step < 34 ? .dim : step < 67 ? [] : .bold }
}
