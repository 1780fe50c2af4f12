/// Games of one network against a learner.
struct ShapingTrial {
    private let game: GameLanes
    private let rate: Lanes
    private let network: ShapingNetwork
    private let opponent: Learner
    private let steps: Int

    init(_ game: ExactGame, _ network: ShapingNetwork, _ opponent: Learner, steps: Int) {
        self.game = GameLanes(game)
        rate = Lanes(repeating: game.rate)
        self.network = network
        self.opponent = opponent
        self.steps = steps
    }

    /// The mean normalised return after each step, over all steps and trials.
    func meanReturn(seed: UInt64, generation: Int, trials: Int) -> Double {
        let opposite = game.swapped
        var total = Lanes.zero
        for group in 0..<trials / 8 {
            var x = PolicyVector(repeating: 0)
            var y = x
            for lane in 0..<8 {
                KeyedNormals(seed: seed, .trials, generation, group * 8 + lane).forEachNormal(10) { index, normal in
                    if index < 5 { x[index][lane] = normal } else { y[index - 5][lane] = normal }
                }
            }
            let variant = group % opponent.variants
            if let starts = opponent.starts { y = starts[variant] }
            for step in 0...steps {
                let seen = y.swapped
                let solution = PairSolution(game, x, seen)
                if step > 0 { total = total + solution.ownReturn }
                let change = opponent.update(
                    Situation(opposite, y, x.swapped, solution.swapped, rate: rate, variant: variant))
                x = network.logits(x, seen)
                y = y + change
            }
        }
        return total.sum() / Double(steps * trials)
    }
}
