import CNcurses
import Files
import Platform
import Synchronization

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// A terminal that exists only in the kernel: what is written to one end is read at the other.
package final class PseudoTerminal: Sendable {
    /// The end of a terminal window: gives key presses in, takes frames out. Does not block.
    package let window: Int32
    /// The end of the program.
    package let program: Int32
    private let isHungUp = Atomic(false)

    /// - Parameters:
    ///   - columns: width of the window.
    ///   - rows: height of the window.
    /// - Throws: `TerminalError` if the system has none to give.
    package init(columns: Int, rows: Int) throws(TerminalError) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        var ends: (window: Int32, program: Int32) = (-1, -1)
        guard unsafe openpty(&ends.window, &ends.program, nil, nil, &size) == 0 else {
            throw TerminalError("no pseudo-terminal: \(systemReason())")
        }
        (window, program) = ends
        for end in [window, program] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(window, F_SETFL, fcntl(window, F_GETFL) | O_NONBLOCK)
    }

    deinit {
        hangUp()
        close(program)
    }

    /// Closes the window, as a person would by its corner. Nothing can be typed or read afterwards.
    package func hangUp() {
        if !isHungUp.exchange(true, ordering: .relaxed) { close(window) }
    }

    /// Gives the window another size.
    package func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(window, UInt(TIOCSWINSZ), &size)
    }

    /// Types bytes.
    package func type(_ bytes: [UInt8]) {
        _ = unsafe write(window, bytes, bytes.count)
    }

    /// What was shown since the last call, without waiting.
    package func read() -> [UInt8] { Descriptors.drain(window) }

    /// Waits until something is shown or the time is up.
    package func wait(seconds: Double) {
        var entries = [pollfd(fd: window, events: Int16(POLLIN), revents: 0)]
        Descriptors.wait(&entries, timeout: seconds)
    }
}
