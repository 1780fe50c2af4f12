/// A control sequence in its parts, such as `[1;5A`.
struct ControlSequence: Sendable {
    private let final: Character
    /// Characters that are neither numbers nor between them: those of private use and those before the end.
    private let marks: String
    /// Numbers between semicolons, with further ones between colons; nil where there is none.
    private let parameters: [[Int?]]

    /// - Parameter text: the sequence without the Escape, complete.
    init(_ text: String) {
        final = text.last ?? " "
        let body = text.dropFirst().dropLast()
        func isNumeric(_ character: Character) -> Bool { character.isWholeNumber || ";:".contains(character) }
        marks = String(body.filter { !isNumeric($0) })
        let numbers = body.filter(isNumeric)
        parameters =
            numbers.isEmpty
            ? []
            : numbers.split(separator: ";", omittingEmptySubsequences: false).map {
                $0.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
            }
    }

    /// What it says; nil if that means nothing here.
    var input: Input? {
        switch (marks, final) {
        case ("<", "M"), ("<", "m"): mouse(isRelease: final == "m", shift: 0)
        // rxvt's form is that of old with decimal numbers.
        case ("", "M"): mouse(isRelease: false, shift: 32)
        case ("", "I") where parameters.isEmpty: .focus(true)
        case ("", "O") where parameters.isEmpty: .focus(false)
        case ("", _): key.map(Input.key)
        default: nil
        }
    }

    private func mouse(isRelease: Bool, shift: Int) -> Input? {
        let numbers = parameters.compactMap { $0.count == 1 ? $0[0] : nil }
        guard numbers.count == 3, parameters.count == 3, numbers[0] >= shift else { return nil }
        return .mouse(
            Mouse(
                button: numbers[0] - shift, column: max(numbers[1] - 1, 0), row: max(numbers[2] - 1, 0),
                isRelease: isRelease))
    }

    /// A number by its places; nil if there is none.
    private func number(_ place: Int, _ part: Int = 0) -> Int? {
        guard place < parameters.count, part < parameters[place].count else { return nil }
        return parameters[place][part]
    }

    private var key: Key? {
        switch final {
        case "u":
            return EncodedKey(
                code: number(0), shifted: number(0, 1), text: number(2), modifiers: number(1), event: number(1, 1)
            ).key
        case "~" where number(0) == 27 && parameters.count == 3:
            return EncodedKey(code: number(2), modifiers: number(1)).key
        default: break
        }
        // Those with Shift, Alt or Ctrl are others, which mean nothing here; Caps Lock and Num Lock do not count.
        guard parameters.count < 3, EncodedKey.isPlain(modifiers: number(1)), !EncodedKey.isRelease(number(1, 1)) else {
            return final == "Z" ? .backTab : nil
        }
        if final == "~" { return number(0).flatMap { Self.numbered[$0] } }
        // With numbers this one says where the cursor is.
        if final == "R", !parameters.isEmpty { return nil }
        return [nil, 0, 1].contains(number(0)) ? Self.lettered[final] : nil
    }

    static let lettered: [Character: Key] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
        "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
    ]
    private static let numbered: [Int: Key] = [
        1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
        18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
    ]
}
