import Games
import TUI
import Testing
import Training

/// Screens and lines of games whose payoffs are small or close together.
struct SmallPayoffTests {
    /// A dilemma with payoffs of any size, some updates old.
    private func model(_ payoffs: [Double], score: Double, columns: Int = 120, rows: Int = 36) -> Model {
        let game = MatrixGame(
            id: "small", title: "Small change", players: 2, actions: ["cooperate", "defect"], symbols: ["C", "D"],
            payoffs: [payoffs, [payoffs[0], payoffs[2], payoffs[1], payoffs[3]]])
        let request = RunRequest(game: .custom(game), population: "all")
        let configuration = Fixture.configuration(request)
        var model = Model(
            columns: columns, rows: rows, subject: .run(configuration), request: request,
            options: ViewOptions(depth: .mono, symbols: .ascii, clock: WallClock(offset: 0)), themes: .builtIn,
            choices: .catalogue, now: 0)
        let steps = configuration.chainLength + 1
        let samples = (1...20).map { update in
            var sample = Fixture.sample(update, configuration)
            sample.meanReward = Array(repeating: Array(repeating: score, count: steps), count: 2)
            sample.validation = update == 20 ? .init(score: score, personas: 40, isBest: true) : nil
            return sample
        }
        var snapshot = Fixture.snapshot(configuration, state: .running, update: 20)
        for agent in 0..<2 {
            snapshot.chain?.agents[agent].meanReward = (0..<steps).map { step in
                // From the least payoff to the largest.
                payoffs[0] + (payoffs[2] - payoffs[0]) * Double(step) / Double(steps - 1)
            }
        }
        _ = model.update(.feed(TrainerFeed(samples: samples, snapshot: snapshot), now: 1))
        return model
    }

    private func lines(_ model: Model) -> [String] {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [80, 120, 160])
    func `thousandths are thousandths`(columns: Int) throws {
        let model = model([0, 0.001, 0.003, 0.002], score: 0.0025, columns: columns, rows: columns == 80 ? 24 : 40)
        let lines = lines(model)
        let screen = lines.joined(separator: "\n")
        #expect(screen.contains("train .00250") && screen.contains("best .00250"))
        if columns > 80 { #expect(screen.contains(".003")) }
        let line = PlainLine.text(model)
        #expect(line.contains("train=0.00250") && line.contains("meta=0.00000,") && line.contains(",0.00300"))
        #expect(ExitSummary.text(model).contains("0.00250 at update 20"))
    }

    @Test func `billionths have a power of ten and zeros no sign`() throws {
        let model = model([-1e-9, 0, 1e-9, 5e-10], score: -1e-9)
        let screen = lines(model).joined(separator: "\n")
        #expect(screen.contains("train -1.00e-9") && screen.contains("1e-9"))
        #expect(!screen.contains("-.00") && !screen.contains("-0.0"))
        #expect(PlainLine.text(model).contains("val=-1.00e-9"))
    }

    @Test func `payoffs that are close together do not look constant`() throws {
        let model = model([1000, 1000.001, 1000.005, 1000.002], score: 1000.0025, columns: 160, rows: 48)
        let lines = lines(model)
        let screen = lines.joined(separator: "\n")
        #expect(screen.contains("train 1000.00250"))
        #expect(screen.contains("rewards 1000+") && screen.contains("payoffs 1000+"))
        let row = try #require(lines.first { $0.contains(" meta   o") })
        let rewards = row.split(separator: " ").filter { $0.hasPrefix(".") }
        #expect(Set(rewards).count > 4, "\(rewards)")
    }

    @Test func `a constant curve has one label, in the middle`() {
        for score in [0, 1.5, 1000.005, 3e-9] {
            var model = model([0, 1, 3, 2], score: score)
            for key in ["+", "z"] { _ = model.update(.key(.character(key.unicodeScalars.first ?? "z"), now: 2)) }
            let scale = Scale(low: score - 1, high: score + 1, only: score)
            let ticks = scale.ticks(atMost: 9)
            #expect(ticks.count == 1 && ticks[0].value == score)
            let labels = lines(model).filter { $0.contains("0.000000000") }
            #expect(labels.isEmpty)
        }
        #expect(Scale(low: -1, high: 1, only: 0).ticks(atMost: 5).map(\.label) == ["0"])
        #expect(Scale(low: 0, high: 3, only: 1.5).ticks(atMost: 5).map(\.label) == ["1.50"])
    }
}
