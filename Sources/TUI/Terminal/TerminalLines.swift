import Platform

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// The descriptors by which a terminal is read and written.
package struct TerminalLines: Sendable {
    package let input: Int32
    package let output: Int32

    package init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// Standard input and output. Keys are read from the controlling terminal when standard input is something else.
    ///
    /// - Throws: `TerminalError` if standard output is no terminal or no keys can be read.
    package static func standard() throws(TerminalError) -> TerminalLines {
        guard isatty(STDOUT_FILENO) == 1 else { throw TerminalError("standard output is not a terminal") }
        if isatty(STDIN_FILENO) == 1 { return TerminalLines(input: STDIN_FILENO, output: STDOUT_FILENO) }
        let keyboard = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard keyboard >= 0 else {
            throw TerminalError("standard input is not a terminal and there is no other to read keys from")
        }
        return TerminalLines(input: keyboard, output: STDOUT_FILENO)
    }
}
