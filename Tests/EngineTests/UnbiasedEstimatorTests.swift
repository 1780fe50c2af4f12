import Engine
import EngineFixtures
import Testing

/// The `unbiased` estimator's expectation, by going through all trajectories of a tiny game, is the gradient of the
/// objective that the sampled updates define.
struct UnbiasedEstimatorTests {
    /// Sizes small enough to enumerate: trajectories, horizon, chain length, discount.
    static let cases: [(trajectories: Int, horizon: Int, chainLength: Int, discount: Double)] = [
        (1, 2, 2, 0.9), (2, 1, 2, 1), (1, 3, 1, 0.8),
    ]

    private let innerRates = [0.8, 0.5]
    /// What every log-probability carries of later returns besides them; any constant must leave the mean alone.
    private let returnBaseline = 0.37

    @Test(arguments: cases, [false, true])
    func `mean over all trajectories is the gradient of the enumerated objective`(
        size: (trajectories: Int, horizon: Int, chainLength: Int, discount: Double), isCentered: Bool
    ) {
        let chainLength = size.chainLength
        var settings = TinyGame.settings(
            trajectories: size.trajectories, horizon: size.horizon, chainLength: chainLength, discount: size.discount,
            estimator: .unbiased)
        // Of what the advantages of other trajectories say nothing is lost in the mean.
        settings.centersAdvantage = isCentered
        // Two steps are fewer than the baseline has features: a small ridge would fit them exactly and leave inner
        // updates of nothing to differentiate.
        settings.baselineRidge = 1
        let rates = Array(innerRates.prefix(chainLength))
        var policy = Array(repeating: 0.0, count: 10)
        var rate = Array(repeating: 0.0, count: chainLength)
        var total = 0.0
        visit(settings, TinyGame.logits[0], rates) { probability, chain in
            let raw = chain.compute(.double)
            let relative = raw.meanReturns.map { $0 - returnBaseline }
            let later = (0...chainLength).map { step in
                (step + 1..<chainLength + 1).reduce(0) { $0 + relative[$1] }
            }
            let computed = chain.compute(.double, laterReturns: later)
            total += probability
            for i in policy.indices { policy[i] += probability * computed.gradient.policy[i] }
            for i in rate.indices { rate[i] += probability * computed.gradient.innerRates[i] }
        }
        #expect(abs(total - 1) < 1e-12)
        let logitGradient = finiteDifferences(TinyGame.logits[0]) { objective(settings, $0, rates) }
        let rateGradient = finiteDifferences(rates) { objective(settings, TinyGame.logits[0], $0) }
        #expect(relativeError(policy, logitGradient) < 1e-6)
        #expect(relativeError(rate, rateGradient) < 1e-6)
    }

    /// Minus the expected sum of returns at joint policies 1..L over L + 1.
    private func objective(_ settings: ChainSettings, _ logits: [Double], _ rates: [Double]) -> Double {
        var expectation = 0.0
        visit(settings, logits, rates) { probability, chain in
            expectation += probability * chain.compute(.double).meanReturns.dropFirst().reduce(0, +)
        }
        return -expectation / Double(settings.chainLength + 1)
    }

    /// Calls `body` for every chain that can happen, with its probability.
    private func visit(
        _ settings: ChainSettings, _ logits: [Double], _ rates: [Double],
        _ body: (Double, RecordedChain) -> Void
    ) {
        let all = TinyGame.allTrajectories(trajectories: settings.trajectories, horizon: settings.horizon)
        var chain = RecordedChain(
            game: TinyGame.dilemma, settings: settings, parameters: [logits, TinyGame.logits[1]],
            critic: TinyGame.critic, innerRates: rates,
            actions: Array(repeating: all[0].map(RecordedActions.choices), count: settings.chainLength + 1))
        func descend(_ step: Int, _ probability: Double) {
            // Parameters at this step follow from the actions chosen above it.
            let parameters = step == 0 ? chain.parameters : chain.compute(.double).parameters[step]
            for actions in all {
                chain.actions[step] = actions.map(RecordedActions.choices)
                let next =
                    probability
                    * TinyGame.probability(of: actions, trajectories: settings.trajectories, logits: parameters)
                if step == settings.chainLength { body(next, chain) } else { descend(step + 1, next) }
            }
        }
        descend(0, 1)
    }
}
