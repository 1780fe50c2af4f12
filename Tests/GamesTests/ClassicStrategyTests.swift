import Games
import Testing

struct ClassicStrategyTests {
    /// P(cooperate) after start, CC, CD, DC, DD, the meta-agent's action first: the peer sees itself second.
    private static let rules: [(name: String, cooperation: [Double])] = [
        ("always-cooperate", [0.99, 0.99, 0.99, 0.99, 0.99]),
        ("always-defect", [0.01, 0.01, 0.01, 0.01, 0.01]),
        ("tit-for-tat", [0.99, 0.99, 0.99, 0.01, 0.01]),
        ("generous-tit-for-tat", [0.99, 0.99, 0.99, 0.5, 0.5]),
        ("win-stay-lose-shift", [0.99, 0.99, 0.01, 0.01, 0.99]),
        ("grim", [0.99, 0.99, 0.01, 0.01, 0.01]),
        ("extortion", [0.99, 6.0 / 7, 5.0 / 14, 0.5, 0.01]),
    ]

    @Test(arguments: rules)
    func `a strategy of the prisoner's dilemma plays by its rule`(name: String, expected: [Double]) throws {
        let cooperation = try cooperation(name, in: GameCatalogue.matrixGame("ipd", players: nil), seat: 1)
        for (value, expected) in zip(cooperation, expected) { #expect(abs(value - expected) < 1e-12) }
    }

    @Test func `tit for tat copies the other player`() throws {
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        for seat in 0..<2 {
            let cooperation = try cooperation("tit-for-tat", in: game, seat: seat)
            for jointAction in 0..<4 {
                let other = game.action(of: 1 - seat, in: jointAction)
                #expect((cooperation[1 + jointAction] > 0.5) == (game.actions[other] == "cooperate"))
            }
        }
    }

    @Test func `extortion has the probabilities of Press and Dyson's example`() throws {
        let game = MatrixGame(
            id: "axelrod", title: "Axelrod's payoffs", players: 2, actions: ["cooperate", "defect"],
            symbols: ["C", "D"], payoffs: [[3, 0, 5, 1], [3, 5, 0, 1]])
        let cooperation = try cooperation("extortion", in: game, seat: 0)
        for (value, expected) in zip(cooperation.dropFirst(), [11.0 / 13, 0.5, 7.0 / 26, 0.01]) {
            #expect(abs(value - expected) < 1e-12)
        }
        let generous = try self.cooperation("generous-tit-for-tat", in: game, seat: 0)
        #expect(abs(generous[2] - 1.0 / 3) < 1e-12)
    }

    @Test(arguments: ["ipd", "stag-hunt"], [[0.9, 0.2, 0.7, 0.4], [0.5, 0.5, 0.5, 0.5], [0.99, 0.99, 0.99, 0.99]])
    func `extortion takes three times the surplus of whoever it meets`(name: String, meta: [Double]) throws {
        let game = try GameCatalogue.matrixGame(name, players: nil)
        var peer = Array(try cooperation("extortion", in: game, seat: 1).dropFirst())
        // The exact relation holds for the strategy before it is softened: nothing is forgiven after mutual defection.
        peer[3] = 0
        var occupancy = [Double](repeating: 0.25, count: 4)
        for _ in 0..<20_000 {
            var next = [Double](repeating: 0, count: 4)
            for (jointAction, weight) in occupancy.enumerated() {
                for (following, _) in next.enumerated() {
                    let metaPlays = following < 2 ? meta[jointAction] : 1 - meta[jointAction]
                    let peerPlays = following % 2 == 0 ? peer[jointAction] : 1 - peer[jointAction]
                    next[following] += weight * metaPlays * peerPlays
                }
            }
            occupancy = next
        }
        let surplus = game.payoffs.map { payoffs in
            zip(payoffs, occupancy).reduce(0) { $0 + $1.0 * $1.1 } - payoffs[3]
        }
        #expect(surplus[0] > 0.01)
        #expect(abs(surplus[1] - 3 * surplus[0]) < 1e-9)
    }

    @Test func `classic holds each strategy once and the same in every split`() throws {
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        let classic = try PopulationCatalogue.population("classic", for: game).0
        let kinds = (0..<classic.count(.train)).map {
            classic.persona(.train, $0, seat: 1, game: game, seed: 0).kind
        }
        #expect(
            kinds == [
                "always-cooperate", "always-defect", "tit-for-tat", "generous-tit-for-tat", "win-stay-lose-shift",
                "grim", "extortion",
            ])
        for index in 0..<7 {
            let train = classic.persona(.train, index, seat: 1, game: game, seed: 0)
            let test = classic.persona(.test, index, seat: 1, game: game, seed: 9)
            #expect(train.probabilities == test.probabilities)
            #expect(train.index == 0 && test.split == .test)
        }
    }

    @Test func `the cooperating action is found whatever its place`() throws {
        let game = MatrixGame(
            id: "turned", title: "Prisoner's dilemma, defecting first", players: 2,
            actions: ["defect", "cooperate"], symbols: ["D", "C"],
            payoffs: [[-0.5, 1.5, -1.5, 0.5], [-0.5, -1.5, 1.5, 0.5]])
        let population = try PopulationCatalogue.population("tit-for-tat", for: game).0
        let probabilities = population.persona(.train, 0, seat: 1, game: game, seed: 0).probabilities
        // Start, then DD, DC, CD, CC with the meta-agent first; the second column is P(cooperate).
        let cooperation = (0..<5).map { probabilities[2 * $0 + 1] }
        #expect(cooperation.map { $0 > 0.5 } == [true, false, false, true, true])
    }

    /// P(cooperate) by observation, `[S]`, of the only persona of a population.
    private func cooperation(_ name: String, in game: MatrixGame, seat: Int) throws -> [Double] {
        let population = try PopulationCatalogue.population(name, for: game).0
        let probabilities = population.persona(.train, 0, seat: seat, game: game, seed: 0).probabilities
        return (0..<game.observationCount).map { probabilities[2 * $0] }
    }
}
