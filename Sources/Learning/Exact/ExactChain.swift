import Games

#if canImport(Glibc)
import Glibc
#endif

/// A chain with expected updates and expected returns: what sampled chains approach as the number of trajectories
/// grows. Tabular policies in matrix games. Source: method.md, section 3, estimator `exact`.
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
        var path = [logits]
        var policies = [expected.policies(logits.map(softmax))]
        for step in 0..<settings.chainLength {
            path.append(
                path[step].enumerated().map { agent, current in
                    let rate = agent == 0 ? innerRates[step] : settings.peerRate
                    let gradient = expected.derivatives(of: agent, policies[step], carriesDiscount: true)
                        .gradients[agent]
                    return zip(current, gradient).map { $0 + rate * $1 }
                })
            policies.append(expected.policies(path[step + 1].map(softmax)))
        }
        let share = -1 / Double(settings.chainLength + 1)
        let loss = policies.dropFirst().reduce(0) { $0 + share * expected.value(of: 0, $1) }
        func gradient(_ terms: OuterTerms) -> MetaGradient {
            walkBack(expected, policies, innerRates, terms)
        }
        return Result(
            loss: loss, gradient: gradient(settings.terms),
            terms: hasTerms ? [OuterTerms.current, .own, .peer].map(gradient) : [],
            meanReward: policies.map { joint in
                (0..<game.players).map { expected.meanReward(of: $0, joint) }
            })
    }

    /// The adjoint of `method.md`, section 4, with expectations in place of samples.
    private func walkBack(
        _ expected: ExpectedReturn, _ policies: [ExpectedReturn.Policies], _ innerRates: [Double], _ terms: OuterTerms
    ) -> MetaGradient {
        let length = settings.chainLength
        let active = settings.peerLearning ? game.players : 1
        let size = game.observationCount * game.actionCount
        var adjoints = Array(repeating: Array(repeating: 0.0, count: size), count: active)
        var rateGradient = Array(repeating: 0.0, count: length)
        for step in stride(from: length, through: 0, by: -1) {
            var next = adjoints
            if step < length {
                for agent in 0..<active {
                    let derivatives = expected.derivatives(
                        of: agent, policies[step], carriesDiscount: true,
                        along: .init(agent: agent, logits: adjoints[agent]))
                    let rate = agent == 0 ? innerRates[step] : settings.peerRate
                    // With own nodes an agent's loss is differentiated through its own log-probabilities alone.
                    for other in 0..<active {
                        for i in 0..<size { next[other][i] += rate * derivatives.tangents[other][i] }
                    }
                    if agent == 0 { rateGradient[step] = derivatives.gradients[0].dot(adjoints[0]) }
                }
            }
            if step >= 1 {
                let outer = expected.derivatives(of: 0, policies[step], carriesDiscount: settings.carriesDiscount)
                let share = -1 / Double(length + 1)
                for agent in 0..<active where terms.contains(agent == 0 ? .own : .peer) {
                    for i in 0..<size { next[agent][i] += share * outer.gradients[agent][i] }
                }
            }
            adjoints = next
        }
        if terms.contains(.entropy) { addEntropy(policies[0], to: &adjoints[0]) }
        return MetaGradient(policy: adjoints[0], innerRates: rateGradient)
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

    /// Probabilities of a table of logits, row by row.
    private func softmax(_ logits: [Double]) -> [Double] {
        let actions = game.actionCount
        var table = logits
        for x in 0..<game.observationCount {
            let row = x * actions..<(x + 1) * actions
            let largest = logits[row].max() ?? 0
            for cell in row { table[cell] = exp(logits[cell] - largest) }
            let total = table[row].reduce(0, +)
            for cell in row { table[cell] /= total }
        }
        return table
    }
}
