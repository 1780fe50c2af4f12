extension OptionsMenu {
    package static let keys: [KeyBinding<Model>] =
        DialogList.cursor(
            section, up: [.character("k")], down: [.character("j")], top: [.character("g")], bottom: [.character("G")],
            page: { OptionsView.rows(ofHeight: $0.rows) }, move: { $0.moveInOptions(by: $1) }) + [
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
}
