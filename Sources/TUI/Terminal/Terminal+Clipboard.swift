extension Terminal {
    /// The most that is copied, in bytes: terminals drop what is longer, and nobody selects more by a key.
    static let longestCopy = 8_192

    /// Hands text to the terminal's clipboard (OSC 52). Many terminals refuse, and none says so.
    ///
    /// - Parameter text: what to copy; what is too long is cut.
    /// - Returns: whether the terminal is of a kind that may have a clipboard.
    func copy(_ text: String) -> Bool {
        guard curses.isANSI, !hasNoClipboard else { return false }
        sink.add(ClipboardSequence.bytes(text, limit: Self.longestCopy))
        sink.send(synchronized: false)
        return true
    }
}

/// What a program writes to have a terminal copy something.
package enum ClipboardSequence {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// - Parameters:
    ///   - text: what to copy.
    ///   - limit: the most bytes of it; no character is cut in half.
    /// - Returns: the sequence.
    package static func bytes(_ text: String, limit: Int) -> [UInt8] {
        var kept: [UInt8] = []
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            guard kept.count + next.count <= limit else { break }
            kept += next
        }
        return Array("\u{1b}]52;c;".utf8) + base64(kept) + [0x07]
    }

    /// Source: RFC 4648, section 4.
    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                result.append(place <= group.count ? digits[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return result
    }
}
