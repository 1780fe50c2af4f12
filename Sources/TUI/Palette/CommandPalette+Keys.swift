extension CommandPalette {
    package static let keys: [KeyBinding<Model>] = [
        move("palette-up", [.up, .control("p")], "up a line") { _ in -1 },
        move("palette-down", [.down, .control("n")], "down a line") { _ in 1 },
        move("palette-page-up", [.pageUp], "up a page") { -$0.palettePage },
        move("palette-page-down", [.pageDown], "down a page") { $0.palettePage },
        move("palette-top", [.home], "to the first line") { _ in -100_000 },
        move("palette-bottom", [.end], "to the last line") { _ in 100_000 },
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

    private static func move(
        _ id: String, _ keys: [Key], _ help: String, _ lines: @escaping @Sendable (Model) -> Int
    ) -> KeyBinding<Model> {
        KeyBinding(
            id, keys, section, help: help,
            action: { model, _ in
                guard let palette = model.dialog as? CommandPalette else { return [] }
                let (lines, count) = (lines(model), palette.entries(model).count)
                model.change(CommandPalette.self) { $0.move(by: lines, among: count) }
                return []
            })
    }
}

extension Model {
    /// Lines of the list that are in sight.
    fileprivate var palettePage: Int { max(CommandPaletteView.rows(ofHeight: rows) - 1, 2) }
}
