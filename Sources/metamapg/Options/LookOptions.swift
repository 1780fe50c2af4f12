import ArgumentParser
import Foundation
import TUI

/// How the dashboard looks.
struct LookOptions: ParsableArguments {
    @OptionGroup var themes: ThemeOptions
    @Option(help: "Colours (default: what the terminal has; mono if NO_COLOR is set).")
    var color: ColorDepth?
    @Option(help: "Symbols to draw with (default: the finest the terminal can show).")
    var symbols: Symbols?

    /// The looks that were chosen, by the keys of their entries.
    var fixed: Set<String> {
        Set(
            [themes.theme.map { _ in "theme" }, color.map { _ in "colors" }, symbols.map { _ in "symbols" }].compactMap(
                \.self))
    }

    /// Everything chosen, the rest to be detected.
    func viewOptions(clock: WallClock) -> ViewOptions {
        ViewOptions(
            theme: themes.name, themesDirectory: themes.directory, depth: color, symbols: symbols, clock: clock)
    }
}

/// Where themes are and which one is used.
struct ThemeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Theme of the dashboard: see list themes; or the path of a theme file (default: that of metamapg.conf, else the one used last)."
        ))
    var theme: String?
    @Option(
        name: .customLong("themes-dir"),
        help: ArgumentHelp("A folder searched for themes before all others.", valueName: "dir"))
    var directory: String?

    /// What the theme is called.
    var name: String { theme ?? "default" }

    /// The themes found.
    var store: ThemeStore { search() }

    /// Finds the themes.
    var search: @Sendable () -> ThemeStore {
        let (directory, name, executable) = (directory, name, executable)
        return {
            ThemeStore.load(
                directory: directory, wanted: name, environment: ProcessInfo.processInfo.environment,
                executable: executable)
        }
    }

    /// The folders in which they are found.
    var folders: [String] {
        let asked = name.lastIndex(of: "/").map { [String(name[..<$0])] } ?? []
        return asked
            + ThemeStore.searchPath(
                directory: directory, environment: ProcessInfo.processInfo.environment, executable: executable)
    }

    private var executable: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }
}

extension ColorDepth: ExpressibleByArgument {}

extension Symbols: ExpressibleByArgument {}
