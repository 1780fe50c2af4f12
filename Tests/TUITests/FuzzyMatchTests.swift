import TUI
import Testing

struct FuzzyMatchTests {
    /// Texts that have the letters, the best first.
    private func ranking(_ query: String, _ texts: [String]) -> [String] {
        texts.compactMap { text in FuzzyMatch(query, in: text).map { (text, $0.score) } }
            .sorted { $0.1 > $1.1 }.map(\.0)
    }

    @Test
    func `letters have to be there in their order`() {
        #expect(FuzzyMatch("gr", in: "game rps") != nil)
        #expect(FuzzyMatch("rg", in: "game rps") == nil)
        #expect(FuzzyMatch("gamex", in: "game") == nil)
        #expect(FuzzyMatch("", in: "game")?.score == 0)
        #expect(FuzzyMatch("x", in: "") == nil)
    }

    @Test
    func `beginnings of words and letters in a row come first`() {
        #expect(ranking("nor", ["outer normal", "sonority", "nord"]) == ["nord", "outer normal", "sonority"])
        #expect(ranking("or", ["critic-rate", "model-orbit", "outer-rate"]) == ["outer-rate", "model-orbit"])
        #expect(ranking("pm", ["pursue many", "phases more", "policy lstm"]).last == "policy lstm")
        // The whole word beats its letters spread over others.
        #expect(ranking("step", ["set trajectories per", "step N"]) == ["step N", "set trajectories per"])
    }

    @Test
    func `words match in any order and in either case`() {
        let match = FuzzyMatch("Peer NEXT", in: "watch the next peer")
        #expect(match?.places == [10, 11, 12, 13, 15, 16, 17, 18])
        #expect(FuzzyMatch("peer nexus", in: "watch the next peer") == nil)
    }

    @Test
    func `the places are those of the best way`() {
        // Not the first p, but that at the beginning of a word.
        #expect(FuzzyMatch("ph", in: "step one phase")?.places == [9, 10])
        #expect(FuzzyMatch("sp", in: "step phase")?.places == [0, 5])
    }

    @Test
    func `letters of any script are found, and nothing typed is too long`() {
        #expect(FuzzyMatch("囚マ", in: "囚人のジレンマ")?.places == [0, 6])
        #expect(FuzzyMatch(String(repeating: "a", count: 200), in: String(repeating: "a", count: 300)) != nil)
    }
}
