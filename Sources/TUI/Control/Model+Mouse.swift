/// What the mouse does, where it is wanted: it gives panels the focus, scrolls, puts the
/// cursor of who inspects, and presses the keys of the last line.
extension Model {
    mutating func toggleMouse() -> [Effect] {
        usesMouse.toggle()
        notify(.note, usesMouse ? "mouse on; Shift and the mouse select text" : "mouse off")
        return [.mouse(usesMouse)]
    }

    /// Takes a report of the mouse. Nothing is done with one that nobody asked for.
    mutating func point(_ mouse: Mouse) -> [Effect] {
        guard usesMouse, !mouse.isRelease, !mouse.isMotion, layout.size != .tiny else { return [] }
        if mouse.isWheel { return turn(mouse) }
        guard mouse.isMainButton else { return [] }
        if let key = key(at: mouse) { return press(key) }
        guard dialog == nil, let panel = panel(at: mouse) else { return [] }
        let place = view.inspection == nil ? nil : inspectedPlace(at: mouse, in: panel)
        guard panel != view.focus || place != nil else { return [] }
        let effects = settle()
        if panel != view.focus { focus(on: panel) }
        if let place { scene.moveCursor(to: place, in: panel) }
        needsFrame = true
        return effects
    }

    /// The wheel scrolls the panel under it, or the dialog that is open.
    private mutating func turn(_ mouse: Mouse) -> [Effect] {
        let isUp = mouse.button & 1 == 0
        if dialog != nil { return press(isUp ? .up : .down) }
        guard let panel = panel(at: mouse) else { return [] }
        let effects = settle()
        if panel != view.focus { focus(on: panel) }
        // A panel that has nothing to scroll need not say so at every turn.
        let distance = Scroll.lines(isUp ? -3 : 3)
        if scrollReason(distance) == nil { scroll(distance) }
        needsFrame = true
        return effects
    }

    private func panel(at mouse: Mouse) -> PanelID? {
        layout.panels.first { $0.frame.contains(column: mouse.column, row: mouse.row) }?.panel
    }

    /// Where the cursor goes that is put to the mouse.
    private func inspectedPlace(at mouse: Mouse, in id: PanelID) -> InspectedPlace? {
        guard let frame = layout.frame(of: id), let panel = panel(id) else { return nil }
        return panel.inspectedPlace(
            scene, PanelSize(inside: frame), symbols, column: mouse.column - frame.column - 1,
            row: mouse.row - frame.row - 1)
    }

    /// The key that is named where the mouse is.
    private func key(at mouse: Mouse) -> Key? {
        guard dialog == nil else { return nil }
        if let line = layout.keyLine, mouse.row == line.row { return KeyLine.key(at: mouse.column, self) }
        let hasHelp = layout.size == .large || layout.size == .medium
        return hasHelp && mouse.row == 0 && mouse.column >= columns - 7 ? .character("?") : nil
    }
}

extension Mouse {
    /// Whether the wheel was turned up or down.
    fileprivate var isWheel: Bool { button & 64 != 0 && button & 128 == 0 && button & 2 == 0 }
    /// Whether it was moved.
    fileprivate var isMotion: Bool { button & 32 != 0 && button & 64 == 0 }
    /// Whether the left button was pressed, by itself.
    fileprivate var isMainButton: Bool { button == 0 }
}
