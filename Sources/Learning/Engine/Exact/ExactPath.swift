/// A chain of exact inner updates in a game with known derivatives, and its adjoint. Source: docs/method.md, section 4, with
/// expectations in place of samples.
package struct ExactPath<Game: DifferentiableGame>: Sendable {
    private let game: Game
    private let settings: ChainSettings
    private let innerRates: [Double]
    /// What follows from the parameters of each joint policy, `[L + 1]`.
    package let points: [Game.Point]
    private let parameterCounts: [Int]

    /// Plays a chain from initial parameters, `[n][parameterCount]`; every agent climbs its own expected return.
    package init(_ game: Game, _ settings: ChainSettings, initial: [[Double]], innerRates: [Double]) {
        precondition(innerRates.count == settings.chainLength, "one inner rate for each inner update")
        self.game = game
        self.settings = settings
        self.innerRates = innerRates
        parameterCounts = initial.map(\.count)
        var parameters = initial
        var points = [game.point(initial)]
        for step in 0..<settings.chainLength {
            parameters = parameters.enumerated().map { agent, current in
                let rate = agent == 0 ? innerRates[step] : settings.peerRate
                let gradient = game.derivatives(of: agent, points[step], carriesDiscount: true, along: nil)
                    .gradients[agent]
                return zip(current, gradient).map { $0 + rate * $1 }
            }
            points.append(game.point(parameters))
        }
        self.points = points
    }

    /// Minus the sum over joint policies 1..L of the meta-agent's expected return, divided by L + 1.
    package var loss: Double {
        -points.dropFirst().reduce(0) { $0 + game.value(of: 0, $1) } / Double(settings.chainLength + 1)
    }

    /// The gradient of the loss by the given terms; `current` has none, since an expectation leaves no pair m < l.
    package func gradient(_ terms: OuterTerms) -> MetaGradient {
        let length = settings.chainLength
        // With own nodes an agent's loss is differentiated through its own log-probabilities alone.
        let active = settings.peerLearning ? game.agents : 1
        var adjoints = parameterCounts.prefix(active).map { Array(repeating: 0.0, count: $0) }
        var rateGradient = Array(repeating: 0.0, count: length)
        for step in stride(from: length, through: 0, by: -1) {
            var next = adjoints
            if step < length {
                for agent in 0..<active {
                    let derivatives = game.derivatives(
                        of: agent, points[step], carriesDiscount: true,
                        along: Direction(agent: agent, change: adjoints[agent]))
                    let rate = agent == 0 ? innerRates[step] : settings.peerRate
                    for other in 0..<active { next[other].add(derivatives.tangents[other], scaledBy: rate) }
                    if agent == 0 { rateGradient[step] = derivatives.gradients[0].dot(adjoints[0]) }
                }
            }
            if step >= 1 {
                let outer = game.derivatives(
                    of: 0, points[step], carriesDiscount: settings.carriesDiscount, along: nil)
                for agent in 0..<active where terms.contains(agent == 0 ? .own : .peer) {
                    next[agent].add(outer.gradients[agent], scaledBy: -1 / Double(length + 1))
                }
            }
            adjoints = next
        }
        return MetaGradient(policy: adjoints[0], innerRates: rateGradient)
    }
}
