import Games
import Platform

/// A chain with expected updates and expected returns: what sampled chains approach as the number of trajectories
/// grows. Tabular policies in matrix games. Source: docs/method.md, section 3, estimator `exact`.
package struct ExactChain: Sendable {
    package let game: MatrixGame
    package let settings: ChainSettings

    /// What a chain yields.
    package struct Result: Sendable {
        /// Minus the sum over joint policies 1..L of the meta-agent's expected discounted return, divided by L + 1.
        package var loss: Double
        package var gradient: MetaGradient
        /// The current-policy, own-learning and peer-learning terms of the gradient.
        package var terms: [MetaGradient]
        /// Expected reward per step by joint policy and agent, `[L + 1][n]`.
        package var meanReward: [[Double]]
    }

    package init(game: MatrixGame, settings: ChainSettings) {
        self.game = game
        self.settings = settings
    }

    /// Computes a chain from initial logits, `[n][S * A]`, and the meta-agent's inner rates, `[L]`.
    ///
    /// `hasTerms` asks for the separate terms of the gradient as well.
    package func compute(logits: [[Double]], innerRates: [Double], hasTerms: Bool = false) -> Result {
        let expected = ExpectedReturn(game: game, discount: settings.discount, horizon: settings.horizon)
        let path = ExactPath(expected, settings, initial: logits, innerRates: innerRates)
        var gradient = path.gradient(settings.terms)
        if settings.terms.contains(.entropy) { addEntropy(path.points[0], to: &gradient.policy) }
        return Result(
            loss: path.loss, gradient: gradient,
            terms: hasTerms ? [OuterTerms.current, .own, .peer].map(path.gradient) : [],
            meanReward: path.points.map { point in
                (0..<game.players).map { expected.meanReward(of: $0, point) }
            })
    }

    /// Gradient of the entropy bonus at the visits of joint policy 0, which are held constant as in sampled chains.
    private func addEntropy(_ policies: ExpectedReturn.Policies, to gradient: inout [Double]) {
        let actions = game.actionCount
        let scale = -settings.entropyWeight / Double(settings.chainLength + 1)
        for x in 0..<game.observationCount {
            let visits = policies.visits.reduce(0) { $0 + $1[x] }
            let row = policies.tables[0][x * actions..<(x + 1) * actions]
            let entropy = row.reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
            for cell in row.indices where row[cell] > 0 {
                gradient[cell] -= scale * visits * row[cell] * (log(row[cell]) + entropy)
            }
        }
    }
}
