/// Exact Meta-MAPG or Meta-PG: a start and an inner rate from which naive learning against naive learners goes well.
///
/// A value that holds all that training goes on from: encoded and read again it continues with the same digits.
/// Settings as in Cooijmans et al. (2023), where the method is called M-MAML.
package struct MetaTraining: Sendable, Hashable, Codable {
    /// Whether the gradient goes through what opponents learn: Meta-MAPG does, Meta-PG does not.
    package let peerLearning: Bool
    package let seed: UInt64
    /// Opponents of each meta-update, drawn anew from N(0, 1); a multiple of eight.
    package let opponents: Int
    /// T, naive steps of both.
    package let steps: Int
    /// Logits, `[5]`, then the inner rate relative to the game's, `[6]`.
    package private(set) var parameters: [Double]
    /// The objective of the last meta-update, before it: a mean normalised return over steps and opponents.
    package private(set) var objective = 0.0
    /// Meta-updates made.
    package private(set) var updates = 0
    private var adam: DecayedAdam

    /// - Parameters:
    ///   - peerLearning: Whether the gradient goes through what opponents learn.
    ///   - seed: Of the first start, from N(0, 1), and of all opponents.
    ///   - opponents: Of each meta-update; a multiple of eight.
    ///   - steps: T.
    ///   - rate: Adam's.
    ///   - initialRate: The inner rate at first, relative to the game's. What is learned depends on it.
    ///   - decay: Of the parameters, each meta-update, times Adam's rate.
    package init(
        peerLearning: Bool, seed: UInt64, opponents: Int = 64, steps: Int = 300, rate: Double = 0.1,
        initialRate: Double = 1, decay: Double = 0.01
    ) {
        precondition(opponents > 0 && opponents % 8 == 0, "opponents come in groups of eight")
        precondition(steps > 0, "at least one step of learning")
        self.peerLearning = peerLearning
        self.seed = seed
        self.opponents = opponents
        self.steps = steps
        parameters = KeyedNormals(seed: seed, .parameters, 0, 0).policy() + [initialRate]
        adam = DecayedAdam(rate: rate, decay: decay, parameters: 6)
    }

    package var start: [Double] { Array(parameters[0..<5]) }
    package var rate: Double { parameters[5] }

    /// Makes meta-updates in a game.
    package mutating func train(_ game: ExactGame, updates count: Int) {
        var unroll = MetaUnroll(game, steps: steps, peerLearning: peerLearning)
        for _ in 0..<count {
            let (value, gradient) = gradient(&unroll, at: parameters, update: updates)
            objective = value
            adam.ascend(&parameters, gradient)
            updates += 1
        }
    }

    /// The objective of a meta-update and its gradient by the parameters, `[6]`.
    func gradient(
        _ unroll: inout MetaUnroll, at parameters: [Double], update: Int
    ) -> (objective: Double, gradient: [Double]) {
        let start = PolicyVector(Array(parameters[0..<5]))
        var value = 0.0
        var gradient = [Double](repeating: 0, count: 6)
        for group in 0..<opponents / 8 {
            var y = PolicyVector(repeating: 0)
            for lane in 0..<8 {
                KeyedNormals(seed: seed, .opponents, update, group * 8 + lane).forEachNormal(5) { y[$0][lane] = $1 }
            }
            let result = unroll.run(start, against: y, rate: parameters[5])
            value += result.objective.sum()
            for state in 0..<5 { gradient[state] += result.start[state].sum() }
            gradient[5] += result.rate.sum()
        }
        let share = 1 / Double(opponents)
        return (value * share, gradient.map { $0 * share })
    }
}
