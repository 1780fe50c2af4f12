/// How many colours the terminal shows.
package enum ColorDepth: String, Sendable, Hashable, CaseIterable {
    case colors256 = "256"
    case colors16 = "16"
    case colors8 = "8"
    /// Attributes and glyphs only.
    case mono

    /// The depth to use when nobody chose one: a non-empty `NO_COLOR` means mono, else what the terminal offers.
    ///
    /// - Parameters:
    ///   - colors: the number of colours terminfo reports, -1 or 0 for none.
    ///   - environment: the process environment.
    /// - Returns: a depth the terminal can show.
    package static func detect(colors: Int, environment: [String: String]) -> ColorDepth {
        if let value = environment["NO_COLOR"], !value.isEmpty { return .mono }
        return colors >= 256 ? .colors256 : colors >= 16 ? .colors16 : colors >= 8 ? .colors8 : .mono
    }
}
