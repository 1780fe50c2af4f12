import Foundation
import Games
import TestTools
import Testing

struct YAMLFuzzTests {
    private static let words = [
        "*a", "&a ", "*b", "? ", ": ", "[", "]", "{", "}", "- ", "\n", "  ", "!!int ", "!t ", "|\n", "'", "\"",
        "\\U00110000", "payoffs:", "actions:", "players: 6", "1e400", "-", ".inf", "\u{FEFF}", "\r\n", "<<: *a",
        "---\n", "...\n", "%YAML 9\n",
    ]

    @Test func `no damaged game is more than a game or a sentence`() throws {
        let corpus = try Fuzzing.corpus("yaml")
        var mutator = Mutator(seed: Fuzzing.seed)
        for round in 0..<Fuzzing.rounds(2_000) {
            let bytes = mutator.mutated(corpus[round % corpus.count].bytes, words: YAMLFuzzTests.words)
            try Fuzzing.keep(bytes, of: "yaml")
            do {
                let game = try GameFile.parse(String(decoding: bytes, as: UTF8.self), name: "g.yaml")
                // A game that was read can be written and is then the same.
                #expect(try GameFile.parse(GameFile.yaml(of: game), name: "g.yaml") == game)
            } catch {
                let sentence = try #require(error as? GameError).description
                #expect(sentence.hasPrefix("g.yaml") && sentence.hasSuffix("."), "\(sentence)")
                #expect(sentence.unicodeScalars.allSatisfy { $0.isVisible }, "\(sentence)")
            }
        }
    }
}
