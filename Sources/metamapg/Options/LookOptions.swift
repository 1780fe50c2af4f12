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

    /// Everything chosen, the rest to be detected.
    func viewOptions(clock: WallClock) -> ViewOptions {
        ViewOptions(
            theme: themes.theme, themesDirectory: themes.directory, depth: color, symbols: symbols, clock: clock)
    }
}

/// Where themes are and which one is used.
struct ThemeOptions: ParsableArguments {
    @Option(help: "Theme of the dashboard: see list themes; or the path of a theme file.")
    var theme = "default"
    @Option(
        name: .customLong("themes-dir"),
        help: ArgumentHelp("A folder searched for themes before all others.", valueName: "dir"))
    var directory: String?

    /// The themes found.
    var store: ThemeStore {
        ThemeStore.load(
            directory: directory, wanted: theme, environment: ProcessInfo.processInfo.environment,
            executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
    }
}

extension ColorDepth: ExpressibleByArgument {}

extension Symbols: ExpressibleByArgument {}
