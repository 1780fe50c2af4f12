extension KeyTable {
    /// Keys that look closely.
    static let inspecting: [KeyBinding<Model>] = [
        KeyBinding(
            "inspect", [.character("i")], .panels,
            help: "inspect: a cursor on all charts and tables, with every value in full; Esc ends it",
            unavailable: \.inspectionReason,
            action: { model, _ in
                model.toggleInspection()
                return []
            }),
        KeyBinding(
            "leap", [.character("H"), .character("L")], .panels,
            help: "the cursor by ten; a part of the reward curve by its whole width", unavailable: \.leapReason,
            action: { model, press in
                model.leap(by: press.step)
                return []
            }),
    ]
}
