import Games
import Scales

/// Writes the text of an SVG picture, one element a line. Equal calls give equal bytes.
package struct SVG {
    /// Names and values of an element, in their order.
    package typealias Attributes = [(name: String, value: String)]

    package private(set) var text = ""
    private var open: [String] = []

    package init() {}

    /// An element that holds the ones that follow, up to `end()`.
    package mutating func begin(_ name: String, _ attributes: Attributes = []) {
        line("<\(name)\(SVG.written(attributes))>")
        open.append(name)
    }

    /// An element that has been written elsewhere, with all it holds.
    package mutating func element(written text: String) {
        for part in text.split(separator: "\n") { line(String(part)) }
    }

    package mutating func end() {
        guard let name = open.popLast() else { preconditionFailure("no element is open") }
        line("</\(name)>")
    }

    /// An element without others in it.
    package mutating func element(_ name: String, _ attributes: Attributes = [], content: String? = nil) {
        let start = "<\(name)\(SVG.written(attributes))"
        line(content.map { "\(start)>\(SVG.escaped($0))</\(name)>" } ?? "\(start)/>")
    }

    private mutating func line(_ content: String) {
        text += String(repeating: "  ", count: open.count) + content + "\n"
    }

    private static func written(_ attributes: Attributes) -> String {
        attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    }

    /// Text in which nothing is markup; what XML cannot hold or nobody can see becomes a replacement character.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            case _ where !scalar.isVisible || scalar.value & 0xFFFE == 0xFFFE: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A length in pixels, to a hundredth, without zeros at its end.
    package static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let text = Numerals.fixed(value, 2)
        let short = text.reversed().drop { $0 == "0" }
        return String((short.first == "." ? short.dropFirst() : short).reversed())
    }
}
