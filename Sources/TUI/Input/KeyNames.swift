extension Key {
    /// The key of a character; nil for one that means nothing here.
    ///
    /// - Parameter scalar: as typed without an Escape.
    init?(typed scalar: Unicode.Scalar) {
        switch scalar.value {
        case 9: self = .tab
        case 10, 13: self = .enter
        case 27: self = .escape
        case 8, 127: self = .backspace
        case 1...26:
            guard let letter = Unicode.Scalar(scalar.value + 96) else { return nil }
            self = .control(letter)
        case 0..<32, 128..<160: return nil
        default: self = .character(scalar)
        }
    }

    /// A key that is sent with SS3; nil for one that means nothing here.
    ///
    /// - Parameter text: what follows the Escape, such as `OA`.
    init?(single text: String) {
        let parts = text.dropFirst().dropLast().split(separator: ";", omittingEmptySubsequences: false)
        // Old terminals write modifiers here.
        guard let final = text.last, EncodedKey.isPlain(modifiers: parts.last.flatMap { Int($0) }) else { return nil }
        if final == "M" {
            self = .enter
        } else if let key = ControlSequence.lettered[final], final != "Z" {
            self = key
        } else if let place = Key.keypad.firstIndex(of: final) {
            self = .character(Array("*+,-./0123456789=".unicodeScalars)[place])
        } else {
            return nil
        }
    }

    /// How the keypad sends `*+,-./`, the digits and `=`.
    private static let keypad = Array("jklmnopqrstuvwxyX")

    /// Keys by the names of their strings in terminfo.
    static let capabilities: [(name: String, key: Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kfnd", .home),
            ("kend", .end), ("kslt", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kcbt", .backTab),
            ("kent", .enter), ("kbs", .backspace), ("kdch1", .delete),
        ] + (1...12).map { ("kf\($0)", .function($0)) }
}
