import Foundation
import TUI
import TestTools
import Testing

struct ThemeFuzzTests {
    private static let words = [
        "theme[title]=", "theme[main_bg]=\"\"", "theme[", "]", "=\"#ff0000\"", "#-1", "255 255 256", "\r\n", "\r",
        "\u{FEFF}", "'",
        "\"", "heat_start", "heat_mid", "heat_end", "#\u{301}",
    ]

    @Test func `no damaged theme is more than colours or a sentence`() throws {
        let corpus = try Fuzzing.corpus("themes")
        var mutator = Mutator(seed: Fuzzing.seed)
        for round in 0..<Fuzzing.rounds(2_000) {
            let bytes = mutator.mutated(corpus[round % corpus.count].bytes, words: ThemeFuzzTests.words)
            try Fuzzing.keep(bytes, of: "themes")
            do {
                let theme = try Theme.parse(String(decoding: bytes, as: UTF8.self), name: "t")
                for depth in ColorDepth.allCases {
                    let colors = ResolvedTheme(theme, depth: depth)
                    #expect(depth != .mono || Role.allCases.allSatisfy { colors[$0].foreground == -1 })
                    #expect(colors.heat(0.3) == colors.heat(0.3))
                }
            } catch {
                #expect(error.line >= 1 && error.description.hasPrefix("t, line \(error.line)"))
                #expect(error.description.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
            }
        }
    }
}
