/// How a person wants the dashboard to look.
package struct ViewOptions: Sendable, Hashable {
    /// Path, file name or stem of a theme file, or the name of a built-in theme.
    package var theme: String
    /// A folder searched for themes before all others.
    package var themesDirectory: String?
    /// Colours to use; nil to detect.
    package var depth: ColorDepth?
    /// Characters to draw with; nil to detect.
    package var symbols: Symbols?
    /// Turns the model's monotonic seconds into times of day.
    package var clock: WallClock

    package init(
        theme: String = "default", themesDirectory: String? = nil, depth: ColorDepth? = nil, symbols: Symbols? = nil,
        clock: WallClock = WallClock()
    ) {
        self.theme = theme
        self.themesDirectory = themesDirectory
        self.depth = depth
        self.symbols = symbols
        self.clock = clock
    }

    /// The same options with everything detected that was left open.
    ///
    /// - Parameters:
    ///   - colors: the number of colours terminfo reports.
    ///   - isUTF8: whether the locale's encoding is UTF-8.
    ///   - environment: the process environment.
    /// - Returns: options whose depth and symbols are set.
    package func detecting(colors: Int, isUTF8: Bool, environment: [String: String]) -> ViewOptions {
        var result = self
        result.depth = depth ?? .detect(colors: colors, environment: environment)
        result.symbols = symbols ?? .detect(isUTF8: isUTF8, environment: environment)
        return result
    }
}
