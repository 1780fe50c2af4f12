import TUI
import Testing
import Training

/// A screen that has a file.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    var game = Fixture.Game.ipd
    var state = Fixture.State.running
    var columns = 120
    var rows = 36
    var symbols = Symbols.braille
    var depth = ColorDepth.colors256
    /// Whether another process trains the run.
    var isAttached = false
    /// The phase at whose end training stands; nil for none.
    var phase: Phase?
    /// Keys pressed before the screen is taken, and a name for that.
    var keys: [Key] = []
    var note = ""

    var name: String {
        let size = "\(columns)x\(rows)"
        let parts = [game.rawValue, state.rawValue, note, size, symbols.rawValue, depth.rawValue]
        return parts.filter { !$0.isEmpty }.joined(separator: "-")
    }
    var testDescription: String { name }

    static let all: [GoldenCase] =
        sizes + states + games + robots + visits + attached + comparisons + tournaments + plays
        + crowded + steered + phases

    /// Every layout, with the most and the fewest means.
    private static let sizes: [GoldenCase] = [(160, 48), (120, 36), (80, 24), (60, 16), (29, 7), (40, 12)].flatMap {
        [
            GoldenCase(columns: $0.0, rows: $0.1),
            GoldenCase(columns: $0.0, rows: $0.1, symbols: .ascii, depth: .mono),
            GoldenCase(columns: $0.0, rows: $0.1, symbols: .blocks, depth: .colors16),
        ]
    }

    private static let states: [GoldenCase] = [.paused, .stepping, .done, .failed, .empty, .nan].flatMap {
        [
            GoldenCase(state: $0), GoldenCase(state: $0, columns: 80, rows: 24, symbols: .ascii, depth: .colors16),
            GoldenCase(state: $0, columns: 60, rows: 16, symbols: .ascii, depth: .mono),
            GoldenCase(state: $0, columns: 29, rows: 7, symbols: .ascii, depth: .mono),
        ]
    }

    private static let games: [GoldenCase] = [.modelled, .rps2, .rps3, .custom].flatMap {
        [
            GoldenCase(game: $0, columns: 160, rows: 48), GoldenCase(game: $0),
            GoldenCase(game: $0, columns: 80, rows: 24, symbols: .ascii, depth: .mono),
            GoldenCase(game: $0, columns: 60, rows: 16, symbols: .ascii, depth: .colors8),
        ]
    }

    /// Letters of two cells, and more actions than fit.
    private static let crowded: [GoldenCase] =
        [(160, 48), (120, 36), (80, 24)].map { GoldenCase(game: .wide, columns: $0.0, rows: $0.1) }
        + [Game.wide, .many12, .many16].flatMap { game in
            [(120, 36), (80, 24)].map {
                GoldenCase(
                    game: game, columns: $0.0, rows: $0.1, keys: "6z".unicodeScalars.map(Key.character), note: "zoom")
            }
        } + [
            GoldenCase(game: .many16, columns: 160, rows: 48),
            GoldenCase(game: .many16, keys: "6zaaaaaaaaa".unicodeScalars.map(Key.character), note: "chosen"),
            GoldenCase(columns: 60, rows: 16, keys: [.character("?"), .end], note: "help-end"),
            GoldenCase(columns: 40, rows: 12, symbols: .ascii, keys: [.character("?")], note: "help"),
        ]
    private typealias Game = Fixture.Game

    /// A robot, in the middle of an episode; at other joint policies and with other views by keys.
    private static let robots: [GoldenCase] =
        [(160, 48), (120, 36), (80, 24)].flatMap { columns, rows in
            [
                GoldenCase(game: .cheetah, columns: columns, rows: rows),
                GoldenCase(game: .cheetah, columns: columns, rows: rows, symbols: .ascii, depth: .mono),
                GoldenCase(
                    game: .cheetah, state: .paused, columns: columns, rows: rows, symbols: .blocks, depth: .colors16),
                GoldenCase(
                    game: .cheetah, state: .paused, columns: columns, rows: rows,
                    keys: "6hhkv".unicodeScalars.map(Key.character), note: "steered"),
            ]
        } + [
            GoldenCase(game: .cheetah, state: .paused), GoldenCase(game: .cheetah, state: .empty),
            GoldenCase(game: .cheetah, state: .stepping),
            GoldenCase(game: .cheetah, columns: 60, rows: 16, symbols: .ascii, depth: .colors8),
            GoldenCase(
                game: .cheetah, columns: 80, rows: 24, keys: "6".unicodeScalars.map(Key.character), note: "robot"),
            GoldenCase(
                game: .cheetah, columns: 80, rows: 24, symbols: .ascii, depth: .mono,
                keys: "6".unicodeScalars.map(Key.character), note: "robot"),
            GoldenCase(game: .cheetah, keys: "6z".unicodeScalars.map(Key.character), note: "zoom"),
            GoldenCase(game: .cheetah, keys: "M".unicodeScalars.map(Key.character), note: "tournament-disabled"),
        ]

    /// Screens reached by keys.
    private static let visits: [GoldenCase] = [
        visit("help", "?"), visit("quit", "q"), visit("zoom", "z"), visit("zoom-policy", "2z"),
        visit("zoom-adaptation", "3z"), visit("zoom-gradient", "4z"), visit("game", "6"), visit("gradient", "4"),
        visit("variant-2", "2vv"), visit("variant-4", "2vvvv"), visit("switching", "]"), visit("count", "12"),
        visit("symlog", "y"), visit("disabled", "5j"), visit("magnified", "++"), visit("raw", "eeeeee"),
        visit("panned", "++hhh"), visit("steps", "x"), visit("inspect", "iHHHHHHHHHHH"),
        visit("inspect-policy", "2ijjhh"),
        visit("inspect-zoom", "zi++HH"), visit("inspect-chain", "3ihh"), visit("inspect-game", "6ij"),
        visit("inspect-gradient", "4iHHHH"),
    ].flatMap { visit in
        var small = visit
        (small.columns, small.rows, small.symbols, small.depth) = (80, 24, .ascii, .colors16)
        return [visit, small]
    }

    private static let attached: [GoldenCase] = [Fixture.State.running, .interrupted].flatMap { state in
        ["", "s", "q"].flatMap { keys in
            [(120, 36, Symbols.braille, ColorDepth.colors256), (80, 24, .ascii, .colors16)].map {
                GoldenCase(
                    state: state, columns: $0.0, rows: $0.1, symbols: $0.2, depth: $0.3, isAttached: true,
                    keys: keys.unicodeScalars.map(Key.character), note: "attached\(keys)")
            }
        }
    }

    /// The list of saved runs, and runs from it over the curve.
    private static let comparisons: [GoldenCase] = [
        ("compare-list", [.character("c")]),
        ("compare-chosen", [.character("c"), .character(" "), .down, .down, .character(" ")]),
        ("compare-filter", [.character("c"), .character("p"), .character("g")]),
        ("compare-nothing", [.character("c"), .character("x"), .character("y")]),
        ("compare", Fixture.choosing(2)), ("compare-zoom", Fixture.choosing(2) + [.character("z")]),
        ("compare-five", Fixture.choosing(6)),
        (
            "compare-inspect",
            Fixture.choosing(4) + "ihHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH".unicodeScalars.map(Key.character)
        ), ("compare-symlog", Fixture.choosing(2) + [.character("y")]),
    ].flatMap { (note: String, keys: [Key]) in
        [(120, 36, Symbols.braille, ColorDepth.colors256), (80, 24, .ascii, .colors16), (60, 16, .ascii, .mono)].map {
            GoldenCase(columns: $0.0, rows: $0.1, symbols: $0.2, depth: $0.3, keys: keys, note: note)
        }
    }

    /// The board of a tournament.
    private static let tournaments: [GoldenCase] = [
        (Fixture.Game.ipd, Fixture.State.running, "tournament", [Key.character("M")]),
        (.ipd, .done, "tournament", [.character("M")]),
        (.ipd, .running, "tournament-sorted", [.character("M"), .character("s"), .end]),
        (.ipd, .running, "tournament-self", [.character("M"), .left]),
        (.ipd, .running, "tournament-rivals", Fixture.choosing(5) + [.character("M"), .down, .right]),
        (.rps2, .running, "tournament", [.character("M"), .character("j")]),
        (.rps3, .running, "tournament-disabled", [.character("M")]),
    ].flatMap { (game: Fixture.Game, state: Fixture.State, note: String, keys: [Key]) in
        [
            (120, 36, Symbols.braille, ColorDepth.colors256), (80, 24, .ascii, .colors16), (60, 16, .ascii, .mono),
            (40, 12, .blocks, .colors16),
        ].map {
            GoldenCase(
                game: game, state: state, columns: $0.0, rows: $0.1, symbols: $0.2, depth: $0.3, keys: keys, note: note)
        }
    }

    /// A person in the peer's seat.
    private static let plays: [GoldenCase] = [
        (Fixture.Game.ipd, "play", letters("P")), (.ipd, "play-hidden", letters("Pc") + [.tab]),
        (.ipd, "play-over", letters("Pcddc")),
        (.ipd, "play-adapted", letters("Pcddc") + [.enter] + letters("ccdc") + [.enter] + letters("cd")),
        (.rps2, "play", letters("Prpps") + [.enter] + letters("r")), (.rps3, "play", letters("Prpps")),
        (.cheetah, "play-disabled", letters("P")),
    ].flatMap { (game: Fixture.Game, note: String, keys: [Key]) in
        [
            (120, 36, Symbols.braille, ColorDepth.colors256), (80, 24, .ascii, .colors16), (60, 16, .ascii, .mono),
            (40, 12, .blocks, .colors16),
        ].map {
            GoldenCase(
                game: game, columns: $0.0, rows: $0.1, symbols: $0.2, depth: $0.3, keys: keys, note: note)
        }
    }

    /// The palette and the options.
    private static let steered: [GoldenCase] =
        [
            ("palette", [.character(":")]), ("palette-letters", letters(":rps")), ("palette-set", letters(":set rate")),
            ("palette-refused", letters(":set outer-rate 11") + [.enter]), ("palette-nothing", letters(":zzz")),
            ("options", [.character("o")]), ("options-theme", letters("o") + [.enter, .down]),
            ("options-number", letters("o") + [.end, .up, .enter]),
        ].flatMap { (note: String, keys: [Key]) in
            [
                (120, 36, Symbols.braille, ColorDepth.colors256), (80, 24, .ascii, .colors16), (60, 16, .ascii, .mono),
                (40, 12, .blocks, .colors16),
            ].map {
                GoldenCase(columns: $0.0, rows: $0.1, symbols: $0.2, depth: $0.3, keys: keys, note: note)
            }
        } + [
            GoldenCase(state: .done, keys: letters(":step"), note: "palette-disabled"),
            GoldenCase(isAttached: true, keys: letters("o"), note: "attached-options"),
        ]

    /// What phases of a meta-update computed.
    private static let phases: [GoldenCase] = [
        (Fixture.Game.ipd, "none", Phase?.none), (.ipd, "rollout", .rollout(2)), (.ipd, "update", .innerUpdate(2)),
        (.ipd, "walk", .walkBack(4)), (.ipd, "gradient", .outerGradient), (.rps3, "rollout", .rollout(1)),
        (.rps3, "update", .innerUpdate(0)), (.cheetah, "rollout", .rollout(1)), (.cheetah, "update", .innerUpdate(1)),
        (.cheetah, "walk", .walkBack(1)),
    ].flatMap { (game: Fixture.Game, note: String, phase: Phase?) in
        [
            (120, 36, Symbols.braille, ColorDepth.colors256), (80, 24, .ascii, .mono), (60, 16, .blocks, .colors16),
            (40, 12, .ascii, .colors16),
        ].map {
            GoldenCase(
                game: game, state: .paused, columns: $0.0, rows: $0.1, symbols: $0.2, depth: $0.3, phase: phase,
                keys: letters("7"), note: "phase-\(note)")
        }
    }

    private static func letters(_ text: String) -> [Key] { text.unicodeScalars.map(Key.character) }

    private static func visit(_ note: String, _ keys: String) -> GoldenCase {
        GoldenCase(keys: keys.unicodeScalars.map(Key.character), note: note)
    }
}

struct GoldenTests {
    @Test(arguments: GoldenCase.all)
    func `screens look as before`(_ screen: GoldenCase) throws {
        var model = Fixture.model(
            screen.game, screen.state, columns: screen.columns, rows: screen.rows, symbols: screen.symbols,
            depth: screen.depth, isAttached: screen.isAttached)
        if let phase = screen.phase { Fixture.stop(&model, after: phase) }
        var play = FixturePlay()
        for key in screen.keys {
            let now = screen.state == .running ? 23.0 : 29
            for effect in model.update(.key(key, now: now)) {
                switch effect {
                case .library(let request): _ = model.update(.library(Fixture.news(of: request), now: now))
                case .tournament(let request?): _ = model.update(.tournament(Fixture.news(of: request), now: now))
                case .play(let command):
                    if let news = play.news(of: command) { _ = model.update(.play(news, now: now)) }
                default: break
                }
            }
        }
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        let difference = try Golden.difference(buffer, screen.name)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test
    func `no two screens share a file`() {
        let names = GoldenCase.all.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
