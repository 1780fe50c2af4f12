/// Small pieces of text: pad, shorten, join.
package enum Text {
    /// A number from 0 to 99 in two digits.
    package static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Text filled up with blanks on the left.
    package static func right(_ text: String, _ width: Int) -> String {
        let missing = width - text.unicodeScalars.count
        return missing > 0 ? String(repeating: " ", count: missing) + text : text
    }

    /// Text filled up with blanks on the right.
    package static func left(_ text: String, _ width: Int) -> String {
        let missing = width - text.unicodeScalars.count
        return missing > 0 ? text + String(repeating: " ", count: missing) : text
    }

    /// Text cut to a width; what was cut is marked by `~`.
    package static func shortened(_ text: String, _ width: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > width else { return text }
        guard width > 1 else { return String(String.UnicodeScalarView(scalars.prefix(max(width, 0)))) }
        return String(String.UnicodeScalarView(scalars.prefix(width - 1))) + "~"
    }

    /// The longest end of a remark that fits, cut between its parts, which are set apart by two blanks.
    package static func suffix(_ remark: String, width: Int) -> String {
        guard remark.unicodeScalars.count > width else { return remark }
        var parts = parts(of: remark)
        while !parts.isEmpty {
            parts.removeFirst()
            let rest = parts.joined(separator: "  ")
            if rest.unicodeScalars.count <= width { return rest }
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
