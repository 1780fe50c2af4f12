import Platform
import TUI
import Testing
import Threads

/// Serialized, for only one terminal can be open in a process.
@Suite(.serialized) struct TerminalTests {
    private func screen(_ text: String, _ style: Style = .plain) -> CellBuffer {
        var buffer = CellBuffer(width: 40, height: 10)
        buffer.write(text, column: 2, row: 3, style: style)
        return buffer
    }

    @Test func `opening enters the alternate screen and closing gives everything back`() throws {
        let open = try TerminalWindow()
        #expect(open.settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0)
        open.terminal.draw(screen("x"))
        let greeting = open.output()
        #expect(greeting.contains("\u{1b}[1;10r"))
        #expect(greeting.contains("\u{1b}[?1049h"))
        #expect(greeting.contains("\u{1b}[?25l"))
        open.terminal.close()
        let farewell = open.output()
        #expect(farewell.contains("\u{1b}[?1049l"))
        #expect(farewell.contains("\u{1b}[?25h") || farewell.contains("\u{1b}[?12l\u{1b}[?25h"))
        let all = tcflag_t(ICANON | ECHO | ISIG)
        #expect(open.settings.c_lflag & all == all)
        #expect(open.settings.c_oflag & tcflag_t(OPOST) != 0)
    }

