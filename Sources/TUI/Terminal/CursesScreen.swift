import CNcurses
import Platform

// Unsafe here are curses' screen and window, which live until `delete`, and are used by one thread.

/// ncurses, writing into memory. It takes nothing for a terminal and so leaves the line's settings, the window's size
/// and what is typed to us.
@safe struct CursesScreen {
    private let screen: OpaquePointer
    /// Keys by the sequences that the terminal's description has for them.
    let knownKeys: [String: Key]
    /// Bytes that switch off what a program before us may have left on, and have pasted text marked as such.
    let greeting: [UInt8]
    /// Bytes that switch off what was switched on, and what would fill a shell's line with reports.
    let resets: [UInt8]
    /// Bytes that undo everything, for a handler that can ask no library.
    let farewell: [UInt8]
    /// Whether private modes can be asked for: the terminal speaks ANSI.
    let isANSI: Bool

    /// Bytes that switch reports of the mouse's buttons on or off, in the form that has no largest column.
    func mouse(_ isOn: Bool) -> [UInt8] {
        guard isANSI else { return [] }
        return Array((isOn ? "\u{1b}[?1000h\u{1b}[?1006h" : "\u{1b}[?1006l\u{1b}[?1000l").utf8)
    }

    /// Reports of the mouse in all their forms, reports of focus, and marks around pasted text.
    private static let reports = [9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 2004]

    /// - Parameters:
    ///   - name: the terminal's name in terminfo.
    ///   - stream: where to write.
    /// - Throws: `TerminalError` when the terminal is unknown or its cursor cannot be moved.
    init(name: String, stream: UnsafeMutablePointer<FILE>) throws(TerminalError) {
        // Nothing is read through it, so that any stream will do.
        guard !name.isEmpty, let screen = unsafe newterm(name, stream, stream) else {
            throw TerminalError(name.isEmpty ? "TERM is not set" : TerminalAlias.advice(for: name))
        }
        guard CursesScreen.capability("cup") != nil else {
            endwin()
            unsafe delscreen(screen)
            throw TerminalError("TERM=\(name) is a terminal whose cursor cannot be moved")
        }
        unsafe self.screen = screen
        isANSI = CursesScreen.capability("clear")?.starts(with: [27, 91]) ?? false
        let off = CursesScreen.reports.map { "\u{1b}[?\($0)l" }.joined()
        resets = isANSI ? Array(off.utf8) : []
        greeting = isANSI ? Array("\(off)\u{1b}[?2004h".utf8) : []
        let undo = ["rmkx", "sgr0", "op", "cnorm", "rmcup"].compactMap(CursesScreen.capability).joined()
        farewell = (isANSI ? Array("\u{1b}[?2026l".utf8) : []) + resets + undo + Array("\r".utf8)
        var keys: [String: Key] = [:]
        for (name, key) in Key.capabilities {
            if let bytes = CursesScreen.capability(name) { keys[String(decoding: bytes, as: UTF8.self)] = key }
        }
        knownKeys = keys

        typeahead(-1)
        unsafe leaveok(cursesScreen(), true)
        curs_set(0)
        useKeypad()
    }

    /// Has keys sent as the terminal's description says.
    func useKeypad() { unsafe keypad(cursesScreen(), true) }

    /// Frees everything; `endwin` has been called.
    func delete() { unsafe delscreen(screen) }

    /// A string of the terminal's description without padding; nil if it has none.
    private static func capability(_ name: String) -> [UInt8]? {
        // Absent is NULL, and "not a string" is -1.
        guard let text = unsafe tigetstr(name), Int(bitPattern: text) != -1 else { return nil }
        return unsafe Array(String(cString: text).replacing(/\$<[^>]*>/, with: "").utf8)
    }
}
