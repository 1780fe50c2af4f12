import Cells
import Platform
import TUI
import Testing

/// Text in cells: how wide it is, and that no wide character is ever shown in half.
struct CellTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("été", 3), ("e\u{301}te\u{301}", 3), ("日本", 4), ("ﾊﾝｶｸ", 4), ("한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("Ａ", 2), ("⣿▁│", 3), ("αβ", 2), ("ไทย", 3), ("ที่", 1), ("👍", 2), ("👍🏽", 2),
        ("👩‍👩‍👧", 2), ("❤️", 1), ("🇩🇪", 2), ("a\u{200B}\u{202E}b", 2), ("\u{301}", 0), ("\u{E000}", 1), ("\u{378}", 1),
    ])
    func `width is counted in cells`(text: String, width: Int) {
        #expect(CellWidth.of(text) == width)
    }

    @Test func `the locale makes no difference`() {
        // One of a thread, as the locale of the process belongs to everybody.
        let plain = newlocale(LC_CTYPE_MASK, "C", nil)
        let before = uselocale(plain)
        defer {
            uselocale(before)
            freelocale(plain)
        }
        #expect(CellWidth.of("日本 é") == 6)
        #expect(uselocale(nil) == plain)
    }

    @Test func `text is padded, shortened and wrapped by cells`() {
        #expect(Text.left("日本", 6) == "日本  " && Text.right("日本", 5) == " 日本" && Text.left("日本", 3) == "日本")
        #expect(Text.shortened("日本語", 6) == "日本語" && Text.shortened("日本語", 5) == "日本~")
        #expect(Text.shortened("日本語", 4) == "日~" && Text.shortened("日本語", 1) == "")
        #expect(Text.shortened("e\u{301}a", 1) == "e\u{301}")
        #expect(Text.wrapped("ab cde f", 5) == ["ab", "cde f"] && Text.wrapped("abcdefg", 3) == ["abc", "def", "g"])
        #expect(Text.wrapped("囚人の ジレンマ", 7) == ["囚人の", "ジレン", "マ"] && Text.wrapped("", 4).isEmpty)
        for width in 1...9 {
            for line in Text.wrapped("one 二つ three 四つの thirteen", width) where line.count > 1 {
                #expect(CellWidth.of(line) <= width)
            }
        }
    }

    @Test func `a wide character has two cells`() {
        var buffer = CellBuffer(width: 8, height: 1)
        #expect(buffer.write("a日b", column: 0, row: 0) == 4)
        #expect(buffer.text == "a日b")
        #expect(buffer[1, 0].glyph == "日" && buffer[2, 0].isRightHalf && buffer[3, 0].glyph == "b")
    }

    @Test(arguments: [(1, "ax b"), (2, "a xb")])
    func `writing over one half clears the other`(column: Int, text: String) {
        var buffer = CellBuffer(width: 4, height: 1)
        buffer.write("a日b", column: 0, row: 0)
        buffer.put("x", .plain, column: column, row: 0)
        #expect(buffer.text == text)
        buffer.write("a日b", column: 0, row: 0)
        buffer.fill(Rect(column: column, width: 1, height: 1), with: Cell("x"))
        #expect(buffer.text == text)
    }

    @Test func `of a wide character that does not fit a blank remains`() {
        var buffer = CellBuffer(width: 4, height: 1, fill: Cell("."))
        buffer.write("日本", column: -1, row: 0)
        #expect(buffer.text == " 本.")
        buffer = CellBuffer(width: 4, height: 1, fill: Cell("."))
        buffer.write("日本", column: 1, row: 0)
        #expect(buffer.text == ".日")
        buffer = CellBuffer(width: 6, height: 1, fill: Cell("."))
        #expect(buffer.write("日本", column: 0, row: 0, limit: 3) == 3)
        #expect(buffer.text == "日 ...")
        buffer = CellBuffer(width: 6, height: 1, fill: Cell("."))
        buffer.write("日本", column: 1, row: 0, inside: Rect(column: 2, width: 2, height: 1))
        #expect(buffer.text == "..  ..")
    }

    @Test func `wide characters over wide characters leave no halves`() {
        var random = SplitMix(state: 7)
        var buffer = CellBuffer(width: 12, height: 2)
        let pieces = ["日", "a", "e\u{301}", "日本", "x한y", "👍", "\u{301}", "⣿"]
        for _ in 0..<20_000 {
            let text = pieces[Int(random.next() % UInt64(pieces.count))]
            let (column, row) = (Int(random.next() % 16) - 2, Int(random.next() % 4) - 1)
            let clip = random.next() % 2 == 0 ? Rect(column: 3, width: 5, height: 2) : nil
            let before = buffer
            buffer.write(text, column: column, row: row, limit: Int(random.next() % 5), inside: clip)
            for row in 0..<2 {
                for column in 0..<12 {
                    let isWide = CellWidth.of(buffer[column, row].glyph) == 2
                    #expect(isWide == (column < 11 && buffer[column + 1, row].isRightHalf))
                }
                #expect(CellWidth.of(buffer.text(ofRow: row)) <= 12)
            }
            // Nothing that changed is left out, and no run begins or ends in the middle of a character.
            let runs = CellRun.changed(from: before, to: buffer)
            for row in 0..<2 {
                for column in 0..<12 where before[column, row] != buffer[column, row] {
                    #expect(runs.contains { $0.row == row && $0.columns.contains(column) })
                }
            }
            for run in runs {
                for screen in [before, buffer] {
                    #expect(!screen[run.columns.lowerBound, run.row].isRightHalf)
                    #expect(!screen[run.columns.upperBound, run.row].isRightHalf)
                }
            }
        }
    }

    @Test func `marks stay with their character`() {
        var buffer = CellBuffer(width: 6, height: 1)
        buffer.write("e\u{301}\u{323}x", column: 0, row: 0)
        #expect(String(buffer[0, 0].text) == "e\u{301}\u{323}" && buffer[1, 0].glyph == "x")
        buffer.put("e", .plain, column: 0, row: 0)
        #expect(buffer[0, 0] == Cell("e"))
        // As many as a terminal keeps.
        buffer.write("a" + String(repeating: "\u{301}", count: 40), column: 2, row: 0)
        #expect(buffer[2, 0].text.count == 5)
    }
}

