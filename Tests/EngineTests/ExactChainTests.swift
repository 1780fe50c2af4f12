import Engine
import EngineFixtures
import Games
import Testing

/// The chain of expected updates: a gradient in its own right, and the limit of the sampled ones.
struct ExactChainTests {
    private let innerRates = [0.8, 0.5]

    private func settings(
        _ estimator: Estimator, trajectories: Int = 1, discount: Double = 0.9, peerLearning: Bool = true
    ) -> ChainSettings {
        TinyGame.settings(
            trajectories: trajectories, horizon: 4, chainLength: 2, discount: discount, estimator: estimator,
            peerLearning: peerLearning)
    }

    @Test func `gradient is that of the loss`() {
        let chain = ExactChain(game: TinyGame.dilemma, settings: settings(.exact))
        let computed = chain.compute(logits: TinyGame.logits, innerRates: innerRates).gradient
        let policy = finiteDifferences(TinyGame.logits[0]) {
            chain.compute(logits: [$0, TinyGame.logits[1]], innerRates: innerRates).loss
        }
        let rates = finiteDifferences(innerRates) { chain.compute(logits: TinyGame.logits, innerRates: $0).loss }
        #expect(relativeError(computed.policy, policy) < 1e-7)
        #expect(relativeError(computed.innerRates, rates) < 1e-7)
    }

    @Test func `gradient is that of the loss with three players`() throws {
        let game = try GameCatalogue.matrixGame("rps", players: 3)
        let size = game.observationCount * game.actionCount
        let logits: [[Double]] = (0..<3).map { agent in pattern(size, factor: 37, offset: agent * 61) }
        let chain = ExactChain(game: game, settings: settings(.exact))
        let computed = chain.compute(logits: logits, innerRates: innerRates).gradient.policy
        // A direction without pattern; all 84 logits one by one would say the same more slowly.
        let direction = pattern(size, factor: 29, offset: 3)
        let slope = finiteDifferences([0.0]) { step in
            let moved = zip(logits[0], direction).map { $0 + step[0] * $1 }
            return chain.compute(logits: [moved, logits[1], logits[2]], innerRates: innerRates).loss
        }
        let expected: Double = zip(computed, direction).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(slope[0] - expected) < 1e-7 * max(abs(expected), 1e-3))
    }

    /// Numbers in [-.5, .5) without a visible pattern.
    private func pattern(_ count: Int, factor: Int, offset: Int) -> [Double] {
        (0..<count).map { Double(($0 * factor + offset) % 41) / 41 - 0.5 }
    }

    @Test func `mean reward agrees with enumeration`() {
        let chain = ExactChain(game: TinyGame.dilemma, settings: settings(.exact))
        let computed = chain.compute(logits: TinyGame.logits, innerRates: innerRates).meanReward[0]
        var expected = [0.0, 0.0]
        for actions in TinyGame.allTrajectories(trajectories: 1, horizon: 4) {
            let probability = TinyGame.probability(of: actions, trajectories: 1, logits: TinyGame.logits)
            for step in 0..<4 {
                let joint = Int(2 * actions[0][step] + actions[1][step])
                for agent in 0..<2 {
                    expected[agent] += probability * TinyGame.dilemma.payoffs[agent][joint] / 4
                }
            }
        }
        #expect(abs(computed[0] - expected[0]) < 1e-12)
        #expect(abs(computed[1] - expected[1]) < 1e-12)
    }

    @Test(arguments: [Estimator.paper, .pathwise], SecondOrder.allCases)
    func `means of sampled gradients approach it`(estimator: Estimator, secondOrder: SecondOrder) {
        // Both with the discount carried from the start and, as in the paper, counted from each step.
        for carries in [true, false] {
            var exact = settings(.exact)
            exact.carriesDiscount = carries
            let target = ExactChain(game: TinyGame.dilemma, settings: exact)
                .compute(logits: TinyGame.logits, innerRates: innerRates).gradient.policy
            let few = error(estimator, secondOrder, carries, trajectories: 16, chains: 2_048, target)
            let many = error(estimator, secondOrder, carries, trajectories: 4_096, chains: 64, target)
            #expect(many < 0.03, "\(estimator) \(secondOrder): off by \(many) with many trajectories")
            #expect(many < few, "\(estimator) \(secondOrder): \(few) with few, \(many) with many")
        }
    }

    /// The fit has seen the returns that it is taken from, of which with many trajectories nothing is left.
    @Test func `values that are fitted leave the gradient what it is`() {
        var exact = settings(.exact)
        exact.carriesDiscount = false
        let target = ExactChain(game: TinyGame.dilemma, settings: exact)
            .compute(logits: TinyGame.logits, innerRates: innerRates).gradient.policy
        let many = error(
            .pathwise, .baselined, false, trajectories: 4_096, chains: 64, target
        ) { $0.fitsValues = true }
        #expect(many < 0.03, "off by \(many)")
    }

    @Test func `traces that are a little shorter change a little`() {
        func gradient(_ lambda: Double) -> [Double] {
            var sampled = settings(.pathwise, trajectories: 16)
            sampled.secondOrder = .baselined
            sampled.secondOrderLambda = lambda
            return RecordedChain(
                game: TinyGame.dilemma, settings: sampled, parameters: TinyGame.logits, critic: TinyGame.critic,
                innerRates: innerRates, actions: []
            ).sampled(seed: 3).compute(.double).gradient.policy
        }
        let whole = gradient(1)
        #expect(relativeError(gradient(1 - 1e-9), whole) < 1e-7)
        let short = relativeError(gradient(0.5), whole)
        #expect(short > 1e-3 && short < 1)
    }

    /// Relative error of the mean gradient over chains.
    private func error(
        _ estimator: Estimator, _ secondOrder: SecondOrder, _ carries: Bool, trajectories: Int, chains: Int,
        _ target: [Double], _ change: (inout ChainSettings) -> Void = { _ in }
    ) -> Double {
        var sampled = settings(estimator, trajectories: trajectories)
        change(&sampled)
        sampled.carriesDiscount = carries
        sampled.secondOrder = secondOrder
        let template = RecordedChain(
            game: TinyGame.dilemma, settings: sampled, parameters: TinyGame.logits, critic: TinyGame.critic,
            innerRates: innerRates, actions: [])
        var mean = Array(repeating: 0.0, count: target.count)
        for seed in 0..<chains {
            let gradient = template.sampled(seed: UInt64(seed)).compute(.double).gradient.policy
            for i in mean.indices { mean[i] += gradient[i] / Double(chains) }
        }
        return relativeError(mean, target)
    }

    @Test func `without a peer path Meta-MAPG is Meta-PG`() {
        var joint = settings(.paper, trajectories: 32)
        joint.peerRate = 0
        var own = joint
        own.peerLearning = false
        let recorded = RecordedChain(
            game: TinyGame.dilemma, settings: joint, parameters: TinyGame.logits, critic: TinyGame.critic,
            innerRates: innerRates, actions: []
        ).sampled(seed: 5)
        var alone = recorded
        alone.settings = own
        let mapg = recorded.compute(.double).gradient
        let pg = alone.compute(.double).gradient
        #expect(relativeError(mapg.policy, pg.policy) < 1e-14)
        #expect(relativeError(mapg.innerRates, pg.innerRates) < 1e-14)
        // With a peer path they differ.
        joint.peerRate = 0.7
        own.peerRate = 0.7
        var withPath = recorded
        withPath.settings = joint
        alone.settings = own
        let difference = relativeError(
            withPath.compute(.double).gradient.policy, alone.compute(.double).gradient.policy)
        #expect(difference > 0.01)
    }
}
