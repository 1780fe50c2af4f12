import Games
import Testing

struct VisibleTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("\u{1B}[31mred", "?[31mred"), ("a\u{9B}2J", "a?2J"), ("a\tb\nc\r\nd", "a b c  d"),
        ("\u{202E}txt.exe\u{202C}", "?txt.exe?"), ("\u{2066}a\u{2069}\u{200F}", "?a??"), ("pay\u{200B}pal", "pay?pal"),
        ("\u{FEFF}\u{2060}\u{AD}\u{7F}\0", "?????"),
        ("a\u{2028}b\u{85}c", "a b c"), ("\u{E0041}\u{180E}\u{34F}", "???"),
        ("Gefangenendilemma ist schön", "Gefangenendilemma ist schön"), ("囚人のジレンマ", "囚人のジレンマ"),
        ("e\u{301} ☂\u{FE0F}", "e\u{301} ☂\u{FE0F}"), ("דילמת האסיר", "דילמת האסיר"),
    ])
    func `what cannot be seen is shown, everything else stays`(_ text: String, _ shown: String) {
        #expect(Array(text.visible.unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test func `lines stay lines where there are several`() {
        #expect("a\n\u{1B}b\tc\r\n".visibleLines == "a\n?b c \n")
    }

    @Test func `every way to end a line ends it`() {
        #expect("a\nb\r\nc\rd".lines == ["a", "b", "c", "d"])
        #expect("".lines == [""] && "a\r\n".lines == ["a", ""])
        #expect("\u{FEFF}a".withoutByteOrderMark == "a" && "a\u{FEFF}".withoutByteOrderMark == "a\u{FEFF}")
    }
}
