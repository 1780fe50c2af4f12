import Engine
import EngineFixtures
import Games
import Testing

/// The account of how a gradient came together on its way back.
struct WalkBackTests {
    private func chain(
        estimator: Estimator = .paper, peerLearning: Bool = true, _ change: (inout ChainSettings) -> Void = { _ in }
    ) -> Chain {
        var settings = ChainSettings(
            trajectories: 16, horizon: 12, chainLength: 4, entropyWeight: 0.3, peerRate: 2, estimator: estimator,
            ownLearning: true, peerLearning: peerLearning)
        change(&settings)
        let chain = Chain(TinyGame.dilemma, settings)
        chain.begin(
            initial: TinyGame.logits.map { $0.map(Float.init) }, critic: TinyGame.critic.map(Float.init),
            innerRates: [2, 1.5, 1, 0.5])
        chain.play(ChainKey(seed: 5))
        return chain
    }

    private func shares(_ walk: WalkBack) -> [Double] {
        walk.steps.flatMap { [$0.current, $0.own, $0.peer] }.compactMap { $0?.share } + [walk.entropy?.share ?? 0]
    }

    @Test(arguments: [Estimator.paper, .pathwise])
    func `parts add up to the whole and to the terms`(estimator: Estimator) throws {
        let chain = chain(estimator: estimator)
        let walk = chain.walkBack()
        #expect(walk.steps.count == 5)
        #expect(abs(shares(walk).reduce(0, +) - 1) < 1e-4, "\(shares(walk))")
        #expect(shares(walk).filter { abs($0) > 0.01 }.count >= 4, "a test of parts needs some: \(shares(walk))")
        let whole = chain.metaGradient()
        #expect(abs(walk.norm - whole.policy.norm) < 1e-5 * whole.policy.norm)
        #expect(walk.steps.map(\.rateGradient) == whole.innerRates.map(Optional.init) + [nil])
        for (part, term) in [(walk.current, OuterTerms.current), (walk.own, .own), (walk.peer, .peer)] {
            let gradient = chain.metaGradient(term).policy
            let norm = try #require(part).norm
            #expect(abs(norm - gradient.norm) <= 1e-4 * gradient.norm, "\(term): \(norm), \(gradient.norm)")
        }
        #expect(walk.steps[0].current?.norm == walk.current?.norm)
        #expect(walk.steps[0].own == nil && walk.steps[0].peer == nil && walk.steps[4].current == nil)
    }

    @Test func `shortened adjoints shorten every part alike`() {
        let free = chain().walkBack()
        #expect(free.steps.allSatisfy { !$0.isLimited })
        let longest = free.steps.flatMap(\.adjoints).max() ?? 0
        let limited = chain { $0.adjointLimit = longest / 3 }.walkBack()
        #expect(!limited.steps.allSatisfy { !$0.isLimited })
        #expect(abs(shares(limited).reduce(0, +) - 1) < 1e-4, "\(shares(limited))")
        #expect(limited.steps.flatMap(\.adjoints).allSatisfy { $0 <= longest / 3 * 1.0001 })
    }

    @Test func `without the peers' learning nothing passes them`() {
        let walk = chain(peerLearning: false).walkBack()
        #expect(walk.peer == nil && walk.own != nil)
        #expect(walk.steps.allSatisfy { $0.peer == nil })
        #expect(abs(shares(walk).reduce(0, +) - 1) < 1e-4)
    }

    @Test func `an account leaves no trace`() {
        let (one, other) = (chain(), chain())
        _ = one.walkBack()
        #expect(one.metaGradient() == other.metaGradient())
    }
}
