extension Report {
    /// A block as Markdown, with the line feed of its last line.
    static func text(_ block: Block) -> String {
        switch block {
        case .paragraph(let text): text + "\n"
        case .table(let table): table.text
        case .chart(let file, let description): "![\(alternative(description))](\(target(file)))\n"
        case .commands(let lines):
            // A fence that none of the lines can end.
            { fence in "\(fence)sh\n\(lines.map { $0 + "\n" }.joined())\(fence)\n" }(
                String(repeating: "`", count: max(3, longestTicks(lines.joined(separator: "\n")) + 1)))
        }
    }

    /// Text as code within a line.
    static func code(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestTicks(text) + 1)
        let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return fence + space + oneLine(text) + space + fence
    }

    static func oneLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

    /// Text between the brackets of a picture.
    private static func alternative(_ text: String) -> String {
        oneLine(text).map { "\\[]".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// A path as the target of a link: everything but plain characters by its bytes.
    private static func target(_ path: String) -> String {
        path.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789/-._~".unicodeScalars.contains(scalar))
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(Character(scalar)) : "%" + (digits.utf8.count < 2 ? "0" + digits : digits)
        }.joined()
    }

    /// The longest run of backticks.
    private static func longestTicks(_ text: String) -> Int {
        text.split { $0 != "`" }.map(\.count).max() ?? 0
    }
}
