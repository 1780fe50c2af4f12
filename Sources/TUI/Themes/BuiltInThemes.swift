/// The themes that are always there, whatever files are missing. Their texts equal the files in `themes/`.
enum BuiltInThemes {
    /// The theme that fills the gaps of all others.
    static let standard = parsed("default", standardText)
    static let all = [standard, parsed("tty", terminalText), parsed("mono", monoText)]

    private static func parsed(_ name: String, _ text: String) -> Theme {
        do {
            return try Theme.parse(text, name: name)
        } catch {
            preconditionFailure("a theme that is compiled in must be right: \(error)")
        }
    }
}
