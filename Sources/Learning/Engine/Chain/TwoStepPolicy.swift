/// What an agent does by its last two observations: P(action), a mean over the steps at which both were seen one after the
/// other, and how often that was.
///
/// Of a table the earlier observation makes no difference; of a network the difference it makes is what the network
/// remembers.
package struct TwoStepPolicy: Sendable, Hashable {
    /// S, observations that there are.
    package let observations: Int
    /// A, actions that there are.
    package let actions: Int
    /// Steps at which a pair was seen, `[S * S]`, the earlier observation first.
    private var visits: [Int]
    /// Sums of P(action) over these steps, `[S * S * A]`.
    private var sums: [Double]

    /// Nothing seen yet.
    package init(observations: Int, actions: Int) {
        self.observations = observations
        self.actions = actions
        visits = Array(repeating: 0, count: observations * observations)
        sums = Array(repeating: 0, count: visits.count * actions)
    }

    /// Counts one step.
    /// - Parameters:
    ///   - earlier: The observation at the step before.
    ///   - last: That at this step.
    ///   - probabilities: P(action) at this step, `[A]`.
    package mutating func count(_ earlier: Int, _ last: Int, _ probabilities: [Double]) {
        let pair = earlier * observations + last
        visits[pair] += 1
        for action in 0..<actions { sums[pair * actions + action] += probabilities[action] }
    }

    /// Counts all that another one has counted, which must be of the same size.
    package mutating func count(_ other: TwoStepPolicy) {
        precondition(other.observations == observations && other.actions == actions, "policies of one game")
        for pair in visits.indices { visits[pair] += other.visits[pair] }
        for cell in sums.indices { sums[cell] += other.sums[cell] }
    }

    /// A pair of observations that was seen.
    package struct Row: Sendable, Hashable {
        package var earlier: Int
        package var last: Int
        /// P(action), `[A]`.
        package var probabilities: [Double]
        /// Of all steps but the first of each trajectory.
        package var share: Double
    }

    /// All pairs that were seen, the most frequent ones first.
    package var rows: [Row] {
        let total = visits.reduce(0, +)
        return visits.indices.filter { visits[$0] > 0 }.sorted { (-visits[$0], $0) < (-visits[$1], $1) }.map { pair in
            Row(
                earlier: pair / observations, last: pair % observations,
                probabilities: (0..<actions).map { sums[pair * actions + $0] / Double(visits[pair]) },
                share: Double(visits[pair]) / Double(total))
        }
    }
}

extension Chain {
    /// What an agent did at joint policy `step` by its last two observations; of spaces of choices.
    package func twoSteps(of agent: Int, at step: Int) -> TwoStepPolicy { workspace.twoSteps(of: agent, at: step) }
}

extension ChainWorkspace {
    func twoSteps(of agent: Int, at step: Int) -> TwoStepPolicy {
        let (policy, play) = (policies[step][agent], trajectories[step])
        let seen = play.observations
        precondition(!seen.space.isDense && !play.actions[agent].space.isDense, "pairs are of choices")
        var result = TwoStepPolicy(observations: seen.space.size, actions: play.actions[agent].space.size)
        for t in 1..<max(settings.horizon, 1) {
            for k in 0..<settings.trajectories {
                let (earlier, last) = unsafe (Int(seen.indices(at: t - 1)[k]), Int(seen.indices(at: t)[k]))
                result.count(earlier, last, policy.probabilities(at: t, trajectory: k))
            }
        }
        return result
    }
}
