extension CommandPalette {
    package static let keys: [KeyBinding<Model>] =
        DialogList.cursor(
            section, up: [.control("p")], down: [.control("n")], page: \.palettePage,
            move: { $0.moveInPalette(by: $1) }) + [
            KeyBinding(
                "palette-complete", [.tab], section, help: "write out what is under the cursor",
                action: { model, _ in
                    model.completePalette()
                    return []
                }),
            KeyBinding(
                "palette-run", [.enter], section, help: "do what is under the cursor",
                action: { model, _ in model.runPalette() }),
        ]
}

extension Model {
    fileprivate mutating func moveInPalette(by lines: Int) {
        guard let palette = dialog as? CommandPalette else { return }
        let count = palette.entries(self).count
        change(CommandPalette.self) { $0.move(by: lines, among: count) }
    }

    /// Lines of the list that are in sight.
    fileprivate var palettePage: Int { max(CommandPaletteView.rows(ofHeight: rows) - 1, 2) }
}
