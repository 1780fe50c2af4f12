import EngineFixtures
import Games
import TUI
import Testing
import Training

/// The dashboard of a game that is neither a payoff table nor a body.
struct ThirdGameScreenTests {
    private func model(columns: Int = 120, rows: Int = 36) throws -> Model {
        var request = RunRequest(
            game: .catalogue(name: Game.ring.id, players: nil), population: "friends", policy: "lstm")
        request.team = TeamSource(digest: "0", hidden: 3, counts: [.train: 3, .validation: 2, .test: 2])
        let configuration = try request.resolved()
        var model = Model(
            columns: columns, rows: rows, subject: .run(configuration), request: request,
            options: ViewOptions(depth: .colors256, symbols: .braille, clock: WallClock(offset: 54_000)),
            themes: .builtIn, choices: .catalogue, now: 0)
        let samples = (1...421).map { Fixture.sample($0, configuration) }
        var snapshot = TrainerSnapshot(
            state: .running, update: 421, targetUpdates: 5000, watched: .training, trainingPersonas: 3, threads: 2)
        snapshot.chain = chain(configuration)
        snapshot.chainUpdate = 420
        _ = model.update(.feed(TrainerFeed(samples: samples, snapshot: snapshot), now: 1))
        return model
    }

    /// What `ChainRecord` has of such a game.
    private func chain(_ configuration: RunConfiguration) -> ChainRecord {
        let steps = 0...configuration.chainLength
        let agents = ["meta", "friends#1"].enumerated().map { agent, name in
            ChainRecord.Agent(
                name: name, meanReward: steps.map { 0.1 * Double($0) - 0.3 * Double(agent) }, probabilities: [],
                drift: steps.map { 0.01 * Double($0) })
        }
        return ChainRecord(
            agents: agents, visits: [], jointActions: steps.map { _ in Array(repeating: 1.0 / 9, count: 9) },
            innerRates: Array(repeating: 0.1, count: configuration.chainLength))
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 36), (160, 48), (300, 80)])
    func `panels that have something to show are there, and the keys of others say why not`(
        columns: Int, rows: Int
    ) throws {
        var model = try model(columns: columns, rows: rows)
        let text = screen(model)
        #expect(text.contains("RING") && text.contains("Reward"), "\(text)")
        #expect(!text.contains("Policy") && !text.contains("Payoffs") && !text.contains("Robot"), "\(text)")
        for key in "123456v1a2zy=+-hjklgG<>[](),.;|".unicodeScalars {
            _ = model.update(.key(.character(key), now: 2))
            _ = screen(model)
        }
    }

    @Test func `agents have a row each, and rewards their bounds`() throws {
        var model = try model()
        _ = model.update(.key(.character("3"), now: 2))
        _ = model.update(.key(.character("z"), now: 2))
        let text = screen(model)
        #expect(text.contains("meta   o") && text.contains("peer   x") && text.contains("friends#1"), "\(text)")
    }

    @Test func `a tournament is refused in a sentence, and so are panels without a picture`() throws {
        var model = try model()
        _ = model.update(.key(.character("M"), now: 2))
        #expect(model.flash?.text == "M: a tournament needs a matrix game")
        _ = model.update(.key(.character("2"), now: 9))
        #expect(model.flash?.text == "panel Policy has nothing to show of this game")
        _ = model.update(.key(.character("|"), now: 19))
        #expect(model.flash?.text.contains("is played by") == true || model.chosen.policy != "tabular")
    }
}
