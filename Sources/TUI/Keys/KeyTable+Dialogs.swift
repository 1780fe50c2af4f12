extension KeyTable {
    static let dialogs: [KeyBinding<Model>] = [
        page("help-up", [.character("k"), .up], "up a line", .lines(-1)),
        page("help-down", [.character("j"), .down], "down a line", .lines(1)),
        page("help-page-up", [.pageUp, .control("u")], "up a page", .pages(-1)),
        page("help-page-down", [.pageDown, .control("d"), .character(" ")], "down a page", .pages(1)),
        page("help-top", [.character("g"), .home], "to the first line", .start),
        page("help-bottom", [.character("G"), .end], "to the last line", .end),
        KeyBinding(
            "help-close", [.escape, .enter, .character("?"), .character("q"), .function(1)], .help,
            help: "close the list", action: close),
        KeyBinding(
            "help-quit", [.control("c")], .help, help: "ask whether to quit",
            action: { model, _ in
                model.dialog = .quit
                return []
            }),
        KeyBinding(
            "help-repaint", [.control("l")], .help, help: "draw every cell again", action: { _, _ in [.repaint] }),
        KeyBinding("help-suspend", [.control("z")], .help, help: "stop the program", action: { _, _ in [.suspend] }),

        KeyBinding(
            "quit-save", [.enter, .character("s")], .quit, help: "save and quit",
            action: { _, _ in [.quit(save: true)] }),
        KeyBinding(
            "quit-drop", [.character("d")], .quit, help: "quit at the last checkpoint",
            action: { _, _ in [.quit(save: false)] }),
        KeyBinding("quit-cancel", [.escape], .quit, help: "stay", action: close),
        KeyBinding(
            "quit-force", [.control("c")], .quit, help: "save and quit at once",
            action: { _, _ in [.quit(save: true)] }),
        KeyBinding(
            "quit-repaint", [.control("l")], .quit, help: "draw every cell again", action: { _, _ in [.repaint] }),
        KeyBinding("quit-suspend", [.control("z")], .quit, help: "stop the program", action: { _, _ in [.suspend] }),
    ]

    private static let close: KeyBinding<Model>.Action = { model, _ in
        model.dialog = nil
        return []
    }

    private static func page(_ id: String, _ keys: [Key], _ help: String, _ distance: Scroll) -> KeyBinding<Model> {
        KeyBinding(
            id, keys, .help, help: help,
            action: { model, _ in
                model.scroll(distance)
                return []
            })
    }
}
