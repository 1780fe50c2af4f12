/// Turns the bytes of a terminal into keys and reports. Control sequences, control strings and pasted text are read to
/// their ends, so that nothing in them acts as a key; what is unknown or incomplete means nothing. Pure: knows no
/// terminal and no time; whoever reads tells it when to wait no longer.
///
/// Source of the grammar: ECMA-48, and *XTerm Control Sequences* for what it leaves open (mouse, paste, SS3).
package struct InputDecoder: Sendable {
    enum State: Sendable {
        case plain
        /// After Escape: a key of its own, Alt, or the beginning of a sequence.
        case escape
        /// In a control sequence, after `ESC [`.
        case sequence
        /// After `ESC [ [`, as the Linux console begins F1 to F5.
        case consoleFunction
        /// After `ESC O`.
        case single
        /// In a control string: OSC, which a bell may end, or DCS, APC, PM, SOS.
        case string(endsWithBell: Bool)
        /// After an Escape in a control string, which the backslash of its end may follow.
        case stringEscape(endsWithBell: Bool)
        /// After `ESC [ M`, with the numbers that have come.
        case mouse([Int])
        case paste
    }

    /// Seconds in which what belongs to an Escape follows it; else it is the key.
    static let escapePatience = 0.025
    /// Seconds in which a sequence that has begun goes on; else it never ends.
    static let sequencePatience = 1.0
    /// The same for pasted text, which may be long and come slowly.
    static let pastePatience = 5.0
    /// Characters of a sequence that are kept: longer ones mean nothing.
    private static let longestSequence = 64
    /// Characters of pasted text that are kept.
    private static let longestPaste = 4096

    /// Keys that the terminal's description names, by what follows the Escape.
    let known: [String: Key]
    private var characters: InputCharacters
    var state = State.plain
    /// The sequence so far, without the Escape.
    var text: [Unicode.Scalar] = []
    /// How much of the end of pasted text has come.
    var pasteEnd = 0
    private(set) var found: [Input] = []

    /// - Parameters:
    ///   - known: keys by their sequences, as the terminal's description has them; those that begin with Escape count.
    ///   - upperHalf: the characters of the bytes 128 to 255 in an encoding of one byte each; nil for UTF-8.
    package init(known: [String: Key] = [:], upperHalf: [Unicode.Scalar?]? = nil) {
        var sequences: [String: Key] = [:]
        for (sequence, key) in known where sequence.unicodeScalars.first == "\u{1b}" {
            sequences[String(sequence.unicodeScalars.dropFirst())] = key
        }
        self.known = sequences
        characters = InputCharacters(upperHalf: upperHalf)
    }

    /// Seconds to wait for more before `giveUp` is called; nil if nothing is unfinished.
    package var patience: Double? {
        switch state {
        case .plain: characters.isUnfinished ? Self.sequencePatience : nil
        case .escape: characters.isUnfinished ? Self.sequencePatience : Self.escapePatience
        case .paste: Self.pastePatience
        default: Self.sequencePatience
        }
    }

    /// Takes in bytes, which may begin and end anywhere in a sequence.
    ///
    /// - Parameter bytes: what was read.
    /// - Returns: what is complete by it, oldest first.
    package mutating func take(_ bytes: some Sequence<UInt8>) -> [Input] {
        for byte in bytes {
            // Of an ASCII byte, nearly always one piece.
            var pieces: [InputCharacters.Piece] = []
            characters.take(byte) { pieces.append($0) }
            for piece in pieces { take(piece) }
        }
        return takeFound()
    }

    /// Nothing more has come in time: an Escape alone was the key, a sequence without its end means nothing.
    ///
    /// - Returns: what that means.
    package mutating func giveUp() -> [Input] {
        var pieces: [InputCharacters.Piece] = []
        characters.giveUp { pieces.append($0) }
        for piece in pieces { take(piece) }
        if pieces.isEmpty, case .escape = state { found.append(.key(.escape)) }
        state = .plain
        text.removeAll()
        return takeFound()
    }

    private mutating func takeFound() -> [Input] {
        defer { found.removeAll() }
        return found
    }

    mutating func report(_ input: Input?) {
        if let input { found.append(input) }
    }

    /// Adds to the sequence so far.
    mutating func keep(_ scalar: Unicode.Scalar) {
        if text.count < Self.longestSequence { text.append(scalar) }
    }

    /// Adds to pasted text.
    mutating func paste(_ scalar: Unicode.Scalar) {
        if text.count < Self.longestPaste { text.append(scalar) }
    }

    /// Whether all of the sequence so far was kept.
    var isWhole: Bool { text.count < Self.longestSequence }

    /// What was kept.
    var kept: String { String(String.UnicodeScalarView(text)) }
}
