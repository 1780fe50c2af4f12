import CNcurses

/// Turns what ncurses reads into keys.
enum KeyDecoder {
    /// - Parameter value: a character, as typed.
    /// - Returns: the key; nil for one that means nothing here.
    static func key(character value: UInt32) -> Key? {
        switch value {
        case 9: .tab
        case 10, 13: .enter
        case 27: .escape
        case 8, 127: .backspace
        case 1...26: Unicode.Scalar(value + 96).map(Key.control)
        case 0..<32, 128..<160: nil
        default: Unicode.Scalar(value).map(Key.character)
        }
    }

    /// - Parameter code: a key code of ncurses (`KEY_...`).
    /// - Returns: the key; nil for one that means nothing here, such as `KEY_RESIZE`.
    static func key(code: Int32) -> Key? {
        let number = Int(code - cursesFunctionKey(0))
        return 1...12 ~= number ? .function(number) : named[code]
    }

    private static let named: [Int32: Key] = [
        KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
        KEY_HOME: .home, KEY_FIND: .home, KEY_END: .end, KEY_SELECT: .end,
        KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_BTAB: .backTab, KEY_ENTER: .enter,
        KEY_BACKSPACE: .backspace, KEY_DC: .delete,
    ]
}
