extension RunList {
    package static let keys: [KeyBinding<Model>] = [
        move("compare-up", [.up], "up a line") { _ in -1 },
        move("compare-down", [.down], "down a line") { _ in 1 },
        move("compare-page-up", [.pageUp], "up a page") { -$0.runListPage },
        move("compare-page-down", [.pageDown], "down a page") { $0.runListPage },
        move("compare-top", [.home], "to the first line") { _ in -100_000 },
        move("compare-bottom", [.end], "to the last line") { _ in 100_000 },
        KeyBinding(
            "compare-choose", [.character(" ")], section, help: "choose a run, or no longer",
            action: { model, _ in
                model.toggleRun()
                return []
            }),
        KeyBinding(
            "compare-apply", [.enter], section, help: "draw the runs chosen",
            action: { model, _ in model.applyRunList() }),
        KeyBinding(
            "compare-close", [.escape], section, help: "close the list and change nothing", action: DialogList.close),
    ]

    private static func move(
        _ id: String, _ keys: [Key], _ help: String, _ lines: @escaping @Sendable (Model) -> Int
    ) -> KeyBinding<Model> {
        KeyBinding(
            id, keys, section, help: help,
            action: { model, _ in
                model.moveInRunList(by: lines(model))
                return []
            })
    }
}
