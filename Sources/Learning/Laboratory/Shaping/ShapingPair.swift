/// Two M-FOS policies that are trained with each other, after and between generations in which both meet others.
///
/// Left alone from the start such a pair settles in what pays neither. As in Lu et al. (2022) a generation meets others
/// with a probability that falls from one to zero, so that both have learned to shape before they meet. A value that holds
/// all that training goes on from, but for the game and the others.
package struct ShapingPair: Sendable, Hashable, Codable {
    /// Generations until the two meet each other only.
    package let warmUp: Int
    package private(set) var first: ShapingTraining
    package private(set) var second: ShapingTraining

    /// - Parameters:
    ///   - training: The first; the second differs in its seed alone.
    ///   - warmUp: Generations in which others are met at times.
    package init(_ training: ShapingTraining, warmUp: Int) {
        precondition(warmUp >= 0, "generations are counted from zero")
        self.warmUp = warmUp
        first = training
        second = training.with(seed: ~training.seed)
    }

    /// Makes generations of both.
    /// - Parameters:
    ///   - game: Which game; the first sits in the row.
    ///   - others: Whom both meet at times until they meet each other only.
    ///   - count: How many.
    ///   - threads: They change no digit.
    package mutating func train(_ game: ExactGame, others: Learner, generations count: Int, threads: Int = 1) {
        for _ in 0..<count {
            let generation = first.generations
            let chance = KeyedNormals(seed: first.seed, .encounters, generation, 0).uniform(0)
            if chance * Double(warmUp) < Double(warmUp - generation) {
                first.train(game, against: others, generations: 1, threads: threads)
                second.train(game.swapped, against: others, generations: 1, threads: threads)
            } else {
                let opponents = (Learner.shaping([second.network]), Learner.shaping([first.network]))
                first.train(game, against: opponents.0, generations: 1, threads: threads)
                second.train(game.swapped, against: opponents.1, generations: 1, threads: threads)
            }
        }
    }
}
