/// A key as a number with modifiers: kitty's keyboard protocol (`CSI 97 ; 5 u`) and XTerm's modifyOtherKeys
/// (`CSI 27 ; 5 ; 97 ~`). Sources: *Comprehensive keyboard handling in terminals* (kitty); *XTerm Control Sequences*.
struct EncodedKey: Sendable {
    /// The character without modifiers, or the number of another key.
    var code: Int?
    /// The character with Shift.
    var shifted: Int?
    /// The character that the key types.
    var text: Int?
    /// 1 and the sum of the modifiers' bits; nil for none.
    var modifiers: Int?
    /// 3 for a key that is let go.
    var event: Int?

    private static let (shift, alt, control) = (1, 2, 4)
    /// Caps Lock and Num Lock.
    private static let locks = 64 | 128

    private static func bits(_ modifiers: Int?) -> Int { (max(modifiers ?? 1, 1) - 1) & ~locks }

    /// Whether neither Shift nor Alt nor another modifier was held.
    static func isPlain(modifiers: Int?) -> Bool { bits(modifiers) == 0 }

    /// Whether a key was let go.
    static func isRelease(_ event: Int?) -> Bool { event == 3 }

    /// The key; nil for one that means nothing here.
    var key: Key? {
        guard let code, !Self.isRelease(event) else { return nil }
        let bits = Self.bits(modifiers)
        if let named = Self.named[code] {
            if named == .tab, bits == Self.shift { return .backTab }
            return bits & ~Self.shift == 0 ? named : nil
        }
        let plain = Self.printable(Self.keypad[code] ?? code)
        switch bits {
        case 0, Self.shift:
            if let typed = text.flatMap(Self.printable) { return .character(typed) }
            return (bits == 0 ? plain : withShift(plain)).map(Key.character)
        case Self.control:
            let letter = plain.map { String($0).lowercased().unicodeScalars }
            return letter?.first.flatMap { letter?.count == 1 && "a"..."z" ~= $0 ? .control($0) : nil }
        case Self.alt: return plain.map(Key.alt)
        case Self.alt | Self.shift: return withShift(plain).map(Key.alt)
        default: return nil
        }
    }

    private func withShift(_ plain: Unicode.Scalar?) -> Unicode.Scalar? {
        if let shifted = shifted.flatMap(Self.printable) { return shifted }
        guard let upper = plain.map({ String($0).uppercased().unicodeScalars }), upper.count == 1 else { return plain }
        return upper.first
    }

    private static func printable(_ code: Int) -> Unicode.Scalar? {
        guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return nil
        default: return scalar
        }
    }

    private static let named: [Int: Key] = [
        9: .tab, 13: .enter, 27: .escape, 8: .backspace, 127: .backspace,
        57414: .enter, 57417: .left, 57418: .right, 57419: .up, 57420: .down, 57421: .pageUp, 57422: .pageDown,
        57423: .home, 57424: .end, 57426: .delete,
    ]
    /// Keys of the keypad by the characters on them.
    private static let keypad: [Int: Int] = Dictionary(
        uniqueKeysWithValues: zip(57399...57413, "0123456789./*-+".unicodeScalars.map { Int($0.value) }))
}
