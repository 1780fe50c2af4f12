import Engine
import EngineFixtures
import Games
import Kernels
import Testing

/// Chains of the Coin Game: planes are seen, moves are chosen, by every class of networks.
struct CoinGameChainTests {
    private static func kind(_ network: NetworkClass, _ hidden: Int) -> PolicyKind {
        PolicyKind(network, hidden: hidden, head: .categorical)
    }

    private func sampled(_ network: NetworkClass, _ game: CoinGame, peerLearning: Bool) -> RecordedChain {
        var settings = ChainSettings(
            trajectories: 3, horizon: 5, chainLength: 2, discount: 0.9, gaeLambda: 0.95, entropyWeight: 0.2,
            peerRate: 0.3, estimator: .paper, ownLearning: true, peerLearning: peerLearning)
        settings.baselineRidge = 0.1
        let kinds = [Self.kind(network, 4), Self.kind(.lstm, 3)]
        let size = game.observationSpace.size
        var numbers = TestNumbers(7)
        let parameters = kinds.map {
            numbers.reals($0.parameterCount(observations: size, outputs: 4), in: -0.6...0.6)
        }
        let critic = numbers.reals(kinds[0].critic.parameterCount(observations: size, outputs: 1), in: -0.6...0.6)
        return RecordedChain(
            game: Game(game), settings: settings, kinds: kinds, parameters: parameters, critic: critic,
            innerRates: [0.3, 0.2], actions: []
        ).sampled(seed: 11)
    }

    @Test(arguments: NetworkClass.all, [CoinGame(), CoinGame(size: 2, coins: .two)])
    func `meta-gradients are those of the sampled loss`(network: NetworkClass, game: CoinGame) {
        for peerLearning in [true, false] {
            let chain = sampled(network, game, peerLearning: peerLearning)
            let computed = chain.compute(.double)
            let loss = SampledLoss(chain, computed)
            var numbers = TestNumbers(8)
            for _ in 0..<3 {
                let direction = numbers.reals(chain.parameters[0].count)
                let slope = finiteDifferences([0.0]) { step in
                    loss.value(zip(chain.parameters[0], direction).map { $0 + step[0] * $1 }, chain.innerRates)
                }[0]
                let expected = zip(computed.gradient.policy, direction).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(slope - expected) < 1e-6 * max(abs(expected), 1e-3), "\(slope) instead of \(expected)")
            }
            let rates = finiteDifferences(chain.innerRates) { loss.value(chain.parameters[0], $0) }
            #expect(worstError(computed.gradient.innerRates, rates) < 1e-6)
        }
    }

    /// Counts of what a chain played, against its rewards: what coins pay is what was counted.
    @Test(arguments: CoinGame.Coins.allCases) func `what is counted agrees with what was paid`(coins: CoinGame.Coins)
        throws
    {
        let game = Game(CoinGame(coins: coins))
        let tally = try #require(game.tally)
        let chain = Chain(
            game, ChainSettings(trajectories: 64, horizon: 20, chainLength: 1),
            kinds: [.lstm(hidden: 3), .lstm(hidden: 3)])
        let start = Array(repeating: Float(0), count: chain.parameterCount(of: 0))
        chain.begin(initial: [start, start], innerRates: [0])
        chain.play(ChainKey(seed: 3))
        for step in 0...1 {
            let counts = chain.counts(step, by: tally)
            for agent in 0..<2 {
                let (own, others, lost) = (counts[agent][0], counts[agent][1], counts[1 - agent][1])
                #expect(abs(own + others - 2 * lost - chain.meanReward[step][agent]) < 1e-6)
                #expect(own + others > 0.05)
                // Each move answers one situation, unless the coin lies under the player.
                #expect(counts[agent].dropFirst(2).reduce(0, +) <= 1 + 1e-9)
                #expect(counts[agent].dropFirst(2).reduce(0, +) > (coins == .one ? 1 - 1e-9 : 0.8))
            }
        }
    }
}
