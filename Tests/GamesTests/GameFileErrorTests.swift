import Games
import Testing

/// Every message is checked in full: file, line, and what is expected.
struct GameFileErrorTests {
    @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n"])
    func `an empty file is refused`(text: String) {
        expect(text, "line 1: the file is empty, but a game needs the keys name, actions and payoffs")
    }

    @Test func `anything but a mapping is refused`() {
        expect(
            "- name\n- actions",
            "line 1: a game must be a mapping with the keys name, title, players, actions, symbols and payoffs")
    }

    @Test func `YAML that cannot be parsed is refused where the parser stopped`() {
        expect(
            "name: g\nactions: [a, b\npayoffs: 3\n",
            "line 3: this is not valid YAML: did not find expected ',' or ']' while parsing a flow sequence")
        expect(
            "name: g\n\tactions: 3",
            "line 2: this is not valid YAML: found a tab character that violates indentation "
                + "while scanning a plain scalar")
        expect("name: g\ntitle: \u{1}", "line 2: this is not valid YAML: control characters are not allowed")
        expect("name: *g", "line 1: this is not valid YAML: found undefined alias")
    }

    @Test(arguments: [("name", 1), ("actions", 1), ("payoffs", 1)])
    func `a missing key is named`(key: String, line: Int) {
        let lines = ["name: g", "actions: [a, b]", "payoffs: [[[0, 0], [0, 0]], [[0, 0], [0, 0]]]"]
        expect(
            lines.filter { !$0.hasPrefix(key) }.joined(separator: "\n"),
            "line \(line): the key \"\(key)\" is missing, a game needs name, actions and payoffs")
    }

    @Test func `an unknown key is answered with the nearest and the known ones`() {
        let known = "expected name, title, players, actions, symbols and payoffs"
        expect("name: g\nacions: [a, b]", "line 2: unknown key \"acions\" (did you mean \"actions\"?), \(known)")
        expect("name: g\n\nxyzzy: 1", "line 3: unknown key \"xyzzy\", \(known)")
        expect("name: g\n[a]: 1", "line 2: unknown key a list, \(known)")
    }

    @Test func `a repeated key is refused`() {
        expect("title: a\nname: g\nname: h", "line 2: \"name\" must be given only once, but is repeated")
    }

    @Test func `a name must fit a file name and be new`() {
        expect(
            "name: a/b\nactions: 1\npayoffs: 1",
            "line 1: the name \"a/b\" must have 1 to 32 letters (a-z, A-Z), digits, hyphens, underscores or dots, "
                + "beginning with a letter, digit or underscore")
        expect(
            "actions: 1\nname: ipd\npayoffs: 1",
            "line 2: the name \"ipd\" is that of a built-in game, choose another one")
        expect("name:\nactions: 1\npayoffs: 1", "line 1: the name is empty")
        expect("name: [g]\nactions: 1\npayoffs: 1", "line 1: the name must be a single word or text, not a list")
    }

    @Test func `a title must be one short line`() {
        expect(game(title: "\"a\\nb\""), "line 2: the title must be a single line of at most 60 characters")
        expect(
            game(title: String(repeating: "x", count: 61)),
            "line 2: the title must be a single line of at most 60 characters")
    }

    @Test(arguments: ["1", "7", "two", "2.5", "99999999999999999999"])
    func `a wrong number of players is refused`(players: String) {
        expect(
            game(players: players),
            "line 3: the number of players must be a whole number from 2 to 6, not \"\(players)\"")
    }

    @Test func `wrong actions are refused`() {
        expect(game(actions: "[a]"), "line 4: a game needs 2 to 16 actions, but 1 are listed")
        let many = (0..<17).map { "a\($0)" }.joined(separator: ", ")
        expect(game(actions: "[\(many)]"), "line 4: a game needs 2 to 16 actions, but 17 are listed")
        expect(game(actions: "up"), "line 4: actions must be a list, not \"up\"")
        expect(game(actions: "\n  - up\n  - up"), "line 6: the action \"up\" is listed twice")
        expect(game(actions: "[up, [a]]"), "line 4: the name of an action must be a single word or text, not a list")
        let rule = "must have 1 to 24 letters, digits, spaces, hyphens or underscores, beginning with a letter or digit"
        expect(game(actions: "[up, \"a,b\"]"), "line 4: the action \"a,b\" \(rule)")
        expect(game(actions: "[up, \"\\e[2J\"]"), "line 4: the action \"?[2J\" \(rule)")
    }

