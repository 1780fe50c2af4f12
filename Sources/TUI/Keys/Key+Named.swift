extension Key {
    /// The key of a name as lists of keys have it, such as `Ctrl-P`, `Alt-1`, `F2`, `Space` or `x`; nil if there is none.
    package init?(named name: String) {
        if let key = Self.named[name.lowercased()] {
            self = key
            return
        }
        let scalars = Array(name.unicodeScalars)
        if scalars.count == 1, scalars[0].value > 32, scalars[0].value != 127 {
            self = .character(scalars[0])
            return
        }
        let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].unicodeScalars.count == 1, let scalar = parts[1].unicodeScalars.first else {
            return nil
        }
        switch parts[0].lowercased() {
        case "ctrl":
            guard let letter = parts[1].lowercased().unicodeScalars.first, ("a"..."z").contains(letter) else {
                return nil
            }
            // Terminals send the same for these and for Tab, Enter and Backspace.
            guard !["h", "i", "j", "m"].contains(letter) else { return nil }
            self = .control(letter)
        case "alt" where scalar.value > 32: self = .alt(scalar)
        default: return nil
        }
    }

    private static let named: [String: Key] = Dictionary(
        uniqueKeysWithValues: ([
            .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
            .pageDown, .character(" "),
        ] + (1...12).map(Key.function)).map { ($0.text.lowercased(), $0) })
}