extension TerminalTests {
    @Test func `wide characters and marks reach the terminal whole`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        var buffer = CellBuffer(width: 40, height: 10)
        buffer.write("囚人 e\u{301}日", column: 2, row: 3)
        open.terminal.draw(buffer)
        #expect(open.output().contains("囚人 e\u{301}日"))
        buffer.put("x", .plain, column: 3, row: 3)
        open.terminal.draw(buffer)
        let frame = open.output()
        #expect(frame.contains(" x") && !frame.contains("囚"))
        open.terminal.repaint()
        open.terminal.draw(buffer)
        #expect(open.output().contains("x人 e\u{301}日"))
    }

    @Test func `an encoding that has no such characters gets question marks in their cells`() throws {
        setlocale(LC_CTYPE, "C")
        defer { setlocale(LC_CTYPE, "C.UTF-8") }
        let window = try PseudoTerminal(columns: 40, rows: 10)
        let terminal = try Terminal(
            lines: TerminalLines(input: window.program, output: window.program),
            capabilities: TerminalCapabilities(name: "xterm-256color", colors: 256, isUTF8: false), keepsErrors: false)
        defer { terminal.close() }
        var buffer = CellBuffer(width: 40, height: 10)
        buffer.write("a日本é e\u{301}z", column: 2, row: 3)
        terminal.draw(buffer)
        #expect(String(decoding: window.read(), as: UTF8.self).contains("a? ? ? ez"))
    }

    @Test func `opening switches off what others left on, and closing what was switched on`() throws {
        let open = try TerminalWindow()
        open.terminal.draw(CellBuffer(width: 40, height: 10))
        let greeting = open.output()
        for mode in [1000, 1002, 1003, 1004, 1006, 1015, 2004] { #expect(greeting.contains("\u{1b}[?\(mode)l")) }
        #expect(greeting.contains("\u{1b}[?2004h"))
        open.terminal.suspend()
        #expect(open.output().contains("\u{1b}[?2004l"))
        open.terminal.resume()
        open.terminal.draw(CellBuffer(width: 40, height: 10))
        #expect(open.output().contains("\u{1b}[?2004h"))
        open.terminal.close()
        let farewell = open.output()
        for mode in [1000, 1003, 1004, 1006, 2004] { #expect(farewell.contains("\u{1b}[?\(mode)l")) }
    }

    @Test func `reports are no keys, also in pieces`() throws {
        let open = try TerminalWindow()
        defer { open.terminal.close() }
        open.window.type(Array("\u{1b}[<35;1".utf8))
        #expect(open.terminal.readInput().isEmpty && open.terminal.inputDeadline != nil)
        // However late the rest is, as long as it was not given up.
        #expect(open.inputs("0;10Ms") == [.mouse(Mouse(button: 35, column: 9, row: 9)), .key(.character("s"))])
        #expect(open.inputs("\u{1b}]11;rgb:1e1e/1e1e/2e2e\u{7}").isEmpty && open.inputs("\u{1b}[?62;22c").isEmpty)
        #expect(open.inputs("\u{1b}]11;rg").isEmpty && open.inputs("s") == [.key(.character("s"))])
        #expect(open.inputs("\u{1b}[[A\u{1b}") == [.key(.function(1)), .key(.escape)])
    }

    @Test(arguments: [
        ("xterm-kitty", "xterm-256color"), ("xterm-ghostty", "xterm-256color"), ("alacritty-direct", "xterm-256color"),
        ("foot-extra", "xterm-256color"), ("wezterm", "xterm-256color"), ("rxvt-unicode-new", "rxvt-unicode-256color"),
        ("tmux-new", "tmux-256color"), ("screen.xterm-kitty", "screen-256color"), ("xterm-new-16color", "xterm"),
        ("vt420", "vt220"),
    ])
    func `a terminal without a description is drawn on as its kin`(name: String, kin: String) throws {
        let found = TerminalCapabilities.detect(environment: ["TERM": name], output: 1)
        // Where it is installed there is nothing to do.
        guard let unknown = found.unknownName else { return #expect(found.name == name) }
        #expect(unknown == name && found.name == kin)
        #expect(found.remark == "TERM=\(name) is unknown here; drawing as for \(kin)")
        #expect(found.colors == TerminalCapabilities.detect(environment: ["TERM": kin], output: 1).colors)
    }

    @Test func `a terminal whose name says nothing is refused with the remedy`() throws {
        let found = TerminalCapabilities.detect(environment: ["TERM": "no-such-terminal"], output: 1)
        #expect(found.name == "no-such-terminal" && found.unknownName == nil && found.remark == nil)
        let error = #expect(throws: TerminalError.self) { try TerminalWindow(name: "no-such-terminal") }
        #expect(error?.description.contains("TERM=xterm-256color") == true)
    }
}