    @Test(arguments: ["all", "random", "tit-for-tat", "cooperating", "tit for tat"])
    func `an action must not take the name of another population`(action: String) {
        expect(
            game(actions: "[cooperate, \(action)]"),
            "line 4: the action \"\(action)\" would name a population that there is already, choose another name")
    }

    @Test func `a game that is too large is refused`() {
        let actions = (0..<16).map { "a\($0)" }.joined(separator: ", ")
        expect(
            game(players: "3", actions: "[\(actions)]"),
            "line 4: 3 players with 16 actions need (1 + 16^3) * 16 = 65552 action probabilities, "
                + "more than the 65535 allowed")
    }

    @Test func `the largest games are accepted`() throws {
        var table = "[0, 0, 0, 0]"
        for _ in 0..<4 { table = "[" + [String](repeating: table, count: 9).joined(separator: ",") + "]" }
        let text = "name: g\nplayers: 4\nactions: [a, b, c, d, e, f, g, h, i]\npayoffs: \(table)"
        #expect(try GameFile.parse(text, name: "g.yaml").observationCount == 6562)
    }

    @Test func `wrong symbols are refused`() {
        expect(game(symbols: "[C]"), "line 5: symbols must list one for each of the 2 actions, but lists 1")
        expect(game(symbols: "CD"), "line 5: symbols must be a list, not \"CD\"")
        expect(game(symbols: "[C, Do]"), "line 5: a symbol must be one letter (a-z, A-Z) or digit, not \"Do\"")
        expect(game(symbols: "[C, é]"), "line 5: a symbol must be one letter (a-z, A-Z) or digit, not \"é\"")
        expect(
            game(symbols: "[C, C]"), "line 5: the symbol C is ambiguous, it stands for cooperate and defect")
        expect(
            game(actions: "[x, y]", symbols: "[\"y\", x]"),
            "line 5: the symbol y of the action x is ambiguous, another action has that name")
    }

    @Test func `payoffs must be a table`() {
        expect(
            game(payoffs: " 3"),
            "line 6: payoffs must be a mapping from joint actions such as CC to rewards, or nested lists, not \"3\"")
    }

    @Test func `missing joint actions are named`() {
        expect(
            game(payoffs: "\n  CC: [0, 0]\n  DC: [0, 0]\n  DD: [0, 0]"),
            "line 7: payoffs must give rewards for all 4 joint actions, but CD is missing")
        expect(
            game(players: "3", payoffs: "\n  DDD: [0, 0, 0]"),
            "line 7: payoffs must give rewards for all 8 joint actions, but CCC, CCD, CDC, CDD and 3 more are missing")
    }

    @Test func `joint actions given twice are refused`() {
        expect(
            game(payoffs: "\n  CC: [0, 0]\n  CD: [0, 0]\n  \"cooperate, defect\": [0, 0]"),
            "line 9: the joint action CD is given twice, first in line 8")
        expect(
            game(payoffs: "\n  CC: [0, 0]\n  DD: [0, 0]\n  DD: [0, 0]"),
            "line 8: \"DD\" must be given only once, but is repeated")
    }

    @Test(arguments: ["CX", "C", "CDC", "cooperate", "cooperate, defect, defect", "C,", "[[C], D]"])
    func `something else than a joint action is refused`(key: String) {
        let shown = key.hasPrefix("[") ? "a list" : "\"\(key)\""
        expect(
            game(payoffs: "\n  CC: [0, 0]\n  \(key): [0, 0]"),
            "line 8: \(shown) is not a joint action, which is one of cooperate and defect for each of the 2 players, "
                + "such as \"cooperate, defect\" or CD")
    }

    @Test func `a misspelt action is answered with the nearest`() {
        expect(
            game(payoffs: "\n  cooperate, defekt: [0, 0]"),
            "line 7: \"cooperate, defekt\" is not a joint action (did you mean \"defect\"?), which is one of cooperate "
                + "and defect for each of the 2 players, such as \"cooperate, defect\" or CD")
    }

