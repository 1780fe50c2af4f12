import Engine
import EngineFixtures
import Games
import Kernels
import Testing

/// Peers who follow a rule of the game.
struct ScriptedPolicyTests {
    private func chain(_ game: CoinGame, kinds: [PolicyKind], settings: ChainSettings) -> Chain {
        Chain(Game(game), settings, kinds: kinds)
    }

    /// What coins pay by the rules alone: who leaves the other's coins alone never takes one while there is another way.
    @Test func `two who follow rules take the coins that these say`() throws {
        let game = CoinGame()
        let tally = try #require(Game(game).tally)
        let settings = ChainSettings(trajectories: 32, horizon: 30, chainLength: 1)
        func counts(_ scripts: [Float]) -> [[Double]] {
            let chain = chain(game, kinds: [.scripted, .scripted], settings: settings)
            chain.begin(initial: scripts.map { [$0] }, innerRates: [0])
            chain.play(ChainKey(seed: 5))
            return chain.counts(0, by: tally)
        }
        let generous = counts([1, 1])
        let selfish = counts([0, 0])
        let mixed = counts([1, 0])
        for agent in 0..<2 {
            #expect(generous[agent][1] == 0 && generous[agent][0] > 0.1)
            // By symmetry every second coin that the selfish take is their own.
            #expect(abs(selfish[agent][0] - selfish[agent][1]) < 0.05 && selfish[agent][0] > 0.15)
        }
        #expect(mixed[0][1] == 0 && mixed[1][1] > 0.1)
    }

    @Test func `a rule is not learned, and nothing is learned through it`() {
        let kinds = [PolicyKind.lstm(hidden: 4), .scripted]
        let settings = ChainSettings(
            trajectories: 6, horizon: 8, chainLength: 2, discount: 0.9, gaeLambda: 0.95, peerRate: 0.5,
            estimator: .paper, ownLearning: true, peerLearning: true)
        let size = CoinGame().squares * 4
        var numbers = TestNumbers(3)
        let start = numbers.reals(kinds[0].parameterCount(observations: size, outputs: 4), in: -0.6...0.6).map {
            Float($0)
        }
        let whole = chain(CoinGame(), kinds: kinds, settings: settings)
        whole.begin(initial: [start, [1]], innerRates: [0.3, 0.2])
        whole.play(ChainKey(seed: 9))
        #expect((0...2).allSatisfy { whole.parameters(of: 1, at: $0) == [1] })
        #expect(whole.drift(of: 1) == [0, 0, 0] && whole.drift(of: 0)[2] > 0)
        #expect(whole.metaGradient(.peer, laterReturns: []).policy.allSatisfy { $0 == 0 })
        #expect(whole.metaGradient(laterReturns: []).policy.contains { $0 != 0 })
    }
}
