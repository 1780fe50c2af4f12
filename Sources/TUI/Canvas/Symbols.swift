/// The characters that pictures are made of, finest first.
package enum Symbols: String, Sendable, Hashable, CaseIterable {
    /// Braille dots, 2 x 4 in a cell.
    case braille
    /// Half blocks, 1 x 2 in a cell; the Linux console has these.
    case blocks
    /// Seven-bit characters only.
    case ascii

    /// The next set on the ladder, around.
    package var next: Symbols {
        switch self {
        case .braille: .blocks
        case .blocks: .ascii
        case .ascii: .braille
        }
    }

    /// The set to use when nobody chose one.
    ///
    /// - Parameters:
    ///   - isUTF8: whether the locale's encoding is UTF-8; other encodings print blanks for braille.
    ///   - environment: the process environment; `TERM=linux` is the console, whose font lacks braille.
    /// - Returns: characters the terminal can show.
    package static func detect(isUTF8: Bool, environment: [String: String]) -> Symbols {
        guard isUTF8 else { return .ascii }
        return environment["TERM"] == "linux" ? .blocks : .braille
    }
}
