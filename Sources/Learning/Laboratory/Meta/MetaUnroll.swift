/// Naive learning of a meta-agent and its opponents, unrolled, and the exact gradient of how well it goes: eight
/// opponents at a time.
///
/// With `x` the meta-agent's logits, `y` an opponent's and rho the meta-agent's rate relative to the game's rate a,
/// `x' = x + rho a dV1/dx`, `y' = y + a dV2/dy`, and the objective is the mean of V1 over the T joint policies after the
/// first. Its gradient walks back from the last step with adjoints:
/// `l_t = l_(t+1) + dV1/T + rho a H1 (lx_(t+1), 0) + a H2 (0, ly_(t+1))`, with H the Hessians of both values at step t;
/// `d/d rho = sum over t of lx_(t+1) . a dV1/dx`. Without *peer learning* the opponent's adjoint is dropped, as in Meta-PG.
/// Source: Kim et al. (2021), theorem 1, with expectations in place of samples.
package struct MetaUnroll {
    private let game: GameLanes
    private let rate: Lanes
    /// T.
    package let steps: Int
    /// Whether the gradient goes through what the opponent learns.
    package let peerLearning: Bool
    // Joint policies 0 to T of eight pairs; the opponent's in the order of the meta-agent.
    private var own, other: ContiguousArray<PolicyVector>

    package init(_ game: ExactGame, steps: Int, peerLearning: Bool) {
        self.game = GameLanes(game)
        rate = Lanes(repeating: game.rate)
        self.steps = steps
        self.peerLearning = peerLearning
        own = ContiguousArray(repeating: PolicyVector(repeating: 0), count: steps + 1)
        other = own
    }

    /// An objective and its gradient, lane by lane.
    package struct Result {
        package var objective: Lanes
        /// By the start.
        package var start: PolicyVector
        /// By rho.
        package var rate: Lanes
    }

    /// - Parameters:
    ///   - x: The meta-agent's start.
    ///   - y: Opponents' starts, in their own order.
    ///   - relative: rho.
    /// - Returns: Of each of the eight.
    package mutating func run(_ x: PolicyVector, against y: PolicyVector, rate relative: Double) -> Result {
        let rho = rate * Lanes(repeating: relative)
        own[0] = x
        other[0] = y.swapped
        for t in 0..<steps {
            let solution = PairSolution(game, own[t], other[t])
            own[t + 1] = own[t].plus(rho, times: solution.gradient(of: .own, by: .own))
            other[t + 1] = other[t].plus(rate, times: solution.gradient(of: .other, by: .other))
        }
        let share = Lanes(repeating: 1 / Double(steps))
        let last = PairSolution(game, own[steps], other[steps])
        var result = Result(objective: share * last.ownReturn, start: PolicyVector(repeating: 0), rate: .zero)
        var lx = share * last.gradient(of: .own, by: .own)
        var ly = share * last.gradient(of: .own, by: .other)
        for t in (0..<steps).reversed() {
            let solution = PairSolution(game, own[t], other[t])
            let gradient = solution.gradient(of: .own, by: .own)
            result.rate = result.rate.plus(rate, times: lx.dot(gradient))
            let mine = solution.tangent(of: .own, own: lx, other: nil)
            var back = lx.plus(rho, times: solution.gradientChange(mine, by: .own))
            if peerLearning {
                let theirs = solution.tangent(of: .other, own: nil, other: ly)
                back = back.plus(rate, times: solution.gradientChange(theirs, by: .own))
                ly = ly.plus(rho, times: solution.gradientChange(mine, by: .other))
                    .plus(rate, times: solution.gradientChange(theirs, by: .other))
            }
            lx = back
            if t > 0 {
                result.objective = result.objective.plus(share, times: solution.ownReturn)
                lx = lx.plus(share, times: gradient)
                ly = ly.plus(share, times: solution.gradient(of: .own, by: .other))
            }
        }
        result.start = lx
        return result
    }
}
