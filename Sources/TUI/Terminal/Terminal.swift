import CNcurses
import Platform
import Synchronization

// Unsafe here is curses' screen, which lives until it is deleted, and the stream of the frame, which outlives it.

/// The screen and the keyboard. ncurses knows what a terminal understands; it writes into memory here and touches
/// neither the line nor what is typed. Both are handled by this type, so that bytes are counted, reports are told from
/// keys and the line is given back whatever happens.
///
/// Belongs to the thread that opens it. One at a time in a process, for ncurses and signal handlers are global.
package final class Terminal {
    /// The window's size when it was last asked for.
    package private(set) var size: TerminalSize
    /// Bytes sent to the terminal so far.
    package var bytesWritten: Int { sink.bytesWritten }
    /// Whether the terminal has taken everything it was sent, so that another frame makes sense.
    package var isReady: Bool { sink.isEmpty }

    let lines: TerminalLines
    /// Signals for the loop.
    package let signals: SignalInbox
    let sink: FrameSink
    let curses: CursesScreen
    var pairs: ColorPairs
    /// What the terminal shows; nil when that is not known.
    var shown: CellBuffer?
    var scratch: [cchar_t] = []
    /// Whether the locale's encoding is UTF-8.
    let isUTF8: Bool
    /// The Linux console shows what is to be copied instead.
    let hasNoClipboard: Bool
    var decoder: InputDecoder
    /// When to read again though nothing has come, in monotonic seconds: what was typed last may be unfinished.
    package internal(set) var inputDeadline: Double?
    private let modes: TerminalModes
    private let rescue: TerminalRescue
    private let errors: ErrorLog?
    private static let isOpen = Atomic(false)

    /// Opens the terminal: alternate screen, single keys, no cursor.
    ///
    /// - Parameters:
    ///   - lines: how it is read and written.
    ///   - capabilities: what `TerminalCapabilities.detect` found.
    ///   - keepsErrors: whether standard error is held back until the terminal is given back.
    /// - Throws: `TerminalError` when the terminal cannot show a dashboard.
    /// - Precondition: no other terminal is open.
    package init(
        lines: TerminalLines, capabilities: TerminalCapabilities, keepsErrors: Bool = true
    ) throws(TerminalError) {
        precondition(!Terminal.isOpen.exchange(true, ordering: .relaxed), "a terminal is open already")
        // Before ncurses, which would install its own handlers where there are none.
        let signals = SignalInbox(others: [SIGWINCH, SIGTSTP, SIGCONT])
        do {
            modes = try TerminalModes(lines.output)
            sink = try FrameSink(output: lines.output)
            curses = unsafe try CursesScreen(name: capabilities.name, stream: sink.stream)
        } catch {
            signals.release()
            Terminal.isOpen.store(false, ordering: .relaxed)
            throw error
        }
        self.lines = lines
        self.signals = signals
        size = TerminalSize.of(lines.output)
        isUTF8 = capabilities.isUTF8
        hasNoClipboard = capabilities.name.hasPrefix("linux")
        decoder = InputDecoder(known: curses.knownKeys, upperHalf: isUTF8 ? nil : Terminal.upperHalf)
        let usesColor = capabilities.colors > 0 && start_color() == OK && use_default_colors() == OK
        pairs = ColorPairs(colors: usesColor ? capabilities.colors : 0)
        errors = keepsErrors ? ErrorLog() : nil
        rescue = TerminalRescue(
            output: sink.line, settings: modes.found, farewell: curses.farewell, errors: errors)
        // ncurses guessed the window's size, which it cannot ask for, and set scrolling margins by it. So leave again
        // and let the first frame enter the alternate screen anew.
        endwin()
        sink.discard()
        modes.enter()
        sink.add(curses.greeting)
        resizeterm(Int32(size.rows), Int32(size.columns))
        curses.useKeypad()
    }

    /// Whether presses of buttons and the wheel are reported; the terminal then selects text with Shift alone.
    package var reportsMouse = false {
        didSet { if reportsMouse != oldValue { sink.add(curses.mouse(reportsMouse)) } }
    }

    /// Asks for the window's size and adopts it.
    ///
    /// - Returns: whether it changed.
    package func updateSize() -> Bool {
        let now = TerminalSize.of(lines.output)
        guard now != size else { return false }
        size = now
        resizeterm(Int32(now.rows), Int32(now.columns))
        shown = nil
        return true
    }

    /// Makes the next `draw` send every cell, whatever the terminal is believed to show.
    package func repaint() {
        shown = nil
        unsafe clearok(cursesShown(), true)
    }

    /// Gives the terminal back until `resume`.
    package func suspend() {
        endwin()
        sink.add(curses.resets)
        sink.send(synchronized: false)
        sink.flush(within: 1)
        modes.leave()
    }

    /// Takes the terminal again, also one that someone else has changed meanwhile.
    package func resume() {
        modes.enter()
        // ncurses re-enters its modes with the next refresh only after an endwin.
        endwin()
        sink.add(curses.greeting)
        if reportsMouse { sink.add(curses.mouse(true)) }
        curses.useKeypad()
        _ = updateSize()
        repaint()
    }

    /// Gives the terminal back for good and shows what was written to standard error meanwhile.
    package func close() {
        suspend()
        rescue.release()
        curses.delete()
        errors?.release()
        signals.release()
        Terminal.isOpen.store(false, ordering: .relaxed)
    }
}
