import Games

/// A file of lines `name = value`, with comments that begin a line with `#`: what stands in it, and what cannot be read.
package struct SettingLines: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        /// From 1.
        package var number: Int
        package var name: String
        package var value: String

        package init(number: Int, name: String, value: String) {
            self.number = number
            self.name = name
            self.value = value
        }
    }

    /// The path of the file, for sentences.
    package var file: String
    package var lines: [Line] = []
    /// One sentence each, with file and line.
    package var problems: [String] = []

    /// - Parameters:
    ///   - text: what the file holds; nil if there is none.
    ///   - file: its path.
    package init(_ text: String?, file: String) {
        self.file = file
        for (index, raw) in (text ?? "").withoutByteOrderMark.lines.enumerated() {
            let line = Self.trimmed(raw)
            guard !line.isEmpty, line.first != "#" else { continue }
            // A key may be the sign itself, which then stands behind it.
            guard let sign = line.firstIndex(of: "="), sign > line.startIndex else {
                problems.append(
                    "\(file), line \(index + 1): expected NAME = VALUE or a comment, found \(Text.shortened(String(line), 40))"
                        .visible)
                continue
            }
            let name = Self.trimmed(line[..<sign])
            let value = Self.trimmed(line[line.index(after: sign)...])
            lines.append(Line(number: index + 1, name: name, value: value))
        }
    }

    /// A sentence on a line.
    func problem(_ line: Line, _ what: String) -> String {
        "\(file), line \(line.number), \(Text.shortened(line.name, 30)): \(what)".visible
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var part = Substring(text)
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}
