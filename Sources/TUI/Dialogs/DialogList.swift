/// All dialogs there are.
enum DialogList {
    static let all: [any Dialog.Type] = [
        KeyList.self, QuitQuestion.self, RestartQuestion.self, BranchQuestion.self, FilterLine.self, RunList.self,
        TournamentBoard.self, LeagueBoard.self, PlayBoard.self, CommandPalette.self, OptionsMenu.self,
    ]

    /// Their keys, each with those that every dialog has.
    static var keys: [KeyBinding<Model>] { all.flatMap(keys) }

    private static func keys(of dialog: any Dialog.Type) -> [KeyBinding<Model>] {
        let own = dialog.keys
        let taken = Set(own.flatMap(\.keys))
        let text = dialog is any TextDialog.Type ? editing(dialog.section) : []
        return own + (text + common(dialog.section)).filter { taken.isDisjoint(with: $0.keys) }
    }

    /// What can be done from every dialog.
    private static func common(_ section: KeySection) -> [KeyBinding<Model>] {
        let name = section.context.name
        return [
            KeyBinding("\(name)-close", [.escape], section, help: "close it", action: close),
            KeyBinding(
                "\(name)-quit", [.control("c")], section, help: "ask whether to quit",
                action: { model, _ in model.open(QuitQuestion()) }),
            KeyBinding(
                "\(name)-repaint", [.control("l")], section, help: "draw every cell again",
                action: { _, _ in [.repaint] }),
            KeyBinding(
                "\(name)-suspend", [.control("z")], section, help: "stop the program", action: { _, _ in [.suspend] }),
        ]
    }

    /// What can be done to a text, besides writing.
    private static func editing(_ section: KeySection) -> [KeyBinding<Model>] {
        let name = section.context.name
        func edit(
            _ id: String, _ keys: [Key], _ help: String, _ change: @escaping @Sendable (inout String) -> Void
        ) -> KeyBinding<Model> {
            KeyBinding(
                "\(name)-\(id)", keys, section, help: help,
                action: { model, _ in
                    model.editText(change)
                    return []
                })
        }
        return [
            edit("erase", [.backspace, .delete], "erase the last character") { _ = $0.popLast() },
            edit("erase-word", [.control("w")], "erase the last word") { text in
                while text.last == " " { text.removeLast() }
                while let last = text.last, last != " " { text.removeLast() }
            },
            edit("clear", [.control("u")], "erase the text") { $0 = "" },
        ]
    }

    /// Keys that move a cursor from line to line.
    /// - Parameters:
    ///   - section: Of the dialog.
    ///   - up: Keys besides the arrow.
    ///   - down: Keys besides the arrow.
    ///   - top: Keys besides Home.
    ///   - bottom: Keys besides End.
    ///   - page: Lines that are in sight.
    ///   - move: Moves by so many lines, as far as there are any.
    /// - Returns: The keys, with ids that begin with the name of the section's context.
    static func cursor(
        _ section: KeySection, up: [Key] = [], down: [Key] = [], top: [Key] = [], bottom: [Key] = [],
        page: @escaping @Sendable (Model) -> Int, move: @escaping @Sendable (inout Model, Int) -> Void
    ) -> [KeyBinding<Model>] {
        func key(
            _ id: String, _ keys: [Key], _ help: String, _ lines: @escaping @Sendable (Model) -> Int
        ) -> KeyBinding<Model> {
            KeyBinding(
                "\(section.context.name)-\(id)", keys, section, help: help,
                action: { model, _ in
                    move(&model, lines(model))
                    return []
                })
        }
        return [
            key("up", [.up] + up, "up a line") { _ in -1 },
            key("down", [.down] + down, "down a line") { _ in 1 },
            key("page-up", [.pageUp], "up a page") { -page($0) },
            key("page-down", [.pageDown], "down a page") { page($0) },
            key("top", [.home] + top, "to the first line") { _ in -farAway },
            key("bottom", [.end] + bottom, "to the last line") { _ in farAway },
        ]
    }

    /// More lines than any list has.
    private static let farAway = 100_000

    /// What a key does that closes the dialog.
    static let close: KeyBinding<Model>.Action = { model, _ in model.closeDialog() }
}
