import Foundation
import Games
import Testing

struct GameFileTests {
    /// The example of `GameFile`'s documentation.
    static let example = """
        name: deadlock                 # used on the command line and in file names
        title: Deadlock                # optional, shown to people
        players: 2                     # optional, 2 to 6; player 0 is the meta-agent
        actions: [cooperate, defect]   # 2 to 16, the same for all players
        symbols: [C, D]                # optional, one letter or digit each
        payoffs:                       # one reward per player and step for every joint action, player 0 first
          cooperate, cooperate: [0.5, 0.5]
          cooperate, defect: [-1.5, 1.5]
          DC: [1.5, -1.5]              # a joint action may also be named by its symbols
          DD: [1, 1]
        """

    private let payoffs = [[0.5, -1.5, 1.5, 1], [0.5, 1.5, -1.5, 1]]

    @Test func `the documented example is read`() throws {
        let game = try GameFile.parse(Self.example, name: "example.yaml")
        #expect(
            game
                == MatrixGame(
                    id: "deadlock", title: "Deadlock", players: 2, actions: ["cooperate", "defect"],
                    symbols: ["C", "D"], payoffs: payoffs))
    }

    @Test func `title, players and symbols may be left out`() throws {
        let text = """
            name: d
            actions: [cooperate, defect]
            payoffs: {CC: [.5, 0.5], "C, D": [-1.5, 15e-1], [defect, C]: [+1.5, -1.5], DD: [1, 1.0]}
            """
        let game = try GameFile.parse(text, name: "d.yaml")
        #expect(game.title == "d")
        #expect(game.players == 2)
        #expect(game.symbols == ["C", "D"])
        #expect(game.payoffs == payoffs)
    }

    @Test func `nested lists are read with player 0 outermost`() throws {
        let text = """
            name: d
            actions: [cooperate, defect]
            payoffs: [[[0.5, 0.5], [-1.5, 1.5]], [[1.5, -1.5], [1, 1]]]
            """
        #expect(try GameFile.parse(text, name: "d.yaml").payoffs == payoffs)
    }

    @Test func `three players are read from either form`() throws {
        let head = "name: three\nplayers: 3\nactions: [up, down]\npayoffs:\n"
        let reference = try GameFile.parse(
            head
                + "  - [[[0,1,2], [3,4,5]], [[6,7,8], [9,10,11]]]\n  - [[[12,13,14], [15,16,17]], [[18,19,20], [21,22,23]]]",
            name: "three.yaml")
        let mapping = ["UUU", "UUD", "UDU", "UDD", "DUU", "DUD", "DDU", "DDD"].enumerated()
            .map { "  \($1): [\($0 * 3), \($0 * 3 + 1), \($0 * 3 + 2)]" }.reversed().joined(separator: "\n")
        #expect(try GameFile.parse(head + mapping, name: "three.yaml") == reference)
        #expect(reference.payoffs[1] == [1, 4, 7, 10, 13, 16, 19, 22])
    }

    @Test(arguments: [
        (["stag", "hare"], ["S", "H"]), (["stay", "swap", "wait"], ["S", "A", "W"]), (["b", "B"], ["b", "B"]),
        (["apple", "a"], ["P", "a"]), (["aa", "AA", "aaa"], ["A", "B", "C"]), (["été", "hiver"], ["T", "H"]),
    ])
    func `symbols are derived from the names`(actions: [String], symbols: [String]) throws {
        let row = "[" + [String](repeating: "[0, 0]", count: actions.count).joined(separator: ", ") + "]"
        let table = "[" + [String](repeating: row, count: actions.count).joined(separator: ", ") + "]"
        let text = "name: g\nactions: [\(actions.joined(separator: ", "))]\npayoffs: \(table)"
        #expect(try GameFile.parse(text, name: "g.yaml").symbols == symbols)
    }

    @Test func `words that YAML takes for truth values stay words`() throws {
        let text =
            "name: g\nactions: [yes, no]\nsymbols: [y, n]\npayoffs: {yy: [1, 1], yn: [0, 2], ny: [2, 0], \"n,n\": [0, 0]}"
        let game = try GameFile.parse(text, name: "g.yaml")
        #expect(game.actions == ["yes", "no"])
        #expect(game.payoffs[1] == [1, 2, 0, 0])
    }

    @Test func `a game from a file has populations like any other`() throws {
        let text = "name: g\nactions: [stay put, go]\npayoffs: [[[1, 1], [0, 0]], [[0, 0], [1, 1]]]"
        let game = try GameFile.parse(text, name: "g.yaml")
        #expect(PopulationCatalogue.populations(for: game).map(\.id) == ["all", "stay-put", "go", "random"])
    }

    @Test func `a file on disk is read`() throws {
        try withFile(Data(Self.example.utf8)) { path in
            let game = try GameFile.load(path: path)
            #expect(game.id == "deadlock")
        }
    }

    @Test func `a file that does not exist is named`() {
        #expect(message { try GameFile.load(path: "/nowhere/g.yaml") } == "/nowhere/g.yaml: the file does not exist.")
    }

    @Test func `a directory is no game`() {
        let path = FileManager.default.temporaryDirectory.path
        #expect(
            message { try GameFile.load(path: path) } == "\(path): is a directory, but a game is a single YAML file.")
    }

    @Test func `text that is not in UTF-8 is refused with its line`() throws {
        try withFile(Data("name: g\ntitle: caf".utf8) + [0xE9, 0x0A]) { path in
            #expect(message { try GameFile.load(path: path) } == "\(path), line 2: the text is not in UTF-8.")
        }
    }

    @Test func `a huge file is refused`() throws {
        try withFile(Data(repeating: UInt8(ascii: "#"), count: 1 << 21)) { path in
            #expect(message { try GameFile.load(path: path) }.contains("is larger than 1048576 bytes"))
        }
    }

    /// Calls `body` with the path of a temporary file of these contents.
    private func withFile(_ contents: Data, _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "game-\(UUID().uuidString).yaml")
        try contents.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }
}
