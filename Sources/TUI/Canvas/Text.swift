import Cells

/// Small pieces of text: pad, shorten, join.
package enum Text {
    /// A number from 0 to 99 in two digits.
    package static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Text filled up with blanks on the left.
    package static func right(_ text: String, _ width: Int) -> String {
        let missing = width - CellWidth.of(text)
        return missing > 0 ? String(repeating: " ", count: missing) + text : text
    }

    /// Text filled up with blanks on the right.
    package static func left(_ text: String, _ width: Int) -> String {
        let missing = width - CellWidth.of(text)
        return missing > 0 ? text + String(repeating: " ", count: missing) : text
    }

    /// Text cut to a width; what was cut is marked by `~`. No character is cut in half.
    package static func shortened(_ text: String, _ width: Int) -> String {
        guard CellWidth.of(text) > width else { return text }
        let room = width > 1 ? width - 1 : max(width, 0)
        var kept = String.UnicodeScalarView()
        var taken = 0
        var pieces = CellPieces()
        for scalar in text.unicodeScalars {
            if case .glyph(_, let columns) = pieces.take(scalar) {
                if taken + columns > room { break }
                taken += columns
            }
            kept.append(scalar)
        }
        return String(kept) + (width > 1 ? "~" : "")
    }

    /// Text in lines of a width at most, broken between words; a word that is too long is broken itself.
    package static func wrapped(_ text: String, _ width: Int) -> [String] {
        let width = max(width, 1)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, CellWidth.of(line) + 1 + CellWidth.of(word) <= width {
                line += " \(word)"
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = ""
            for character in word {
                if !line.isEmpty, CellWidth.of(line) + CellWidth.of(String(character)) > width {
                    lines.append(line)
                    line = ""
                }
                line.append(character)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// The longest end of a remark that fits, cut between its parts, which are set apart by two blanks.
    package static func suffix(_ remark: String, width: Int) -> String {
        guard CellWidth.of(remark) > width else { return remark }
        var parts = parts(of: remark)
        while !parts.isEmpty {
            parts.removeFirst()
            let rest = parts.joined(separator: "  ")
            if CellWidth.of(rest) <= width { return rest }
        }
        return ""
    }

    /// The pieces between double blanks.
    private static func parts(of remark: String) -> [String] {
        var parts: [String] = []
        var current = String.UnicodeScalarView()
        var blanks = 0
        for scalar in remark.unicodeScalars {
            if scalar == " " {
                blanks += 1
                continue
            }
            if blanks >= 2, !current.isEmpty {
                parts.append(String(current))
                current = String.UnicodeScalarView()
            } else if blanks == 1 {
                current.append(" ")
            }
            blanks = 0
            current.append(scalar)
        }
        if !current.isEmpty { parts.append(String(current)) }
        return parts
    }
}
