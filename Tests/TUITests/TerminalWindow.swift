import Platform
import TUI
import Threads

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

    /// What some typed bytes are read as, once nothing more can belong to them.
    func inputs(_ text: String) -> [Input] {
        window.type(Array(text.utf8))
        var inputs = terminal.readInput()
        while let deadline = terminal.inputDeadline {
            usleep(UInt32(max(deadline - Monotonic.now, 0) * 1e6) + 1)
            inputs += terminal.readInput()
        }
        return inputs
    }

    /// The keys among them.
    func keys(_ text: String) -> [Key] {
        inputs(text).compactMap { if case .key(let key) = $0 { key } else { nil } }
    }

    /// The settings of the line.
    var settings: termios {
        var result = termios()
        tcgetattr(window.program, &result)
        return result
    }
}
