/// The colours of a theme with every missing one filled in.
struct Palette {
    private let colors: [String: RGB?]
    /// The built-in default theme's colours, the last resort.
    private let defaults: [String: RGB?]

    init(_ theme: Theme) {
        colors = theme.colors
        defaults = BuiltInThemes.standard.colors
    }

    /// The colour of a key; nil is the terminal's own.
    func color(_ key: String) -> RGB? {
        if let color = colors[key] { return color }
        for other in ThemeKey.fallbacks[key] ?? [] {
            if let color = colors[other] { return color }
        }
        for candidate in [key] + (ThemeKey.fallbacks[key] ?? []) {
            if let color = defaults[candidate] { return color }
        }
        return nil
    }

    /// A gradient of 101 steps.
    func gradient(_ name: String) -> [RGB] {
        for prefix in [name] + (ThemeKey.gradients[name] ?? []) {
            if let stops = stops(prefix, in: colors) { return Self.steps(stops) }
        }
        if name == "div", let peer = color("peer"), let meta = color("meta") {
            return Self.steps([peer, middle, meta])
        }
        return Self.steps(stops(name, in: defaults) ?? stops("heat", in: defaults) ?? [middle])
    }

    /// The colour of nothing between two opposites: the background, or black or white on the terminal's own.
    private var middle: RGB {
        if let background = color("main_bg") { return background }
        let isDark = (color("main_fg")?.oklab.lightness ?? 1) > 0.5
        return isDark ? RGB(hex: 0x1c1c1c) : RGB(hex: 0xeeeeee)
    }

    /// One to three stops; nil if the gradient has no start.
    private func stops(_ prefix: String, in table: [String: RGB?]) -> [RGB]? {
        guard case .some(.some(let start)) = table[prefix + "_start"] else { return nil }
        let others = ["_mid", "_end"].compactMap { table[prefix + $0] ?? nil }
        guard case .some(.some) = table[prefix + "_end"] else { return [start] }
        return [start] + others
    }

    private static func steps(_ stops: [RGB]) -> [RGB] {
        (0...100).map { step in
            guard stops.count > 1 else { return stops.first ?? RGB(hex: 0x808080) }
            let position = Double(step) / 100 * Double(stops.count - 1)
            let index = min(Int(position), stops.count - 2)
            return stops[index].mixed(with: stops[index + 1], position - Double(index))
        }
    }
}
