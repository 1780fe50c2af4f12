import TUI
import Testing

/// What bytes are read as, for reports that terminals send and for keys.
struct InputDecoderTests {
    private static let escape = "\u{1b}"

    /// Reads bytes in pieces and waits afterwards until nothing more can belong to them.
    private func inputs(
        _ bytes: [UInt8], splitAt places: Set<Int> = [], _ decoder: InputDecoder = InputDecoder()
    ) -> [Input] {
        var decoder = decoder
        var result: [Input] = []
        var start = 0
        for end in 1...max(bytes.count, 1) where places.contains(end) || end >= bytes.count {
            result += decoder.take(bytes[start..<min(end, bytes.count)])
            start = end
        }
        while decoder.patience != nil { result += decoder.giveUp() }
        return result
    }

    private static let reports: [(String, [Input])] = [
        // The faults that were met: a mouse report started a run, others changed symbols, focus and algorithm.
        ("\(escape)[<35;10;10M", [.mouse(Mouse(button: 35, column: 9, row: 9))]),
        ("\(escape)[<0;200;3m", [.mouse(Mouse(button: 0, column: 199, row: 2, isRelease: true))]),
        ("\(escape)[32;10;10M", [.mouse(Mouse(button: 0, column: 9, row: 9))]),
        ("\(escape)[M !!", [.mouse(Mouse(button: 0, column: 0, row: 0))]),
        ("\(escape)[M#q~x", [.mouse(Mouse(button: 3, column: 80, row: 93)), .key(.character("x"))]),
        ("\(escape)[M é!", [.mouse(Mouse(button: 0, column: 200, row: 0))]),
        ("\(escape)[?62;22c", []), ("\(escape)[>0;276;0c", []),
        ("\(escape)P>|kitty(0.32)\(escape)\\", []), ("\(escape)P1$r0m\(escape)\\q", [.key(.character("q"))]),
        ("\(escape)]11;rgb:1e1e/1e1e/2e2e\(escape)\\", []), ("\(escape)]11;rgb:ff/ff/ff\u{7}", []),
        ("\(escape)_Gi=31;OK\(escape)\\", []), ("\(escape)^private\(escape)\\", []), ("\(escape)Xstart\u{9c}", []),
        ("\(escape)[200~> < q\r\n]\(escape)[201~", [.paste("> < q ]")]),
        ("\(escape)[200~a\(escape)[20\u{3}b\u{202e}\(escape)[201~z", [.paste("a[20b"), .key(.character("z"))]),
        ("\(escape)[I\(escape)[O", [.focus(true), .focus(false)]),
        ("\(escape)[12;40R", []), ("\(escape)[1;1R", []), ("\(escape)[?2026;2$y", []), ("\(escape)[8;36;120t", []),
        // Ctrl-A in its new forms, which is not the keys it is written with.
        ("\(escape)[97;5u", [.key(.control("a"))]), ("\(escape)[27;5;97~", [.key(.control("a"))]),
        ("\(escape)[97;1:3u", []), ("\(escape)[97;9u", []), ("\(escape)[57441u", []),
        ("\(escape)[97u\(escape)[97;2u\(escape)[47:63;2u", "aA?".unicodeScalars.map { .key(.character($0)) }),
        (
            "\(escape)[27u\(escape)[9;2u\(escape)[13u\(escape)[127u",
            [.escape, .backTab, .enter, .backspace].map(Input.key)
        ),
        ("\(escape)[49;3u\(escape)[57400u\(escape)[57419u", [.alt("1"), .character("1"), .up].map(Input.key)),
        // Modified keys are others, which mean nothing; Num Lock modifies nothing.
        ("\(escape)[1;5A\(escape)[5;2~\(escape)[3;5~\(escape)O5A\(escape)[25$", []),
        ("\(escape)[1;129A", [.key(.up)]),
        // What was cut off by something else.
        ("\(escape)[<35;1\(escape)[A", [.key(.up)]), ("\(escape)]11;rgb\(escape)OB", [.key(.down)]),
        ("\(escape)[12\u{18}s", [.key(.character("s"))]), ("\(escape)P1\u{1a}s", [.key(.character("s"))]),
        ("\u{9b}A\u{9d}11;?\u{9c}x", [.key(.up), .key(.character("x"))]),
    ]

