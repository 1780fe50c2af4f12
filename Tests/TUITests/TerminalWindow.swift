import Glibc
import TUI

/// A terminal opened in a pseudo-terminal, for tests.
struct TerminalWindow {
    let window: PseudoTerminal
    let terminal: Terminal

    init(name: String = "xterm-256color", colors: Int = 256, columns: Int = 40, rows: Int = 10) throws {
        setlocale(LC_CTYPE, "C.UTF-8")
        window = try PseudoTerminal(columns: columns, rows: rows)
        terminal = try Terminal(
            lines: TerminalLines(input: window.program, output: window.program),
            capabilities: TerminalCapabilities(name: name, colors: colors, isUTF8: true), keepsErrors: false)
    }

    /// What was sent to the window since the last call.
    func output() -> String { String(decoding: window.read(), as: UTF8.self) }

    /// The keys that some typed bytes are read as.
    func keys(_ text: String) -> [Key] {
        window.type(Array(text.utf8))
        return terminal.readKeys()
    }

    /// The settings of the line.
    var settings: termios {
        var result = termios()
        tcgetattr(window.program, &result)
        return result
    }
}