    @Test func `a wrong number of rewards is refused`() {
        expect(game(payoffs: "\n  CC: [0, 0, 0]"), "line 7: CC needs 2 rewards, one for each player, but has 3")
        expect(game(payoffs: "\n  CC:\n    - 1"), "line 8: CC needs 2 rewards, one for each player, but has 1")
        expect(game(payoffs: "\n  CC: 1"), "line 7: the rewards of CC must be a list, not \"1\"")
        expect(game(payoffs: "\n  CC:"), "line 7: the rewards of CC must be a list, not nothing")
    }

    @Test(arguments: ["one", "1/2", "0x10", "1_000", "--1", "1e", "true", "."])
    func `a reward must be a number`(reward: String) {
        let quoted = "\"\(reward)\""
        for written in [reward, quoted] {
            expect(
                game(payoffs: "\n  CC:\n    - 0\n    - \(written)"),
                "line 9: the reward of player 1 in CC must be a number, not \(quoted)")
        }
    }

    @Test func `a number in quotes, a list or nothing is no reward`() {
        let problem = "line 7: the reward of player 0 in CC must be a number, not"
        expect(game(payoffs: "\n  CC: [\"1\", 0]"), "\(problem) \"1\"")
        expect(game(payoffs: "\n  CC: [[1], 0]"), "\(problem) a list")
        expect(game(payoffs: "\n  CC: [~, 0]"), "\(problem) \"~\"")
    }

    @Test(arguments: [".inf", "-.inf", ".nan", ".NaN", "inf", "nan", "1e999"])
    func `a reward must be finite`(reward: String) {
        expect(
            game(payoffs: "\n  CC: [\(reward), 0]"),
            "line 7: the reward of player 0 in CC must be finite, not \"\(reward)\"")
    }

    @Test func `a reward beyond all measure is refused`() {
        expect(
            game(payoffs: "\n  CC: [0, 1000001]"),
            "line 7: the reward of player 1 in CC must lie between -1000000 and 1000000")
    }

    @Test func `nested lists must have an entry for each action`() {
        expect(
            game(payoffs: " [[[0, 0], [0, 0]]]"),
            "line 6: payoffs must be a list with one entry for each of the 2 actions of player 0, but it has 1")
        expect(
            game(payoffs: "\n  - [[0, 0], [0, 0]]\n  - [[0, 0]]"),
            "line 8: the payoffs after D must be a list with one entry for each of the 2 actions of player 1, "
                + "but it has 1")
        expect(
            game(payoffs: "\n  - [[0, 0], [0, 0]]\n  - [[0, 0], [0]]"),
            "line 8: DD needs 2 rewards, one for each player, but has 1")
        expect(
            game(payoffs: "\n  - [[0, 0], [0, 0]]\n  - 5"),
            "line 8: the payoffs after D must be a list, not \"5\"")
    }

    @Test func `lists nested without end are refused`() {
        let text = "payoffs: " + String(repeating: "[", count: 200_000)
        #expect(
            message { try GameFile.parse(text, name: "g.yaml") }
                == "g.yaml, line 1: lists and mappings are nested more than 32 deep.")
    }

    @Test func `whatever the text, the answer is a game or a GameError`() {
        var random = Congruential(state: 1)
        let alphabet = Array("[]{}:,-#&*!|>'\"%@`?~ \n\tnCD.0e\u{0}\u{FEFF}é")
        for _ in 0..<2_000 {
            var text = Array(GameFileTests.example)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                let end = min(text.count, place + Int.random(in: 0...9, using: &random))
                text.replaceSubrange(place..<end, with: [alphabet.randomElement(using: &random) ?? " "])
            }
            let answer = message { try GameFile.parse(String(text), name: "g.yaml") }
            #expect(answer.hasPrefix("no error") || answer.hasPrefix("g.yaml"), "\(String(text))")
        }
    }

    /// A game file with each key on the line that its place says: name, title, players, actions, symbols, payoffs.
    private func game(
        title: String = "g", players: String = "2", actions: String = "[cooperate, defect]", symbols: String = "[C, D]",
        payoffs: String = " 0"
    ) -> String {
        """
        name: g
        title: \(title)
        players: \(players)
        actions: \(actions)
        symbols: \(symbols)
        payoffs:\(payoffs)
        """
    }

    private func expect(_ text: String, _ problem: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let found = message { try GameFile.parse(text, name: "g.yaml") }
        #expect(found == "g.yaml, \(problem).", sourceLocation: sourceLocation)
    }
}

/// Knuth's linear congruential generator, so that the random texts are the same in every run.
private struct Congruential: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 32)
    }
}
