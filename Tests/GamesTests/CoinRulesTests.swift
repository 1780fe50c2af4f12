import Games
import Testing

/// What the Coin Game says of itself: its simulation, its options, what is seen and counted.
struct CoinRulesTests {
    private func simulation(_ game: CoinGame, count: Int = 1) throws -> any Simulation {
        guard case .simulated(let simulated) = game.mechanics else {
            throw SimulationError("it is not simulated", of: game.title)
        }
        return try simulated.make(count)
    }

    private func observation(_ simulation: any Simulation, _ game: CoinGame, _ index: Int = 0) -> [Double] {
        var seen = Array(repeating: 7.0, count: game.observationSpace.size)
        simulation.observe(index, into: &seen)
        return seen
    }

    @Test func `planes show oneself, the other, the own coin and the other's`() throws {
        let game = CoinGame()
        let simulation = try simulation(game, count: 2)
        // The second square of nine; the third of the eight others; the first free one; the coin of player 1.
        #expect(simulation.start(1, uniforms: [0.12, 0.3, 0.01, 0.9], normals: []))
        let seen = observation(simulation, game, 1)
        #expect(seen.count == 36 && seen.reduce(0, +) == 3)
        #expect(seen[1] == 1 && seen[9 + 3] == 1 && seen[27] == 1)
        #expect(CoinView.state(seen, squares: 9) == CoinState(players: (1, 3), coins: (.max, 0)))
        #expect(CoinView.state([1, 2], squares: 9) == nil)
        // Player 0 goes left onto the other's coin, player 1 up onto the same: both collect, player 0 at player 1's cost.
        var rewards = [7.0, 7]
        #expect(simulation.step(1, actions: [2, 0], uniforms: [0.99, 0.5], rewards: &rewards))
        #expect(rewards == [1, -1])
        #expect(observation(simulation, game, 1)[18 + 8] == 1)
        var frame = Array(repeating: 0.0, count: CoinFrame.size)
        simulation.show(1, into: &frame)
        #expect(frame == [0, 0, 8, -1, 1, -1])
        let motion = Motion(frameSize: CoinFrame.size, numbers: (frame + frame).map { Float($0) })
        let shown = try #require(CoinFrame(motion, frame: 1, squares: 9))
        #expect(shown.players == [0, 0] && shown.coins == [8, nil] && shown.returns == [1, -1])
        #expect(CoinFrame(motion, frame: 2, squares: 9) == nil && CoinFrame(motion, frame: 0, squares: 4) == nil)
    }

