extension RunList {
    package static let keys: [KeyBinding<Model>] =
        DialogList.cursor(section, page: \.runListPage, move: { $0.moveInRunList(by: $1) }) + [
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
                "compare-close", [.escape], section, help: "close the list and change nothing", action: DialogList.close
            ),
        ]
}
