/// Text that this program did not write: names of files, texts in files, what others recorded. Terminals obey control
/// characters in it, and characters without a shape of their own let a name pass for another.
extension StringProtocol {
    /// The text on one line and with nothing hidden in it: fit for terminals, tables and messages. Tabs and ends of lines
    /// become blanks, everything else that cannot be seen becomes `?`.
    package var visible: String { shown(keepsLines: false) }

    /// The same for text of several lines; line feeds stay.
    package var visibleLines: String { shown(keepsLines: true) }

    private func shown(keepsLines: Bool) -> String {
        guard !unicodeScalars.allSatisfy({ $0.isVisible || (keepsLines && $0 == "\n") }) else { return String(self) }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "\n" where keepsLines: result.append(scalar)
            case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
            default: result.append(scalar.isVisible ? scalar : "?")
            }
        }
        return String(result)
    }

    /// Without the byte order mark that some editors put before text.
    package var withoutByteOrderMark: SubSequence {
        guard unicodeScalars.first == "\u{FEFF}" else { return self[...] }
        return self[unicodeScalars.index(after: startIndex)...]
    }

    /// The lines, whichever way they end: by a line feed, a carriage return or both.
    package var lines: [SubSequence] {
        // By bytes: to find where characters end takes ten times as long, and themes are read before the first frame.
        var lines: [SubSequence] = []
        var start = startIndex
        var index = startIndex
        while index < endIndex {
            let byte = utf8[index]
            let next = utf8.index(after: index)
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
                index = next
                continue
            }
            lines.append(self[start..<index])
            let isPair = byte == UInt8(ascii: "\r") && next < endIndex && utf8[next] == UInt8(ascii: "\n")
            start = isPair ? utf8.index(after: next) : next
            index = start
        }
        lines.append(self[start...])
        return lines
    }
}

extension Unicode.Scalar {
    /// Whether it has a shape of its own, or changes that of the character before it: no control character, nothing that
    /// turns the direction of writing, and nothing without width.
    package var isVisible: Bool {
        if isASCII { return value >= 0x20 && value != 0x7F }
        // These two only choose between a picture and a plain sign.
        if self == "\u{FE0E}" || self == "\u{FE0F}" { return true }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: return false
        default: return !properties.isDefaultIgnorableCodePoint
        }
    }
}
