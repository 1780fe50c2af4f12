/// What each character means in each state.
extension InputDecoder {
    private static let endOfPaste = Array("\u{1b}[201~".unicodeScalars)

    mutating func take(_ piece: InputCharacters.Piece) {
        switch (state, piece) {
        case (.mouse(let numbers), .byte(let byte)): addToMouse(Int(byte), numbers)
        case (.string, .byte), (.paste, .byte): break
        // What follows may still be the rest of the string.
        case (.stringEscape(let endsWithBell), .byte): state = .string(endsWithBell: endsWithBell)
        case (_, .byte): state = .plain
        case (_, .character(let scalar)): take(scalar)
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch state {
        case .plain:
            if !begins(scalar) { report(Key(typed: scalar).map(Input.key)) }
        case .escape: takeAfterEscape(scalar)
        case .sequence: takeInSequence(scalar)
        case .consoleFunction:
            if begins(scalar) { return }
            state = .plain
            if "A"..."E" ~= scalar { report(.key(.function(Int(scalar.value) - 64))) }
        case .single: takeInSingle(scalar)
        case .string(let endsWithBell):
            switch scalar {
            case "\u{1b}": state = .stringEscape(endsWithBell: endsWithBell)
            case "\u{7}" where endsWithBell: state = .plain
            case "\u{9c}", "\u{18}", "\u{1a}": state = .plain
            default: break
            }
        case .stringEscape(let endsWithBell):
            if scalar == "\\" || scalar == "\u{9c}" {
                state = .plain
            } else if scalar == "\u{7}", endsWithBell {
                state = .plain
            } else {
                // The string was cut off and something else begins.
                state = .escape
                take(scalar)
            }
        case .mouse(let numbers):
            if !begins(scalar) { addToMouse(Int(scalar.value), numbers) }
        case .paste: takeInPaste(scalar)
        }
    }

    /// Whether a character begins something other than itself, whatever was before; then that is what is read now.
    private mutating func begins(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\u{1b}" {
            state = .escape
            return true
        }
        // The controls of eight bits stand for Escape and a character.
        guard 0x80..<0xA0 ~= scalar.value, let second = Unicode.Scalar(scalar.value - 0x40) else { return false }
        state = .plain
        _ = introduces(second)
        return true
    }

    /// Whether a character after an Escape begins a sequence or a string.
    private mutating func introduces(_ scalar: Unicode.Scalar) -> Bool {
        text.removeAll()
        switch scalar {
        case "[": state = .sequence
        case "O": state = .single
        case "]": state = .string(endsWithBell: true)
        case "P", "X", "^", "_": state = .string(endsWithBell: false)
        default: return false
        }
        text.append(scalar)
        return true
    }

    private mutating func takeAfterEscape(_ scalar: Unicode.Scalar) {
        if begins(scalar) || introduces(scalar) { return }
        state = .plain
        // Terminals send Alt with a character as Escape and the character at once.
        switch known[String(scalar)] ?? Key(typed: scalar) {
        case .character(let scalar): report(.key(.alt(scalar)))
        case let key: report(key.map(Input.key))
        }
    }

    private mutating func takeInSequence(_ scalar: Unicode.Scalar) {
        if begins(scalar) { return }
        switch scalar.value {
        // rxvt ends the keys it sends with Shift by a dollar, which elsewhere stands before the end.
        case 0x24 where text.count > 1 && text.dropFirst().allSatisfy { "0"..."9" ~= $0 }: state = .plain
        case 0x20..<0x40: keep(scalar)
        case 0x40..<0x7F: endSequence(scalar)
        default: state = .plain
        }
    }

    private mutating func endSequence(_ final: Unicode.Scalar) {
        let isBare = text.count == 1
        let isWhole = isWhole
        text.append(final)
        state = .plain
        let sequence = kept
        if let key = known[sequence] { return report(.key(key)) }
        switch final {
        case "M" where isBare: state = .mouse([])
        case "[" where isBare: state = .consoleFunction
        case "~" where sequence == "[200~":
            state = .paste
            pasteEnd = 0
            text.removeAll()
        default:
            if isWhole { report(ControlSequence(sequence).input) }
        }
    }

    private mutating func takeInSingle(_ scalar: Unicode.Scalar) {
        if begins(scalar) { return }
        if "0"..."?" ~= scalar { return keep(scalar) }
        state = .plain
        let isWhole = isWhole
        text.append(scalar)
        if isWhole { report((known[kept] ?? Key(single: kept)).map(Input.key)) }
    }

    /// Adds to a report whose three numbers follow as one character each.
    private mutating func addToMouse(_ number: Int, _ numbers: [Int]) {
        guard number >= 32 else {
            state = .plain
            return
        }
        let numbers = numbers + [number - 32]
        state = .mouse(numbers)
        guard numbers.count == 3 else { return }
        state = .plain
        report(.mouse(Mouse(button: numbers[0], column: max(numbers[1] - 1, 0), row: max(numbers[2] - 1, 0))))
    }

    private mutating func takeInPaste(_ scalar: Unicode.Scalar) {
        if scalar == Self.endOfPaste[pasteEnd] {
            pasteEnd += 1
            guard pasteEnd == Self.endOfPaste.count else { return }
            state = .plain
            report(.paste(kept))
            text.removeAll()
            return
        }
        // What looked like the end was text, but for its Escape.
        for scalar in Self.endOfPaste[..<pasteEnd].dropFirst() { paste(scalar) }
        pasteEnd = scalar == "\u{1b}" ? 1 : 0
        if pasteEnd == 1 { return }
        if scalar == "\t" || scalar == "\n" || scalar == "\r" {
            if text.last != " " { paste(" ") }
        } else {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: break
            default: paste(scalar)
            }
        }
    }
}
