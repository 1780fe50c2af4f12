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
        let next = themes.theme(after: theme.name, by: step)
        theme = ResolvedTheme(next, depth: theme.depth)
        options.theme = next.name
        notify(.note, "theme \(next.name)")
    }

    mutating func changeSymbols() {
        symbols = symbols.next
        notify(.note, "symbols \(symbols.rawValue)")
    }
}
