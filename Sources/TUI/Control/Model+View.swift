/// What keys change on the screen alone.
extension Model {
    /// Goes back: drops a choice that has not counted yet, else leaves the zoom.
    mutating func goBack() {
        if switching?.appliesAt != nil {
            switching = nil
        } else if view.inspection != nil {
            scene.endInspection()
        } else {
            view.isZoomed = false
        }
    }

    mutating func changeTheme(by step: Int) {
        useTheme(themes.theme(after: theme.name, by: step).name)
        notify(.note, "theme \(theme.name)")
    }

    /// Draws in the colours of a theme, if there is one of that name.
    mutating func useTheme(_ name: String) {
        guard let next = themes.theme(named: name) else { return }
        theme = ResolvedTheme(next, depth: theme.depth)
        options.theme = next.name
    }

    mutating func changeSymbols() {
        symbols = symbols.next
        notify(.note, "symbols \(symbols.rawValue)")
    }
}
