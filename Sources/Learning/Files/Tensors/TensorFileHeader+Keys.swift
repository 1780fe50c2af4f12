import Foundation

extension TensorFileHeader {
    /// Looks for a key that an object of a header has twice. Foundation's decoder keeps one of the two without a word,
    /// other programs the other one.
    /// - Parameter text: JSON that has been decoded, so that it is known to be well-formed.
    /// - Returns: The first such key, with the keys above it, joined by dots; nil if there is none.
    static func repeatedKey(in text: Data) -> String? {
        var keys = KeyScanner(bytes: [UInt8](text))
        return keys.repeated()
    }
}

/// Looks through well-formed JSON for keys.
private struct KeyScanner {
    private let bytes: [UInt8]
    private var place = 0
    /// The objects and arrays around the place.
    private var around: [Level] = []

    private struct Level {
        var isObject: Bool
        var keys: Set<String> = []
        /// The key whose value is read.
        var key: String?
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func repeated() -> String? {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"): around.append(Level(isObject: true))
            case UInt8(ascii: "["): around.append(Level(isObject: false))
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = around.popLast()
            case UInt8(ascii: ","):
                if let last = around.indices.last { around[last].key = nil }
            case UInt8(ascii: "\""):
                if let key = string(), isRepeated(key) { return around.compactMap(\.key).joined(separator: ".") }
            default: break
            }
            place += 1
        }
        return nil
    }

    /// Takes in a string, which is a key unless one waits for its value.
    private mutating func isRepeated(_ text: String) -> Bool {
        guard let last = around.indices.last, around[last].isObject, around[last].key == nil else { return false }
        around[last].key = text
        return !around[last].keys.insert(text).inserted
    }

    /// The string that begins here; afterwards the place is its last quote.
    private mutating func string() -> String? {
        let start = place
        place += 1
        var hasEscapes = false
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\") {
                hasEscapes = true
                place += 1
            }
            place += 1
        }
        guard place < bytes.count else { return nil }
        guard hasEscapes else { return String(decoding: bytes[(start + 1)..<place], as: UTF8.self) }
        return try? JSONDecoder().decode(String.self, from: Data(bytes[start...place]))
    }
}
