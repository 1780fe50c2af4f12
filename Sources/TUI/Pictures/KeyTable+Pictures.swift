extension KeyTable {
    /// Keys that take something along.
    static let pictures: [KeyBinding<Model>] = [
        KeyBinding(
            "save", [.character("w")], .program,
            help: "save the screen (text, SVG) and its data (CSV) in the run's folder", unavailable: \.saveReason,
            action: { _, _ in [.savePicture] }),
        KeyBinding(
            "copy", [.character("Y")], .program,
            help: "copy the values under the cursor, or the latest, to the terminal's clipboard; it may refuse",
            unavailable: \.copyReason, action: { model, _ in model.copy() }),
    ]
}
