/// Turns bytes into characters, however they are split between reads.
struct InputCharacters: Sendable {
    enum Piece: Sendable {
        case character(Unicode.Scalar)
        /// A byte that belongs to no character.
        case byte(UInt8)
    }

    /// The characters of the bytes from 128, where each is one by itself; nil for UTF-8.
    private let upperHalf: [Unicode.Scalar?]?
    /// The beginning of a character.
    private var begun: [UInt8] = []

    /// - Parameter upperHalf: the characters of the bytes 128 to 255 in an encoding of one byte each; nil for UTF-8.
    init(upperHalf: [Unicode.Scalar?]?) { self.upperHalf = upperHalf }

    /// Whether a character has begun whose other bytes are still to come.
    var isUnfinished: Bool { !begun.isEmpty }

    /// Takes in a byte.
    ///
    /// - Parameters:
    ///   - byte: the next one.
    ///   - use: called with what is complete by it.
    mutating func take(_ byte: UInt8, _ use: (Piece) -> Void) {
        if begun.isEmpty, byte < 128 { return use(.character(Unicode.Scalar(byte))) }
        if let upperHalf {
            return use(upperHalf[Int(byte) - 128].map(Piece.character) ?? .byte(byte))
        }
        guard begun.isEmpty || Self.continues(begun, byte) else {
            giveUp(use)
            return take(byte, use)
        }
        guard !begun.isEmpty || 0xC2...0xF4 ~= byte else { return use(.byte(byte)) }
        begun.append(byte)
        guard begun.count == Self.length(begun[0]) else { return }
        for scalar in String(decoding: begun, as: UTF8.self).unicodeScalars { use(.character(scalar)) }
        begun = []
    }

    /// Nothing more will come of a character that has begun.
    mutating func giveUp(_ use: (Piece) -> Void) {
        let bytes = begun
        begun = []
        for byte in bytes { use(.byte(byte)) }
    }

    private static func length(_ lead: UInt8) -> Int { lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

    /// Whether a byte may follow: neither overlong forms nor surrogates nor anything above U+10FFFF. Source: The Unicode
    /// Standard, table 3-7.
    private static func continues(_ begun: [UInt8], _ byte: UInt8) -> Bool {
        guard begun.count == 1 else { return 0x80...0xBF ~= byte }
        switch begun[0] {
        case 0xE0: return 0xA0...0xBF ~= byte
        case 0xED: return 0x80...0x9F ~= byte
        case 0xF0: return 0x90...0xBF ~= byte
        case 0xF4: return 0x80...0x8F ~= byte
        default: return 0x80...0xBF ~= byte
        }
    }
}
