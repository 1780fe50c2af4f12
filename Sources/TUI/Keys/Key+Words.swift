/// Keys written down, as in the list of keys.
extension Key {
    private static let named: [Key] =
        [
            .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
            .pageDown, .character(" "),
        ] + (1...12).map(Key.function)

    /// The key with a name, such as `Esc`, `S-Tab`, `Ctrl-L`, `F2` or `Space`; nil if that is no name.
    ///
    /// - Parameter name: in any case, but for the letter after `Alt-`.
    package init?(named name: String) {
        if let key = Key.named.first(where: { $0.text.lowercased() == name.lowercased() }) {
            self = key
            return
        }
        let scalars = Array(name.unicodeScalars)
        guard let last = scalars.last else { return nil }
        switch String(String.UnicodeScalarView(scalars.dropLast())).lowercased() {
        case "ctrl-":
            guard let letter = String(last).lowercased().unicodeScalars.first, ("a"..."z").contains(letter) else {
                return nil
            }
            self = .control(letter)
        case "alt-": self = .alt(last)
        default: return nil
        }
    }

    /// Keys one after the other: words that are names are those keys, of others each character is one.
    ///
    /// - Parameter text: words between blanks, such as `2 z Tab iHH`.
    /// - Returns: the keys.
    package static func sequence(_ text: String) -> [Key] {
        text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.flatMap { word in
            Key(named: String(word)).map { [$0] } ?? word.unicodeScalars.map(Key.character)
        }
    }
}
