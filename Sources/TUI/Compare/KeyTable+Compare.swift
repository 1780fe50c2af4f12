extension KeyTable {
    /// Keys of the list of saved runs.
    static let compare: [KeyBinding<Model>] = [
        move("compare-up", [.up], "up a line") { _ in -1 },
        move("compare-down", [.down], "down a line") { _ in 1 },
        move("compare-page-up", [.pageUp], "up a page") { -$0.runListPage },
        move("compare-page-down", [.pageDown], "down a page") { $0.runListPage },
        move("compare-top", [.home], "to the first line") { _ in -100_000 },
        move("compare-bottom", [.end], "to the last line") { _ in 100_000 },
        KeyBinding(
            "compare-choose", [.character(" ")], .compare, help: "choose a run, or no longer",
            action: { model, _ in
                model.toggleRun()
                return []
            }),
        KeyBinding(
            "compare-apply", [.enter], .compare, help: "draw the runs chosen",
            action: { model, _ in model.applyRunList() }),
        KeyBinding(
            "compare-erase", [.backspace, .delete], .compare, help: "erase the filter's last character",
            action: { model, _ in
                model.filterRuns { _ = $0.popLast() }
                return []
            }),
        KeyBinding(
            "compare-clear", [.control("u")], .compare, help: "erase the filter",
            action: { model, _ in
                model.filterRuns { $0 = "" }
                return []
            }),
        KeyBinding(
            "compare-close", [.escape], .compare, help: "close the list and change nothing",
            action: { model, _ in
                model.dialog = nil
                return []
            }),
        KeyBinding(
            "compare-quit", [.control("c")], .compare, help: "ask whether to quit",
            action: { model, _ in
                model.dialog = .quit
                return []
            }),
        KeyBinding(
            "compare-repaint", [.control("l")], .compare, help: "draw every cell again",
            action: { _, _ in [.repaint] }),
        KeyBinding(
            "compare-suspend", [.control("z")], .compare, help: "stop the program", action: { _, _ in [.suspend] }),
    ]

    private static func move(
        _ id: String, _ keys: [Key], _ help: String, _ lines: @escaping @Sendable (Model) -> Int
    ) -> KeyBinding<Model> {
        KeyBinding(
            id, keys, .compare, help: help,
            action: { model, _ in
                model.moveInRunList(by: lines(model))
                return []
            })
    }
}
