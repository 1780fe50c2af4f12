/// Asks with which seed the run is to begin anew.
package struct RestartQuestion: Dialog {
    package static let section = KeySection("In the question on restarting", KeyContext("restart"))

    package static let keys: [KeyBinding<Model>] = [
        KeyBinding(
            "restart-same", [.character("s"), .enter], section, help: "begin anew with the same seed",
            action: { model, _ in model.restart(addingToSeed: 0) }),
        KeyBinding(
            "restart-next", [.character("n")], section, help: "begin anew with the next seed",
            action: { model, _ in model.restart(addingToSeed: 1) }),
    ]

    package init() {}

    package func draw(_ model: Model, into canvas: inout Canvas) {
        let seed = model.subject.seed
        canvas.dialog(
            title: "Begin anew?",
            lines: [
                "s\twith seed \(seed) again: the same numbers",
                "n\twith seed \(seed &+ 1)",
                "Esc\tgo on",
                "",
                "The run is kept as it is.",
            ], style: canvas.theme[.borderFocus])
    }
}