    private static let keys: [(String, [Key])] = [
        ("a1 ?é中", "a1 ?é中".unicodeScalars.map(Key.character)),
        ("\u{3}\u{1a}\u{1}", [.control("c"), .control("z"), .control("a")]),
        ("\r\n\t\u{7f}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]), (escape, [.escape]),
        ("\(escape)\(escape)", [.escape]), ("\(escape)x\(escape)1", [.alt("x"), .alt("1")]),
        ("\(escape)\(escape)[A", [.up]), ("\(escape)\r", [.enter]),
        (
            "\(escape)[A\(escape)[B\(escape)[C\(escape)[D\(escape)[H\(escape)[F",
            [.up, .down, .right, .left, .home, .end]
        ),
        (
            "\(escape)OA\(escape)OB\(escape)OC\(escape)OD\(escape)OH\(escape)OF",
            [.up, .down, .right, .left, .home, .end]
        ),
        ("\(escape)[1~\(escape)[4~\(escape)[5~\(escape)[6~\(escape)[3~", [.home, .end, .pageUp, .pageDown, .delete]),
        ("\(escape)[7~\(escape)[8~\(escape)[Z\(escape)OM", [.home, .end, .backTab, .enter]),
        ("\(escape)OP\(escape)OQ\(escape)[11~\(escape)[[A\(escape)[[E", [1, 2, 1, 1, 5].map(Key.function)),
        ("\(escape)[15~\(escape)[17~\(escape)[24~", [5, 6, 12].map(Key.function)),
        ("\(escape)Oq\(escape)Oj\(escape)OX", [.character("1"), .character("*"), .character("=")]), ("\0\u{1c}", []),
    ]

    @Test(arguments: reports)
    func `reports are read as a whole, wherever reads end`(bytes: String, expected: [Input]) {
        expect(Array(bytes.utf8), expected)
    }

    @Test(arguments: keys)
    func `keys are read as before, wherever reads end`(bytes: String, expected: [Key]) {
        expect(Array(bytes.utf8), expected.map(Input.key))
    }

    private func expect(_ bytes: [UInt8], _ expected: [Input]) {
        #expect(inputs(bytes) == expected)
        #expect(inputs(bytes, splitAt: Set(0...bytes.count)) == expected)
        for place in 1..<max(bytes.count, 2) {
            #expect(inputs(bytes, splitAt: [place]) == expected, "split at \(place)")
        }
    }

    @Test(arguments: reports.filter { !$0.0.contains("\u{9b}") })
    func `what ends in the middle of a report means nothing`(bytes: String, expected: [Input]) {
        // Of those that are one report.
        guard bytes.unicodeScalars.count(where: { $0 == "\u{1b}" || $0 == "\u{9c}" }) == 1 else { return }
        let whole = Array(bytes.utf8)
        guard inputs(whole).allSatisfy({ if case .key = $0 { false } else { true } }) else { return }
        for length in 2..<whole.count { #expect(inputs(Array(whole[..<length])).isEmpty, "after \(length) bytes") }
    }

    @Test func `bytes that are no characters mean nothing, also in a report`() {
        #expect(inputs([0xFF, 0xC0, 0xE4, 0xB8, 0x61, 0xED, 0xA0, 0x80]) == [.key(.character("a"))])
        #expect(inputs([0x1B, 0x5B, 0x4D, 0x20, 0xF0, 0xFF]) == [.mouse(Mouse(button: 0, column: 207, row: 222))])
        #expect(inputs([0x1B, 0x5D, 0xFF, 0x71, 0x07]) == [])
    }

    @Test func `an encoding of one byte each has its own characters`() {
        let latin = (128...255).map { Unicode.Scalar($0) }
        let decoder = InputDecoder(upperHalf: latin)
        let expected = [Key.character("é"), .up, .character("a")]
        #expect(inputs([0xE9, 0x9B, 0x41, 0x61], decoder) == expected.map(Input.key))
    }

    @Test func `keys that the terminal's description names come first`() {
        let decoder = InputDecoder(known: [
            "\u{1b}[M": .function(1), "\u{1b}A": .up, "\u{8}": .left, "\u{1b}[25~": .home,
        ])
        let bytes = Array("\u{1b}[Mq\u{1b}A\u{8}\u{1b}[25~".utf8)
        #expect(inputs(bytes, decoder) == [.function(1), .character("q"), .up, .backspace, .home].map(Input.key))
    }

    @Test func `what is unfinished is waited for, what is not is not`() {
        func patience(_ text: String) -> Double? {
            var decoder = InputDecoder()
            _ = decoder.take(Array(text.utf8))
            return decoder.patience
        }
        #expect(patience("a") == nil && patience("\u{1b}[A") == nil && patience("\u{1b}[<0;1;1M") == nil)
        #expect(patience("\u{1b}") == 0.025)
        for text in ["\u{1b}[", "\u{1b}[<3", "\u{1b}]11;", "\u{1b}]11;\u{1b}", "\u{1b}O", "\u{1b}[M!"] {
            #expect(patience(text) == 1)
        }
        #expect(patience("\u{1b}[200~q") == 5)
    }

    @Test func `long sequences and pastes are read to their ends and kept in part`() {
        let numbers = String(repeating: "35;", count: 1000)
        #expect(inputs(Array("\u{1b}[<\(numbers)1Mq".utf8)) == [.key(.character("q"))])
        let long = inputs(Array("\u{1b}[200~\(String(repeating: "q", count: 9000))\u{1b}[201~q".utf8))
        #expect(long == [.paste(String(repeating: "q", count: 4096)), .key(.character("q"))])
    }
}

extension InputDecoderTests {
    private func inputs(_ bytes: [UInt8], _ decoder: InputDecoder) -> [Input] { inputs(bytes, splitAt: [], decoder) }
}
