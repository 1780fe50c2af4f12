extension OptionsMenu {
    package static let keys: [KeyBinding<Model>] = [
        move("options-up", [.up, .character("k")], "up a line") { _ in -1 },
        move("options-down", [.down, .character("j")], "down a line") { _ in 1 },
        move("options-page-up", [.pageUp], "up a page") { -OptionsView.rows(ofHeight: $0.rows) },
        move("options-page-down", [.pageDown], "down a page") { OptionsView.rows(ofHeight: $0.rows) },
        move("options-top", [.home, .character("g")], "to the first line") { _ in -100_000 },
        move("options-bottom", [.end, .character("G")], "to the last line") { _ in 100_000 },
        KeyBinding(
            "options-turn", [.left, .right], section, help: "the previous, next of a look",
            action: { model, press in
                model.turnOption(by: press.step)
                return []
            }),
        KeyBinding(
            "options-choose", [.enter], section, help: "change what is under the cursor, and keep the change",
            action: { model, _ in model.enterOption() }),
        KeyBinding(
            "options-close", [.escape, .character("o"), .character("q"), .function(2)], section,
            help: "drop a change that was begun; close the options", action: { model, _ in model.leaveOption() }),
    ]

    package func keyLine(_ theme: ResolvedTheme) -> [Segment]? {
        let keys: [(String, String)] =
            switch mode {
            case .list:
                [("Up Down", "move"), ("Left Right", "change a look"), ("Enter", "choose"), ("o Esc", "close")]
            case .choosing: [("Up Down", "try"), ("Enter", "keep"), ("Esc", "as it was")]
            case .writing: [("Enter", "begin a run with it"), ("Esc", "leave it as it is")]
            }
        return keys.enumerated().map { place, key in
            Segment([.text(key.0, theme[.highlight]), .text(" \(key.1)", theme[.text])], rank: 9 - place)
        }
    }

    private static func move(
        _ id: String, _ keys: [Key], _ help: String, _ lines: @escaping @Sendable (Model) -> Int
    ) -> KeyBinding<Model> {
        KeyBinding(
            id, keys, section, help: help,
            action: { model, _ in
                model.moveInOptions(by: lines(model))
                return []
            })
    }
}
