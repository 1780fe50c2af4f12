import Engine
import Games
import Testing

/// The engine as another package sees it: nothing here is for this package alone.
struct MetaGradientTests {
    /// A meta-gradient of the prisoner's dilemma, in ten lines.
    private func metaGradient(seed: UInt64) throws -> (gradient: MetaGradient, reward: Double) {
        let game = try GameCatalogue.matrixGame("ipd", players: 2)
        let chain = Chain(game, ChainSettings(trajectories: 64, horizon: 20, chainLength: 3))
        let start = Array(repeating: Float(0), count: chain.parameterCount(of: 0))
        chain.begin(initial: [start, start], innerRates: [1, 1, 1])
        chain.play(ChainKey(seed: seed))
        return (chain.metaGradient(), chain.meanReward[3][0])
    }

    @Test func `another program computes a meta-gradient`() throws {
        let (gradient, reward) = try metaGradient(seed: 1)
        #expect(gradient.policy.count == 10 && gradient.innerRates.count == 3)
        let isFinite = (gradient.policy + gradient.innerRates).allSatisfy { $0.isFinite && $0 != 0 }
        #expect(isFinite, "\(gradient)")
        #expect((-1.5...1.5).contains(reward))
        let again = try metaGradient(seed: 1)
        #expect(again.gradient == gradient && again.reward == reward)
        #expect(try metaGradient(seed: 2).gradient != gradient)
    }

    @Test func `its parts add up to the whole`() throws {
        let game = try GameCatalogue.matrixGame("rps", players: 3)
        let kinds = [PolicyKind.lstm(hidden: 4), .tabular, .tabular]
        let chain = Chain(game, ChainSettings(trajectories: 8, horizon: 5, chainLength: 2), kinds: kinds)
        let initial = (0..<3).map { agent in
            (0..<chain.parameterCount(of: agent)).map { Float($0 % 7) / 10 - 0.3 }
        }
        chain.begin(initial: initial, innerRates: [0.1, 0.1])
        chain.play(ChainKey(seed: 4))
        let whole = chain.metaGradient().policy
        let parts = [OuterTerms.current, .own, .peer].map { chain.metaGradient($0).policy }
        let worst = whole.indices.map { i in abs(whole[i] - parts.reduce(0) { $0 + $1[i] }) }.max() ?? .infinity
        #expect(worst < 1e-5 * (whole.map(abs).max() ?? 1))
        #expect(chain.problem == nil && chain.parameters(of: 1, at: 1) != initial[1])
    }
}
