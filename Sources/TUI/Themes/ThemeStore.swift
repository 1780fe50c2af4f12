/// The themes that can be chosen.
package struct ThemeStore: Sendable {
    /// Only the themes compiled in.
    package static let builtIn = ThemeStore()

    /// Reads every theme of the search path: `directory`, the user's folder, those of the system, the bundled one.
    ///
    /// - Parameters:
    ///   - directory: a folder that comes before all others.
    ///   - environment: the process environment.
    ///   - executable: path of the running program, next to which the bundled folder lies.
    /// - Returns: a store that holds at least the themes compiled in.
    package static func load(directory: String?, environment: [String: String], executable: String) -> ThemeStore {
        ThemeStore()
    }
}
