import Games

/// A theme file as it was read: which colours it sets. An entry of `nil` is an empty value, the terminal's own colour.
package struct Theme: Sendable, Hashable {
    package var name: String
    /// Where it was read; nil if compiled in.
    package var path: String?
    package var colors: [String: RGB?]

    package init(name: String, path: String? = nil, colors: [String: RGB?]) {
        self.name = name
        self.path = path
        self.colors = colors
    }
}

/// What is wrong with a theme file, and where.
package struct ThemeError: Error, Sendable, Hashable, CustomStringConvertible {
    package var file: String
    /// From 1.
    package var line: Int
    package var key: String?
    package var problem: String

    package var description: String {
        let place = key.map { ", theme[\($0)]" } ?? ""
        return "\(file), line \(line)\(place): \(problem)".visible
    }
}

extension Theme {
    /// Reads the grammar of btop: lines `theme[key]="value"`, comments start with `#`.
    ///
    /// Values are `#RRGGBB`, `#GG` (a grey), `R G B` in decimal, or empty. Unknown keys are skipped.
    ///
    /// - Parameters:
    ///   - text: the file.
    ///   - name: the theme's name.
    ///   - path: where the file lies; stands in errors.
    /// - Returns: the colours the file sets.
    /// - Throws: the first line that cannot be understood.
    package static func parse(_ text: String, name: String, path: String? = nil) throws(ThemeError) -> Theme {
        var colors: [String: RGB?] = [:]
        var number = 0
        for rawLine in text.withoutByteOrderMark.lines {
            number += 1
            let line = trim(rawLine)
            if line.isEmpty || line.first == "#" { continue }
            guard let (key, rest) = assignment(line) else {
                throw ThemeError(
                    file: path ?? name, line: number, key: nil,
                    problem: "expected theme[key]=\"value\" or a comment, found \(Text.shortened(String(line), 40))")
            }
            guard ThemeKey.isKnown(key) else { continue }
            guard let color = color(value(rest)) else {
                throw ThemeError(
                    file: path ?? name, line: number, key: key,
                    problem: "\(Text.shortened(String(rest), 30)) is no colour; "
                        + "expected \"#RRGGBB\", \"#GG\", \"R G B\" with numbers up to 255, or \"\"")
            }
            colors[key] = color
        }
        return Theme(name: name, path: path, colors: colors)
    }

    /// The key and what follows the equals sign.
    private static func assignment(_ line: Substring) -> (key: String, value: Substring)? {
        let bytes = line.utf8
        guard bytes.starts(with: "theme[".utf8), let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let key = trim(line[bytes.index(line.startIndex, offsetBy: 6)..<close])
        let rest = trim(line[bytes.index(after: close)...])
        guard rest.utf8.first == UInt8(ascii: "="), !key.isEmpty else { return nil }
        return (String(key), trim(rest.dropFirst()))
    }

    /// What stands between quotes, or all of it without them.
    private static func value(_ text: Substring) -> Substring {
        guard let quote = text.first, quote == "\"" || quote == "'" else { return text }
        let inner = text.dropFirst()
        guard let close = inner.firstIndex(of: quote) else { return inner }
        return trim(inner[..<close])
    }

    /// A colour, an empty value (`.some(nil)`), or nil for neither.
    private static func color(_ text: Substring) -> RGB?? {
        if text.isEmpty { return .some(nil) }
        guard text.first == "#" else {
            let numbers = text.split(separator: " ").compactMap { UInt8($0) }
            guard numbers.count == 3, text.split(separator: " ").count == 3 else { return .none }
            return .some(RGB(numbers[0], numbers[1], numbers[2]))
        }
        let digits = text.dropFirst()
        guard digits.allSatisfy(\.isHexDigit), let number = UInt32(digits, radix: 16) else { return .none }
        switch digits.utf8.count {
        case 6: return .some(RGB(hex: number))
        case 2: return .some(RGB(hex: number * 0x010101))
        default: return .none
        }
    }

    private static func trim(_ text: Substring) -> Substring {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
        }
        let front = text.unicodeScalars.drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return text.prefix(0) }
        return text[front.startIndex..<front.index(after: last)]
    }
}
