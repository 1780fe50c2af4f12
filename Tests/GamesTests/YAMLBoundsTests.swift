import Games
import Testing

/// Texts that ask more of a reader than any game needs are refused before they are taken apart.
struct YAMLBoundsTests {
    private func problem(_ text: String) -> String { message { try GameFile.parse(text, name: "g.yaml") } }

    @Test func `aliases that stand for more than can be looked at are refused`() {
        var lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
        for (before, name) in zip("abcdefgh", "bcdefghi") {
            lines.append("\(name): &\(name) [\([String](repeating: "*\(before)", count: 9).joined(separator: ", "))]")
        }
        let bomb = lines.joined(separator: "\n")
        let expected = "stands for more than 200000 values or 4194304 bytes of them."
        // As a key it would be taken apart to be compared with others.
        #expect(problem(bomb + "\n? *i\n: 1\n") == "g.yaml, line 6: the file \(expected)")
        #expect(problem(bomb) == "g.yaml, line 6: the file \(expected)")
        let word = String(repeating: "x", count: 8_000)
        let words = [String](repeating: "*w", count: 600).joined(separator: ", ")
        #expect(problem("name: &w \(word)\n? [\(words)]\n: 1") == "g.yaml, line 2: the file \(expected)")
    }

    @Test func `lists within lists are refused, also by way of aliases`() {
        for count in [33, 100_000] {
            let text = "name: " + String(repeating: "[", count: count) + String(repeating: "]", count: count)
            #expect(problem(text) == "g.yaml, line 1: lists and mappings are nested more than 32 deep.")
        }
        let blocks = String(repeating: "- ", count: 100)
        #expect(problem(blocks) == "g.yaml, line 1: lists and mappings are nested more than 32 deep.")
        var lines = ["a: &a [[[[[[[x]]]]]]]"]
        for (before, name) in zip("abcde", "bcdef") { lines.append("\(name): &\(name) [[[[[[[*\(before)]]]]]]]") }
        #expect(
            problem(lines.joined(separator: "\n")) == "g.yaml, line 5: lists and mappings are nested more than 32 deep."
        )
    }

    @Test func `a single value has a bound`() {
        let text = "name: g\ntitle: " + String(repeating: "x", count: 8_193)
        #expect(problem(text) == "g.yaml, line 2: a single value has 8193 bytes, more than the 8192 allowed.")
    }

    @Test func `aliases in reason are read`() throws {
        let game = try GameFile.parse(
            """
            name: g
            actions: &two [a, b]
            symbols: *two
            payoffs: [[&even [0, 0], [1, 2]], [[3, 4], *even]]
            """, name: "g.yaml")
        #expect(game.symbols == ["a", "b"] && game.payoffs == [[0, 1, 3, 0], [0, 2, 4, 0]])
        #expect(problem("name: &n [*n]") == "g.yaml, line 1: this is not valid YAML: found undefined alias.")
    }

    @Test func `editors of Windows write games as well`() throws {
        let text = "name: g\nactions: [a, b]\npayoffs: [[[0, 0], [0, 0]], [[0, 0], [0, 0]]]\n"
        let game = try GameFile.parse(text, name: "g.yaml")
        let other = "\u{FEFF}" + text.split(separator: "\n").map { $0 + "\r\n" }.joined()
        #expect(try GameFile.parse(other, name: "g.yaml") == game)
        #expect(problem(other + "colour: red\r\n").hasPrefix("g.yaml, line 4: unknown key \"colour\""))
    }

    @Test func `what is written reads back, whatever the title hides`() throws {
        let game = MatrixGame(
            id: "g", title: "a\"\u{301}\u{2028}\u{202E}\\ \u{1F600}", players: 2, actions: ["a", "b"],
            symbols: ["a", "b"], payoffs: [[1e-5, -1e-300, 1e6, 0.1], [-0.0, .leastNonzeroMagnitude, 1.0 / 3, 3]])
        let text = GameFile.yaml(of: game)
        #expect(text.contains("1.0e-05") && text.contains("5.0e-324") && text.contains("-1.0e-300"))
        let read = try GameFile.parse(text, name: "g.yaml")
        #expect(read == game)
        #expect(read.payoffs.map { $0.map(\.bitPattern) } == game.payoffs.map { $0.map(\.bitPattern) })
    }
}
