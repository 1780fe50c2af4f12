/// Keys of the looks and of the program.
extension KeyTable {
    static let looks: [KeyBinding<Model>] = [
        KeyBinding(
            "theme", [.character("t"), .character("T")], .looks, help: "next, previous theme",
            phrases: ["next theme", "previous theme"],
            action: { model, press in
                model.changeTheme(by: -press.step)
                return []
            }),
        KeyBinding(
            "symbols", [.character("b")], .looks, help: "symbols: braille, blocks, ASCII",
            action: { model, _ in
                model.changeSymbols()
                return []
            }),
        KeyBinding(
            "mouse", [.character("m")], .looks,
            help: "mouse on, off: focus, wheel, keys of the last line; text is then selected with Shift",
            action: { model, _ in model.toggleMouse() }),
        KeyBinding(
            "options", [.character("o"), .function(2)], .looks,
            help: "options: every look, tried as the cursor moves, and every setting of the run",
            action: { model, _ in model.open(OptionsMenu()) }),
        KeyBinding(
            "repaint", [.control("l")], .looks, help: "draw every cell again", action: { _, _ in [.repaint] }),
    ]

    static let files = [
        KeyBinding<Model>(
            "reload", [.control("r")], .looks, help: "read metamapg.conf, keys.conf and themes again",
            action: { _, _ in [.reload] })
    ]

    static let program: [KeyBinding<Model>] = [
        KeyBinding(
            "palette", [.character(":"), .control("p")], .program, label: "command",
            help: "command: find any by some of its letters, with what it can be given", phrases: [],
            action: { model, _ in model.openPalette() }),
        KeyBinding(
            "help", [.character("?"), .function(1)], .program, label: "help", help: "this list of keys",
            action: { model, _ in model.open(KeyList()) }),
        KeyBinding(
            "suspend", [.control("z")], .program, help: "stop the program until it is continued with fg",
            action: { _, _ in [.suspend] }),
        KeyBinding(
            "quit", [.character("q"), .control("c")], .program, label: "quit",
            help: "ask whether to save and quit; Ctrl-C twice saves and quits at once",
            action: { model, _ in model.open(QuitQuestion()) }),
    ]
}
