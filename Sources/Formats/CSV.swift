import Games

/// Comma-separated values with the quoting of RFC 4180; lines end in a line feed, without the carriage return that the
/// RFC also asks for and line-based tools trip over.
package enum CSV {
    /// One line with its line feed.
    package static func line(_ fields: [String]) -> String {
        // A single empty field would be a blank line, which readers skip.
        fields == [""] ? "\"\"\n" : fields.map(quoted).joined(separator: ",") + "\n"
    }

    /// The shortest digits that give the same double again; `nan`, `inf`, `-inf`; nothing for nil.
    package static func number(_ value: Double?) -> String {
        value.map { "\($0)" } ?? ""
    }

    private static func quoted(_ field: String) -> String {
        let field = harmless(field)
        // By scalars: a quote and an accent after it make one character, which is no quote.
        let isPlain = field.unicodeScalars.allSatisfy { $0 != "," && $0 != "\"" && $0 != "\n" && $0 != "\r" }
        return isPlain
            ? field
            : "\"\(field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined())\""
    }

    /// What begins a formula, also in the wide forms of these signs.
    private static let formulas = "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars

    /// A field that is a name or a number for everybody: nothing hidden in it, and with an apostrophe before what
    /// spreadsheets would calculate.
    private static func harmless(_ field: String) -> String {
        let text = field.visibleLines
        let first = text.unicodeScalars.first { $0 != " " && $0 != "\n" }
        guard let first, formulas.contains(first) else { return text }
        let isNumber = text.utf8.allSatisfy("0123456789+-.einf".utf8.contains) && Double(text) != nil
        return isNumber ? text : "'\(text)"
    }
}
