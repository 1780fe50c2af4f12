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
        visit(settings, TinyGame.logits[0], rates) { probability, chain, _ in
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
        let returns = meanReturns(settings, rates)
        let logitGradient = finiteDifferences(TinyGame.logits[0]) { objective(settings, $0, rates, returns) }
        let rateGradient = finiteDifferences(rates) { objective(settings, TinyGame.logits[0], $0, returns) }
        #expect(relativeError(policy, logitGradient) < 1e-6)
        #expect(relativeError(rate, rateGradient) < 1e-6)
    }

    /// The meta-agent's mean return of each of `TinyGame.allTrajectories`, whatever comes before and after.
    private func meanReturns(_ settings: ChainSettings, _ rates: [Double]) -> [Double] {
        var chain = chain(settings, TinyGame.logits[0], rates)
        return TinyGame.allTrajectories(trajectories: settings.trajectories, horizon: settings.horizon).map {
            chain.actions[0] = $0.map(RecordedActions.choices)
            return chain.compute(.double).meanReturns[0]
        }
    }

    /// Minus the expected sum of returns at joint policies 1..L over L + 1.
    private func objective(
        _ settings: ChainSettings, _ logits: [Double], _ rates: [Double], _ returns: [Double]
    ) -> Double {
        var expectation = 0.0
        visit(settings, logits, rates) { probability, _, chosen in
            expectation += probability * chosen.dropFirst().reduce(0) { $0 + returns[$1] }
        }
        return -expectation / Double(settings.chainLength + 1)
    }

    /// A chain that begins from these parameters, in which nobody has chosen anything yet.
    private func chain(_ settings: ChainSettings, _ logits: [Double], _ rates: [Double]) -> RecordedChain {
        let none = Array(repeating: UInt16(0), count: settings.trajectories * settings.horizon)
        return RecordedChain(
            game: TinyGame.dilemma, settings: settings, parameters: [logits, TinyGame.logits[1]],
            critic: TinyGame.critic, innerRates: rates,
            actions: Array(
                repeating: [none, none].map(RecordedActions.choices), count: settings.chainLength + 1))
    }

    /// Calls `body` for every chain that can happen, with its probability and, for each joint policy, which of
    /// `TinyGame.allTrajectories` it went through.
    private func visit(
        _ settings: ChainSettings, _ logits: [Double], _ rates: [Double],
        _ body: (Double, RecordedChain, [Int]) -> Void
    ) {
        let all = TinyGame.allTrajectories(trajectories: settings.trajectories, horizon: settings.horizon)
        let choices = all.map { $0.map(RecordedActions.choices) }
        var chain = chain(settings, logits, rates)
        var chosen = Array(repeating: 0, count: settings.chainLength + 1)
        func descend(_ step: Int, _ probability: Double) {
            // Parameters at this step follow from the actions chosen above it.
            let parameters = step == 0 ? chain.parameters : chain.compute(.double).parameters[step]
            for (index, actions) in all.enumerated() {
                chain.actions[step] = choices[index]
                chosen[step] = index
                let next =
                    probability
                    * TinyGame.probability(of: actions, trajectories: settings.trajectories, logits: parameters)
                if step == settings.chainLength { body(next, chain, chosen) } else { descend(step + 1, next) }
            }
        }
        descend(0, 1)
    }
}
