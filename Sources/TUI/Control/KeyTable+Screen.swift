extension KeyTable {
    static let scrolling: [KeyBinding] = [
        scroll("up", [.character("k"), .up], "up a line; at the robot the previous joint policy", .lines(-1)),
        scroll("down", [.character("j"), .down], "down a line; at the robot the next joint policy", .lines(1)),
        scroll("page-up", [.pageUp], "up a page; at the robot back a second", .pages(-1)),
        scroll("page-down", [.pageDown], "down a page; at the robot on a second", .pages(1)),
        scroll("half-up", [.control("u")], "up half a page", .pages(-0.5)),
        scroll("half-down", [.control("d")], "down half a page", .pages(0.5)),
        scroll("top", [.character("g"), .home], "to the first line or frame", .start),
        scroll("bottom", [.character("G"), .end], "to the last line or frame", .end),
        KeyBinding(
            "left", [.character("h"), .left], .panels,
            help: "earlier joint policies, where not all fit; at the robot back a frame",
            unavailable: \.stepReason,
            action: { model, _ in
                model.scrollSteps(by: -1)
                return []
            }),
        KeyBinding(
            "right", [.character("l"), .right], .panels, help: "later joint policies; at the robot on a frame",
            unavailable: \.stepReason,
            action: { model, _ in
                model.scrollSteps(by: 1)
                return []
            }),
    ]

    static let looks: [KeyBinding] = [
        KeyBinding(
            "theme", [.character("t"), .character("T")], .looks, help: "next, previous theme",
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
            "repaint", [.control("l")], .looks, help: "draw every cell again", action: { _, _ in [.repaint] }),
    ]

    static let program: [KeyBinding] = [
        KeyBinding(
            "help", [.character("?"), .function(1)], .program, label: "help", help: "this list of keys",
            action: { model, _ in
                model.dialog = .help(line: 0)
                return []
            }),
        KeyBinding(
            "suspend", [.control("z")], .program, help: "stop the program until it is continued with fg",
            action: { _, _ in [.suspend] }),
        KeyBinding(
            "quit", [.character("q"), .control("c")], .program, label: "quit",
            help: "ask whether to save and quit; Ctrl-C twice saves and quits at once",
            action: { model, _ in
                model.dialog = .quit
                return []
            }),
    ]

    private static func scroll(_ id: String, _ keys: [Key], _ help: String, _ distance: Model.Scroll) -> KeyBinding {
        KeyBinding(
            id, keys, .panels, help: help, unavailable: \.scrollReason,
            action: { model, _ in
                model.scroll(distance)
                return []
            })
    }
}
