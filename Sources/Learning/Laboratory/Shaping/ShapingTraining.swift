/// Model-free opponent shaping: a policy over policies, trained by evolution strategies in games of many steps of
/// learning, with no derivative of anybody's.
///
/// A value that holds all that training goes on from, but for the game and the opponent. Source: Lu et al. (ICML 2022)
/// for the game among learners; Salimans et al. (2017) for the strategies: mirrored directions, ranks in place of returns,
/// Adam.
package struct ShapingTraining: Sendable, Hashable, Codable {
    package private(set) var seed: UInt64
    /// Steps of learning, each of which counts alike.
    package let steps: Int
    /// Pairs of mirrored directions of a generation.
    package let directions: Int
    /// Games in which each is tried, the same for all of a generation; a multiple of eight.
    package let trials: Int
    /// Standard deviation of directions.
    package let spread: Double
    package private(set) var network: ShapingNetwork
    /// Mean normalised return over the last generation's tries.
    package private(set) var objective = 0.0
    /// Generations made.
    package private(set) var generations = 0
    private var adam: DecayedAdam

    package init(
        seed: UInt64, hidden: Int = 16, steps: Int = 100, directions: Int = 32, trials: Int = 64, spread: Double = 0.1,
        rate: Double = 0.05
    ) {
        precondition(trials > 0 && trials % 8 == 0, "trials come in groups of eight")
        self.seed = seed
        self.steps = steps
        self.directions = directions
        self.trials = trials
        self.spread = spread
        network = ShapingNetwork(hidden: hidden, seed: seed)
        adam = DecayedAdam(rate: rate, parameters: ShapingNetwork.count(hidden))
    }

    /// The same settings with another seed, before its first generation.
    func with(seed: UInt64) -> ShapingTraining {
        precondition(generations == 0, "a seed holds from the first generation on")
        var training = self
        training.seed = seed
        training.network = ShapingNetwork(hidden: network.hidden, seed: seed)
        return training
    }

    /// Makes generations.
    /// - Parameters:
    ///   - game: Which game.
    ///   - opponent: Who learns in the other seat.
    ///   - count: How many.
    ///   - threads: They change no digit.
    package mutating func train(
        _ game: ExactGame, against opponent: Learner, generations count: Int, threads: Int = 1
    ) {
        for _ in 0..<count {
            let generation = generations
            let (seed, steps, trials, spread, base) = (seed, steps, trials, spread, network)
            let returns = Parallel.map(2 * directions, threads: threads) { member in
                var network = base
                let sign = member % 2 == 0 ? spread : -spread
                KeyedNormals(seed: seed, .directions, generation, member / 2)
                    .forEachNormal(network.weights.count) { network.weights[$0] += sign * $1 }
                let trial = ShapingTrial(game, network, opponent, steps: steps)
                return trial.meanReturn(seed: seed, generation: generation, trials: trials)
            }
            objective = returns.reduce(0, +) / Double(returns.count)
            let ranks = ShapingTraining.ranks(returns)
            var gradient = [Double](repeating: 0, count: network.weights.count)
            for direction in 0..<directions {
                let weight = (ranks[2 * direction] - ranks[2 * direction + 1]) / Double(2 * directions)
                KeyedNormals(seed: seed, .directions, generation, direction)
                    .forEachNormal(gradient.count) { gradient[$0] += weight * $1 }
            }
            adam.ascend(&network.weights, gradient)
            generations += 1
        }
    }

    /// From -1/2 for the least to 1/2 for the most; equals in order of member.
    private static func ranks(_ returns: [Double]) -> [Double] {
        let order = returns.indices.sorted { (returns[$0], $0) < (returns[$1], $1) }
        var ranks = returns
        for (rank, member) in order.enumerated() { ranks[member] = Double(rank) / Double(returns.count - 1) - 0.5 }
        return ranks
    }
}
