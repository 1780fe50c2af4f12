/// The list of keys, from a line on.
package struct KeyList: Dialog {
    var line = 0

    package static let section = KeySection("In the list of keys", KeyContext("help"))

    package static let keys: [KeyBinding<Model>] = [
        page("help-up", [.character("k"), .up], "up a line", .lines(-1)),
        page("help-down", [.character("j"), .down], "down a line", .lines(1)),
        page("help-page-up", [.pageUp, .control("u")], "up a page", .pages(-1)),
        page("help-page-down", [.pageDown, .control("d"), .character(" ")], "down a page", .pages(1)),
        page("help-top", [.character("g"), .home], "to the first line", .start),
        page("help-bottom", [.character("G"), .end], "to the last line", .end),
        KeyBinding(
            "help-close", [.escape, .enter, .character("?"), .character("q"), .function(1)], section,
            help: "close the list", action: DialogList.close),
    ]

    private static func page(_ id: String, _ keys: [Key], _ help: String, _ distance: Scroll) -> KeyBinding<Model> {
        KeyBinding(
            id, keys, section, help: help,
            action: { model, _ in
                let lines = HelpView(model.keys).lineCount(inWindow: model.columns)
                let page = HelpView<Model>.visibleRows(inWindow: model.rows)
                model.change(KeyList.self) { $0.line = distance.target(from: $0.line, page: page, end: lines) }
                return []
            })
    }

    package func draw(_ model: Model, into canvas: inout Canvas) {
        HelpView(model.keys).draw(from: line, into: &canvas)
    }
}