    @Test(arguments: [CoinGame(), CoinGame(size: 4, coins: .two, gain: 0.5, cost: 3), CoinGame(isShared: true)])
    func `all trajectories at once go as one by one`(game: CoinGame) throws {
        let count = 7
        let (one, all) = (try simulation(game, count: count), try simulation(game, count: count))
        let batch = try #require(all as? any BatchSimulation)
        var numbers = SystemNumbers(2)
        for k in 0..<count {
            let uniforms = (0..<4).map { _ in numbers.uniform() }
            #expect(one.start(k, uniforms: uniforms, normals: []) && all.start(k, uniforms: uniforms, normals: []))
        }
        let size = game.observationSpace.size
        for _ in 0..<200 {
            func moves() -> [UInt16] { (0..<count).map { _ in UInt16(4 * numbers.uniform()) } }
            var (mine, other) = (moves(), moves())
            let actions = [mine, other]
            let uniforms = (0..<count * one.stepUniforms).map { _ in numbers.uniform() }
            var rewards = Array(repeating: 7.0, count: 2 * count)
            mine.withUnsafeMutableBufferPointer { first in
                other.withUnsafeMutableBufferPointer { second in
                    guard let first = first.baseAddress, let second = second.baseAddress else { return }
                    batch.stepAll(actions: [first, second], uniforms: uniforms, rewards: &rewards)
                }
            }
            var seen = Array(repeating: 7.0, count: count * size)
            batch.observeAll(into: &seen)
            for k in 0..<count {
                var paid = [0.0, 0]
                let drawn = Array(uniforms[k * one.stepUniforms..<(k + 1) * one.stepUniforms])
                #expect(
                    one.step(k, actions: actions.map { Double($0[k]) }, uniforms: drawn, rewards: &paid))
                #expect(paid == [rewards[k], rewards[count + k]])
                #expect(observation(one, game, k) == Array(seen[k * size..<(k + 1) * size]))
                var frames = Array(repeating: Array(repeating: 0.0, count: CoinFrame.size), count: 2)
                one.show(k, into: &frames[0])
                all.show(k, into: &frames[1])
                #expect(frames[0] == frames[1])
            }
        }
    }

    @Test func `payments are as the options say`() throws {
        for (game, paid) in [
            (CoinGame(gain: 3, cost: 0.5), [3, 2.5]), (CoinGame(isShared: true), [0, 0]),
            (CoinGame(gain: 3, cost: 0.5, isShared: true), [5.5, 5.5]),
        ] {
            let simulation = try simulation(game)
            _ = simulation.start(0, uniforms: [0.12, 0.3, 0.01, 0.9], normals: [])
            var rewards = [0.0, 0]
            _ = simulation.step(0, actions: [2, 0], uniforms: [0.5, 0.5], rewards: &rewards)
            #expect(rewards == paid)
        }
    }

    @Test func `methods are compared in the usual game alone, whose peers come with the program`() {
        #expect(CoinGame().comparison?.peers == "selfish+prosocial")
        #expect(CoinGame(size: 4).comparison == nil && CoinGame(isShared: true).comparison == nil)
    }

    @Test func `options are part of the name`() throws {
        #expect(CoinGame().id == "coin-game")
        let game = try GameCatalogue.game("coin-game:coins=2,size=4,cost=1.50", players: nil)
        #expect(game.rules as? CoinGame == CoinGame(size: 4, coins: .two, cost: 1.5))
        #expect(game.id == "coin-game:size=4,coins=2,cost=1.5" && game.observationSpace == .reals(64))
        for name in [game.id, "coin-game:paid=both", "coin-game:gain=0.1"] {
            #expect(try GameCatalogue.game(name, players: 2).id == name)
        }
        #expect(try GameCatalogue.game("coin-game:size=3,coins=1,paid=each", players: nil) == .coinGame)
        #expect(GameCatalogue.names.contains("coin-game") && GameCatalogue.allowedPlayers("coin-game:size=4") == 2...2)
    }

    @Test(arguments: [
        ("size=1", "size must be a whole number from 2 to 9, not \"1\""),
        ("size=x", "size must be a whole number from 2 to 9, not \"x\""),
        ("coins=3", "coins must be a whole number from 1 to 2, not \"3\""),
        ("gain=-1", "gain must be a number from 0 to 100, not \"-1\""),
        ("cost=nan", "cost must be a number from 0 to 100, not \"nan\""),
        ("paid=all", "paid must be each or both, not \"all\""),
        ("size=4,size=5", "size is set twice"),
        ("", "options look like size=4,coins=2, not \"\""),
        ("size", "options look like size=4,coins=2, not \"size\""),
    ])
    func `wrong options are answered with right ones`(options: String, problem: String) {
        #expect(
            message { try GameCatalogue.game("coin-game:\(options)", players: nil) }
                == "The game coin-game cannot be played so: \(problem).")
    }

    @Test func `unknown options and games without any say so`() {
        #expect(
            message { try GameCatalogue.game("coin-game:coin=2", players: nil) }.contains("there is no option \"coin\"")
        )
        #expect(
            message { try GameCatalogue.game("ipd:size=2", players: nil) }
                == "The game ipd cannot be played so: it has no options.")
        #expect(
            message { try GameCatalogue.game("go:size=9", players: nil) }.hasPrefix("There is no game \"go:size=9\""))
    }

    @Test func `measures and situations are counted`() throws {
        let game = CoinGame()
        let tally = try #require(game.tally)
        #expect(tally.measures.map(\.name) == ["P(own coin)", "coins a step"])
        #expect(tally.situations == ["own, 1 step", "own, 2 steps", "other's, 1 step", "other's, 2 steps"])
        var counts = Array(repeating: Array(repeating: 0.0, count: tally.counters), count: 2)
        #expect(tally.counters == 2 + 4 * 3)
        func see(_ players: (Int, Int), _ coin: Int, of owner: Int) -> [Double] {
            var seen = Array(repeating: 0.0, count: 36)
            (seen[players.0], seen[9 + players.1], seen[(2 + owner) * 9 + coin]) = (1, 1, 1)
            return seen
        }
        // Player 0 takes its own coin beside it; player 1, two away from the other's coin, comes nearer.
        tally.count(seen: see((3, 2), 4, of: 0), actions: [3, 2], into: &counts)
        // Player 0 goes by the other's coin, which player 1 takes.
        tally.count(seen: see((3, 7), 4, of: 1), actions: [2, 0], into: &counts)
        #expect(Array(counts[0].prefix(2)) == [1, 0] && Array(counts[1].prefix(2)) == [1, 0])
        #expect(tally.measures[0].value(counts[0], steps: 2) == 1)
        #expect(tally.measures[1].value(counts[0], steps: 2) == 0.5)
        #expect(tally.measures[0].value(Array(repeating: 0, count: tally.counters), steps: 2) == nil)
        #expect(tally.shares(counts[0]) == [[1, 0, 0], nil, [0, 1, 0], nil])
        #expect(tally.shares(counts[1]) == [[1, 0, 0], nil, nil, [1, 0, 0]])
        // Counters of another game say nothing here.
        #expect(tally.shares([1, 2, 3]) == [nil, nil, nil, nil])
        #expect(tally.measures[0].value([1], steps: 2) == nil)
    }
}
