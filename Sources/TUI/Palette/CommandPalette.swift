/// The command palette: whatever can be done, found by some of its letters.
package struct CommandPalette: TextDialog {
    package static let section = KeySection("In the command palette", KeyContext("palette"))

    /// A command and what it is given, or letters of anything.
    package var text = ""
    /// The line of the cursor, among those listed.
    var cursor = 0
    /// Why the last command was not run; nil if none was refused.
    package internal(set) var complaint: String?

    /// The names of the commands that are given something.
    package static var commands: [String] { CommandList.all.map(\.name) }

    package mutating func textChanged() { (cursor, complaint) = (0, nil) }

    /// Moves the cursor; beyond an end it comes to the other one.
    mutating func move(by lines: Int, among count: Int) {
        complaint = nil
        guard count > 0 else { return }
        let wanted = cursor + lines
        cursor = abs(lines) > 1 ? min(max(wanted, 0), count - 1) : (wanted + count) % count
    }

    package func draw(_ model: Model, into canvas: inout Canvas) {
        CommandPaletteView(palette: self, entries: entries(model)).draw(into: &canvas)
    }

    package func keyLine(_ theme: ResolvedTheme) -> [Segment]? {
        [("Enter", "run"), ("Tab", "complete"), ("Up Down", "choose"), ("Esc", "close")].enumerated().map {
            place, key in
            Segment([.text(key.0, theme[.highlight]), .text(" \(key.1)", theme[.text])], rank: 9 - place)
        }
    }
}

/// Opening it, and what its keys do.
extension Model {
    mutating func openPalette() -> [Effect] {
        peerNames = subject.run == nil ? [] : populations(of: chosen)
        return open(CommandPalette())
    }

    /// Writes out what is under the cursor.
    mutating func completePalette() {
        guard let palette = dialog as? CommandPalette, let entry = palette.entry(self) else { return }
        editText { $0 = entry.completion }
    }

    /// Does what is under the cursor; what cannot be done is said, and the palette stays.
    mutating func runPalette() -> [Effect] {
        guard let palette = dialog as? CommandPalette else { return [] }
        guard let entry = palette.entry(self) else {
            let sentence = palette.refusal(self) ?? "no command has these letters"
            change(CommandPalette.self) { $0.complaint = sentence }
            return []
        }
        if let reason = entry.reason {
            change(CommandPalette.self) { $0.complaint = reason }
            return []
        }
        var next = self
        var effects = next.closeDialog()
        switch entry.action {
        case .goOn:
            completePalette()
            return []
        case .key(let binding, let slot):
            let key = binding.keys.indices.contains(slot) ? binding.keys[slot] : .enter
            effects += binding.action(&next, Press(key: key, slot: slot))
        case .command(let command, let argument):
            do throws(CommandError) {
                effects += try command.run(&next, argument)
            } catch {
                change(CommandPalette.self) { $0.complaint = error.description }
                return []
            }
        }
        self = next
        return effects
    }
}
