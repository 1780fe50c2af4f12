import Files
import Platform

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// The settings of the terminal's line: those found and those that let single keys through unchanged.
struct TerminalModes {
    /// As they were before.
    let found: termios
    private let raw: termios
    private let descriptor: Int32

    init(_ descriptor: Int32) throws(TerminalError) {
        var settings = termios()
        guard unsafe tcgetattr(descriptor, &settings) == 0 else {
            throw TerminalError("cannot read the terminal's settings: \(systemReason())")
        }
        self.descriptor = descriptor
        found = settings
        settings.c_iflag &= ~tcflag_t(BRKINT | ICRNL | IGNCR | INLCR | INPCK | ISTRIP | IXON | PARMRK)
        settings.c_oflag &= ~tcflag_t(OPOST)
        settings.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | IEXTEN | ISIG)
        unsafe withUnsafeMutableBytes(of: &settings.c_cc) {
            unsafe $0[Int(VMIN)] = 1
            unsafe $0[Int(VTIME)] = 0
        }
        raw = settings
    }

    func enter() { apply(raw) }

    func leave() { apply(found) }

    /// Interrupted calls are repeated: in the background this stops the process, and goes on when it is continued.
    private func apply(_ settings: termios) {
        var settings = settings
        while unsafe tcsetattr(descriptor, TCSANOW, &settings) != 0, errno == EINTR {}
    }
}
