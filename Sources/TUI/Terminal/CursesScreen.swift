import CNcurses
import Glibc

/// ncurses, writing into memory and reading keys. It takes neither for a terminal and so leaves the line's settings and
/// the window's size to us.
struct CursesScreen {
    private let screen: OpaquePointer
    private let keys: UnsafeMutablePointer<FILE>
    /// Keys are read through a pad, which is never shown: reading from a window also refreshes it.
    let keyboard: UnsafeMutablePointer<WINDOW>
    /// Bytes that undo what was switched on, for a handler that can ask no library.
    let farewell: [UInt8]
    /// Whether private modes can be asked for: the terminal speaks ANSI.
    let isANSI: Bool

    /// - Parameters:
    ///   - name: the terminal's name in terminfo.
    ///   - stream: where to write.
    ///   - input: descriptor to read keys from.
    /// - Throws: `TerminalError` when the terminal is unknown or its cursor cannot be moved.
    init(name: String, stream: UnsafeMutablePointer<FILE>, input: Int32) throws(TerminalError) {
        guard let keys = fdopen(fcntl(input, F_DUPFD_CLOEXEC, 3), "r") else {
            throw TerminalError("cannot read keys: \(String(cString: strerror(errno)))")
        }
        guard !name.isEmpty, let screen = newterm(name, stream, keys) else {
            fclose(keys)
            throw TerminalError(
                name.isEmpty ? "TERM is not set" : "TERM=\(name) is unknown here; install its terminfo description")
        }
        guard CursesScreen.capability("cup") != nil, let pad = newpad(1, 1) else {
            endwin()
            delscreen(screen)
            fclose(keys)
            throw TerminalError("TERM=\(name) is a terminal whose cursor cannot be moved")
        }
        self.screen = screen
        self.keys = keys
        keyboard = pad
        isANSI = CursesScreen.capability("clear")?.starts(with: [27, 91]) ?? false
        let modes = "\u{1b}[?2026l\u{1b}[?1000l\u{1b}[?1002l\u{1b}[?1003l\u{1b}[?1006l\u{1b}[?2004l"
        let undo = ["rmkx", "sgr0", "op", "cnorm", "rmcup"].compactMap(CursesScreen.capability).joined()
        farewell = (isANSI ? Array(modes.utf8) : []) + undo + Array("\r".utf8)

        set_escdelay(25)
        nodelay(pad, true)
        typeahead(-1)
        leaveok(cursesScreen(), true)
        curs_set(0)
        keypad(pad, true)
    }

    /// Frees everything; `endwin` has been called.
    func delete() {
        delwin(keyboard)
        delscreen(screen)
        fclose(keys)
    }

    /// A string of the terminal's description without padding; nil if it has none.
    private static func capability(_ name: String) -> [UInt8]? {
        // Absent is NULL, and "not a string" is -1.
        guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { return nil }
        return Array(String(cString: text).replacing(/\$<[^>]*>/, with: "").utf8)
    }
}
