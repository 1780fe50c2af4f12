import Games

/// JSON whose keys keep their order.
enum JSON {
    case object([(key: String, value: JSON)])
    case array([JSON])
    case string(String)
    case integer(Int)
    /// Written as null if not finite, since JSON has no word for that.
    case number(Double)
    case bool(Bool)
    case null

    static func strings(_ values: [String]) -> JSON { .array(values.map(JSON.string)) }
    static func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.number)) }
    static func table(_ rows: [[Double]]) -> JSON { .array(rows.map(JSON.numbers)) }

    /// An object with more entries; anything else as it is.
    func adding(_ more: [(key: String, value: JSON)]) -> JSON {
        if case .object(let entries) = self { .object(entries + more) } else { self }
    }

    /// On one line.
    var text: String {
        switch self {
        case .object(let entries):
            "{" + entries.map { "\(JSON.quoted($0.key)):\($0.value.text)" }.joined(separator: ",") + "}"
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .string(let value): JSON.quoted(value)
        case .integer(let value): "\(value)"
        case .number(let value): value.isFinite ? "\(value)" : "null"
        case .bool(let value): value ? "true" : "false"
        case .null: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            // Not only what JSON cannot hold: terminals obey more, and people read JSON as well.
            case _ where !scalar.isVisible:
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
