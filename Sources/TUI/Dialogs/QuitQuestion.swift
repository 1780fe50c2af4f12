/// The question on quitting. Training goes on behind it.
package struct QuitQuestion: Dialog {
    package static let section = KeySection("In the question on quitting", KeyContext("quit"))

    package static let keys: [KeyBinding<Model>] = [
        KeyBinding(
            "quit-save", [.enter, .character("s")], section, help: "save and quit",
            action: { _, _ in [.quit(save: true)] }),
        KeyBinding(
            "quit-drop", [.character("d")], section, help: "quit at the last checkpoint",
            action: { _, _ in [.quit(save: false)] }),
        KeyBinding("quit-cancel", [.escape], section, help: "stay", action: DialogList.close),
        KeyBinding(
            "quit-force", [.control("c")], section, help: "save and quit at once",
            action: { _, _ in [.quit(save: true)] }),
    ]

    package func draw(_ model: Model, into canvas: inout Canvas) {
        if model.isAttached {
            let lines = ["Enter\tleave; the run does not notice", "Esc\tstay"]
            canvas.dialog(title: "Quit?", lines: lines, style: canvas.theme[.borderFocus])
            return
        }
        var lines = [
            "Enter\tsave and quit",
            "d\tquit at the last checkpoint",
            "Esc\tstay",
        ]
        if canvas.width >= 60, canvas.height >= 12 {
            lines = [
                "\(model.subject.name), update \(model.snapshot.update)",
                "",
                "Enter, s\tsave and quit",
                "d\tquit at the last checkpoint",
                "Esc\tstay",
                "",
                "Training goes on while this is open.",
            ]
        }
        canvas.dialog(title: "Quit?", lines: lines, style: canvas.theme[.borderFocus])
    }
}
