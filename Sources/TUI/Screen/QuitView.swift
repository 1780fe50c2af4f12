/// The question on quitting. Training goes on behind it.
struct QuitView: DialogView {
    func draw(_ model: Model, into canvas: inout Canvas) {
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
