import Engine
import Games
import TUI
import Testing
import Training

/// The dashboard of the Coin Game.
struct CoinScreenTests {
    private func model(
        columns: Int = 120, rows: Int = 36, symbols: Symbols = .braille, depth: ColorDepth = .colors256,
        game: String = "coin-game", played: Int? = nil
    ) throws -> Model {
        var request = RunRequest(
            game: .catalogue(name: game, players: nil), population: "selfish", algorithm: "meta-mapg", policy: "lstm")
        request.team = TeamSource(digest: "0", hidden: 3, counts: [.train: 3, .validation: 2, .test: 2])
        request.overrides.horizon = 12
        let configuration = try request.resolved()
        var model = Model(
            columns: columns, rows: rows, subject: .run(configuration), request: request,
            options: ViewOptions(depth: depth, symbols: symbols, clock: WallClock(offset: 54_000)), themes: .builtIn,
            choices: .catalogue, now: 0)
        var snapshot = TrainerSnapshot(
            state: .running, update: 421, targetUpdates: 5000, watched: .training, trainingPersonas: 3, threads: 2)
        if played != 0 { snapshot.chain = chain(configuration, played: played ?? configuration.chainLength + 1) }
        snapshot.chainUpdate = 420
        let samples = (1...421).map { Fixture.sample($0, configuration) }
        _ = model.update(.feed(TrainerFeed(samples: samples, snapshot: snapshot), now: 1))
        return model
    }

    /// A chain along which own coins become more.
    private func chain(_ configuration: RunConfiguration, played: Int) -> ChainRecord {
        let steps = 0..<played
        let agents = ["meta", "selfish#1"].enumerated().map { agent, name in
            ChainRecord.Agent(
                name: name, meanReward: steps.map { 0.05 * Double($0) - 0.1 * Double(agent) }, probabilities: [],
                drift: steps.map { 0.01 * Double($0) },
                counts: steps.map { step in
                    // Own coins, others', then four situations of three answers; the last one never was.
                    let near = 0.1 + 0.05 * Double(step)
                    return [0.05 * Double(1 + step), 0.1] + [near, 0.1, 0.1, 0.1, 0.1, 0.1, 0.02, 0.1, 0.1, 0, 0, 0]
                })
        }
        return ChainRecord(
            agents: agents, visits: [], jointActions: steps.map { _ in Array(repeating: 1.0 / 16, count: 16) },
            innerRates: Array(repeating: 0.1, count: min(played, configuration.chainLength)),
            motions: steps.map { _ in Self.motion(configuration.game.torus ?? CoinGame()) })
    }

    /// Player 0 goes right along the first row and takes what lies there; player 1 stands below.
    private static func motion(_ game: CoinGame) -> Motion {
        let numbers = (0...12).flatMap { frame -> [Float] in
            let squares = Float(game.squares)
            let taken = frame >= 2
            return [
                Float(frame % game.size), squares - 1, taken ? -1 : 2, taken ? Float(game.size) : -1,
                taken ? 1 : 0, taken ? -1.5 : 0,
            ]
        }
        return Motion(frameSize: CoinFrame.size, numbers: numbers)
    }

    private func screen(_ model: Model) -> CellBuffer {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer
    }

    private func press(_ keys: String, _ model: inout Model) {
        for key in keys.unicodeScalars { _ = model.update(.key(.character(key), now: 2)) }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var note = ""
        var keys = ""
        var columns = 120
        var rows = 36
        var symbols = Symbols.braille
        var depth = ColorDepth.colors256
        var game = "coin-game"
        var played: Int?
        var name: String {
            (["coins", note].filter { !$0.isEmpty } + ["\(columns)x\(rows)", symbols.rawValue, depth.rawValue])
                .joined(separator: "-")
        }
        var testDescription: String { name }
    }

    static let cases: [Case] =
        [(160, 48), (120, 36), (80, 24), (60, 16)].flatMap { columns, rows in
            [
                Case(note: "taken", keys: "6gll", columns: columns, rows: rows),
                Case(keys: "6gl", columns: columns, rows: rows, symbols: .ascii, depth: .mono),
                Case(note: "measure", keys: "3rv", columns: columns, rows: rows, symbols: .blocks, depth: .colors16),
            ]
        } + [
            Case(note: "zoom", keys: "6zgl"), Case(note: "zoom-policy", keys: "2z"),
            Case(note: "zoom-adaptation", keys: "3zr"), Case(note: "empty", played: 0),
            Case(note: "partial", played: 2),
            Case(note: "large", keys: "6gl", columns: 80, rows: 24, game: "coin-game:size=9"),
            Case(note: "two", keys: "6zg", game: "coin-game:size=2,coins=2"),
        ]

    @Test(arguments: cases) func `screens are as they were`(test: Case) throws {
        var model = try model(
            columns: test.columns, rows: test.rows, symbols: test.symbols, depth: test.depth, game: test.game,
            played: test.played)
        press(test.keys, &model)
        let difference = try Golden.difference(screen(model), test.name)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func `turns go on by the clock, rest at the end and begin anew`() throws {
        var playback = TurnPlayback()
        #expect(playback.frame(of: 3) == 0 && playback.due == nil)
        var model = try model()
        func step(_ model: Model) -> String {
            String(screen(model).text.firstMatch(of: /step +(\d+)\/12/)?.1 ?? "none")
        }
        #expect(step(model) == "0")
        var seen: [String] = []
        for tick in 1...20 {
            _ = model.update(.tick(now: 1 + Double(tick) * TurnPlayback.interval + 0.01))
            seen.append(step(model))
        }
        #expect(seen == (1...12).map { "\($0)" } + ["12", "12", "12", "12", "0", "1", "2", "3"], "\(seen)")
        press("a", &model)
        _ = model.update(.tick(now: 60))
        #expect(step(model) == "3")
        // Without the coins nothing wakes up.
        playback = TurnPlayback()
        #expect(playback.forAnotherRun == playback)
    }

    @Test func `keys of other games say why they do nothing here, and the measure's elsewhere`() throws {
        var model = try model()
        press("M", &model)
        #expect(model.flash?.text == "M: a tournament needs a matrix game")
        var dilemma = Fixture.model()
        _ = dilemma.update(.key(.character("r"), now: 2))
        #expect(dilemma.flash?.text == "r: this game measures nothing but rewards")
        press("r", &model)
        #expect(screen(model).text.contains("P(own coin)"))
        press("r", &model)
        #expect(screen(model).text.contains("coins a step"))
        press("r", &model)
        #expect(!screen(model).text.contains("coins a step"))
    }

    @Test(arguments: [(29, 7), (40, 12), (60, 16), (80, 24), (120, 36), (300, 80)], [2, 3, 9])
    func `nothing is drawn outside, whatever is pressed`(_ window: (Int, Int), size: Int) throws {
        var model = try model(
            columns: window.0, rows: window.1, game: size == 3 ? "coin-game" : "coin-game:size=\(size)")
        for key in "6zahlkjgGr2v3rz123456,.;[]()<>|".unicodeScalars {
            _ = model.update(.key(.character(key), now: 2))
            #expect(screen(model).width == window.0)
        }
    }
}