    @Test func `a frame arrives in one synchronized piece and an unchanged one writes nothing`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        let before = open.terminal.bytesWritten
        open.terminal.draw(screen("hello ⣿"))
        let frame = open.output()
        #expect(frame.hasPrefix("\u{1b}[?2026h"))
        #expect(frame.hasSuffix("\u{1b}[?2026l"))
        #expect(frame.contains("hello ⣿"))
        #expect(open.terminal.bytesWritten - before == frame.utf8.count)
        open.terminal.draw(screen("hello ⣿"))
        #expect(open.terminal.bytesWritten - before == frame.utf8.count)
        #expect(open.output().isEmpty)
    }

    @Test func `only what changed is sent`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        open.terminal.draw(screen("reward 1.25"))
        _ = open.output()
        open.terminal.draw(screen("reward 1.26"))
        let frame = open.output()
        #expect(frame.contains("6"))
        #expect(!frame.contains("reward"))
        #expect(frame.utf8.count < 40)
    }

    @Test func `repaint sends every cell`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        open.terminal.draw(screen("reward"))
        _ = open.output()
        open.terminal.repaint()
        open.terminal.draw(screen("reward"))
        #expect(open.output().contains("reward"))
    }

    @Test(arguments: [
        (Style(foreground: 196), "\u{1b}[38;5;196m"), (Style(background: 21), "\u{1b}[48;5;21m"),
        (Style(foreground: 2), "\u{1b}[32m"), (Style(attributes: .bold), "1mx"),
        (Style(attributes: .reverse), "7mx"), (Style(attributes: .dim), "2mx"),
        (Style(attributes: .underline), "4mx"),
    ]) func `styles reach the terminal`(style: Style, sequence: String) throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        open.terminal.draw(screen("x", style))
        #expect(open.output().contains(sequence))
    }

    @Test func `bright colours fall back where there are only eight`() throws {
        let open = try TerminalWindow(name: "linux", colors: 8)
        defer { open.terminal.close() }
        open.terminal.draw(screen("x", Style(foreground: 9)))
        #expect(open.output().contains("\u{1b}[31m"))
    }

    @Test func `more pairs than the terminal has are survived`() throws {
        let open = try TerminalWindow(name: "linux", colors: 8)
        defer { open.terminal.close() }
        for shift in 0..<3 {
            var buffer = CellBuffer(width: 40, height: 10)
            for index in 0..<80 {
                let style = Style(foreground: Ink((index + shift) % 9) - 1, background: Ink(index / 9) - 1)
                buffer.write("#", column: index % 40, row: index / 40, style: style)
            }
            open.terminal.draw(buffer)
            #expect(open.output().contains("#"))
        }
    }

    @Test func `control characters never reach the terminal`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        open.terminal.draw(screen("ready"))
        _ = open.output()
        open.terminal.draw(screen("a\u{7}\u{9b}b"))
        let frame = open.output()
        #expect(!frame.unicodeScalars.contains("\u{7}"))
        #expect(!frame.unicodeScalars.contains("\u{9b}"))
    }

    @Test(arguments: [
        ("a", [Key.character("a")]), ("é", [.character("é")]), (" ", [.character(" ")]),
        ("\u{3}", [.control("c")]), ("\u{1a}", [.control("z")]), ("\u{1b}", [.escape]), ("\u{1b}x", [.alt("x")]),
        ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{1b}[Z", [.backTab]), ("\u{7f}", [.backspace]),
        ("\u{1b}OA\u{1b}OB\u{1b}OC\u{1b}OD", [.up, .down, .right, .left]),
        ("\u{1b}OH\u{1b}OF", [.home, .end]), ("\u{1b}[5~\u{1b}[6~\u{1b}[3~", [.pageUp, .pageDown, .delete]),
        ("\u{1b}OP\u{1b}[24~", [.function(1), .function(12)]),
        ("10s", [.character("1"), .character("0"), .character("s")]), ("\0", []),
    ]) func `keys are read`(typed: String, keys: [Key]) throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        #expect(open.keys(typed) == keys)
        #expect(open.terminal.readInput().isEmpty)
    }

    @Test func `reading keys draws nothing`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        open.terminal.draw(screen("x"))
        let written = open.terminal.bytesWritten
        #expect(open.keys("abc").count == 3)
        #expect(open.terminal.bytesWritten == written)
    }

    @Test func `a new size is adopted and everything drawn again`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        open.terminal.draw(screen("reward"))
        #expect(!open.terminal.updateSize())
        for (columns, rows) in [(1, 1), (200, 60), (40, 10)] {
            open.window.resize(columns: columns, rows: rows)
            #expect(open.terminal.updateSize())
            #expect(open.terminal.size == TerminalSize(columns: columns, rows: rows))
            #expect(open.terminal.readInput().isEmpty)
            open.terminal.draw(CellBuffer(width: columns, height: rows, fill: Cell("#")))
        }
        _ = open.output()
        open.terminal.repaint()
        open.terminal.draw(screen("reward"))
        #expect(open.output().contains("reward"))
    }

    @Test func `degenerate screens are legal`() throws {
        let open = try TerminalWindow(columns: 1, rows: 1)
        defer { open.terminal.close() }
        for (width, height) in [(0, 0), (1, 0), (0, 1), (1, 1), (2, 2), (300, 100)] {
            open.terminal.draw(CellBuffer(width: width, height: height, fill: Cell("x")))
        }
    }

    @Test func `suspension gives the line back and resumption takes it`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        open.terminal.draw(screen("reward"))
        _ = open.output()
        open.terminal.suspend()
        #expect(open.settings.c_lflag & tcflag_t(ICANON) != 0)
        #expect(open.output().contains("\u{1b}[?1049l"))
        open.terminal.resume()
        open.terminal.draw(screen("reward"))
        #expect(open.settings.c_lflag & tcflag_t(ICANON) == 0)
        let frame = open.output()
        #expect(frame.contains("\u{1b}[?1049h"))
        #expect(frame.contains("\u{1b}[?25l"))
        #expect(frame.contains("\u{1b}[?1h"))
        #expect(frame.contains("reward"))
        #expect(open.keys("\u{1b}OA") == [.up])
    }

    @Test(arguments: ["dumb", "no-such-terminal", ""])
    func `a terminal that cannot show a dashboard is refused in a sentence`(name: String) throws {
        for _ in 0..<2 {
            let error = #expect(throws: TerminalError.self) { try TerminalWindow(name: name) }
            #expect(error?.description.contains("TERM") == true)
        }
        try TerminalWindow().terminal.close()
    }

    @Test func `capabilities come from terminfo`() {
        func colors(_ name: String) -> Int {
            TerminalCapabilities.detect(environment: ["TERM": name], output: 1).colors
        }
        #expect(colors("xterm-256color") == 256)
        #expect(colors("linux") == 8)
        #expect(colors("vt100") == 0)
        #expect(colors("no-such-terminal") == 0)
        #expect(TerminalCapabilities.detect(environment: [:], output: 1).colors == 0)
    }

    @Test func `signals are received once each, and the handlers before them come back`() throws {
        let open = try TerminalWindow()
        // To the process, not to this thread, which may have them blocked; so they may take a moment to arrive.
        // What would end the process is sent once: a second could come when the handler is gone again.
        for number in [SIGWINCH, SIGWINCH, SIGHUP] { kill(getpid(), number) }
        var received: Set<Int32> = []
        let patience = Monotonic.now + 5
        while received != [SIGWINCH, SIGHUP], Monotonic.now < patience {
            received.formUnion(open.terminal.signals.take())
        }
        #expect(received == [SIGWINCH, SIGHUP])
        open.terminal.close()
        var action = sigaction()
        sigaction(SIGWINCH, nil, &action)
        #expect(action.__sigaction_handler.sa_handler == nil)
    }
}
