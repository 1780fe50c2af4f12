import Games

extension Report {
    /// A block as Markdown, with the line feed of its last line.
    static func text(_ block: Block) -> String {
        switch block {
        case .paragraph(let text): text + "\n"
        case .table(let table): table.text
        case .chart(let file, let description): "![\(alternative(description))](\(target(file)))\n"
        case .commands(let lines): fenced(lines.map { $0.visible + "\n" }.joined())
        }
    }

    /// Lines for a shell, in a fence that none of them can end.
    private static func fenced(_ lines: String) -> String {
        let fence = String(repeating: "`", count: max(3, longestTicks(lines) + 1))
        return "\(fence)sh\n\(lines)\(fence)\n"
    }

    /// Text as code within a line.
    static func code(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestTicks(text) + 1)
        let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return fence + space + oneLine(text) + space + fence
    }

    /// Text without line feeds, or anything else that cannot be seen.
    static func oneLine(_ text: String) -> String { text.visible }

    /// A name within a line, in which nothing is markup.
    static func escaped(_ name: String) -> String {
        name.visible.unicodeScalars.map { "\\`*_[]<>&~#".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// Text between the brackets of a picture.
    private static func alternative(_ text: String) -> String {
        oneLine(text).unicodeScalars.map { "\\[]".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// A path as the target of a link: everything but plain characters by its bytes.
    private static func target(_ path: String) -> String {
        path.utf8.map { byte in
            switch Character(Unicode.Scalar(byte)) {
            case "A"..."Z", "a"..."z", "0"..."9", "/", "-", ".", "_", "~": return String(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }.joined()
    }

    /// The longest run of backticks.
    private static func longestTicks(_ text: String) -> Int {
        text.split { $0 != "`" }.map(\.count).max() ?? 0
    }
}
