import Engine
import Games
import Scales

/// All that is known of a chain in which a person sits in a peer's seat. Immutable.
package struct PlayRecord: Sendable, Hashable {
    /// A step that was played.
    package struct Step: Sendable, Hashable {
        /// l.
        package var jointPolicy: Int
        /// k, from 0.
        package var trajectory: Int
        /// t, from 0.
        package var step: Int
        /// What all saw before it.
        package var observation: Int
        /// By agent, `[n]`.
        package var actions: [Int]
        /// P(action) of the meta-agent before it, `[A]`.
        package var probabilities: [Double]
        /// By agent, `[n]`.
        package var rewards: [Double]
    }

    /// What comes next.
    package enum Stage: Sendable, Hashable {
        /// An action of the person.
        case action
        /// The inner update: the trajectories of this joint policy are over.
        case update
        /// Nothing: the chain is over.
        case end
    }

    /// Of the run whose meta-agent plays.
    package let configuration: RunConfiguration
    package let game: MatrixGame
    /// Meta-updates after which it has this policy.
    package let update: Int
    /// Number of the chain, from 0; it names the random numbers, together with the run's seed and `update`.
    package let chain: Int
    /// The person's seat, in 1..<n.
    package let seat: Int
    /// K and T.
    package let trajectories: Int
    package let horizon: Int
    /// The meta-agent's inner rates, `[L]`.
    package let innerRates: [Double]

    /// l, k and t of the next action. After the last one of a joint policy k is K.
    package internal(set) var jointPolicy = 0
    package internal(set) var trajectory = 0
    package internal(set) var step = 0
    /// What all see now.
    package internal(set) var observation = 0
    /// P(action) of the meta-agent at the next step, `[A]`; empty where there is none.
    package internal(set) var probabilities: [Double] = []
    /// All steps, in order.
    package internal(set) var steps: [Step] = []
    /// P(action | observation) of the meta-agent at each joint policy reached, `[l][S][A]`: of tables what they hold, of
    /// networks means over the steps at which it was seen; nil where it never was.
    package internal(set) var policies: [[[Double]?]] = []
    /// The same of the table that is fitted to the person's actions; nil where nothing has been seen yet in the chain.
    package internal(set) var models: [[[Double]?]] = []
    /// Sums of the rewards by joint policy and agent, `[l][n]`, and the steps they are of, `[l]`.
    private var sums: [[Double]] = []
    private var counts: [Int] = []
    /// Steps of the whole chain at which the person saw each observation, `[S]`.
    package private(set) var visits: [Int]

    init(
        _ configuration: RunConfiguration, _ game: MatrixGame, update: Int, chain: Int, seat: Int, trajectories: Int,
        horizon: Int, innerRates: [Double]
    ) {
        self.configuration = configuration
        self.game = game
        self.update = update
        self.chain = chain
        self.seat = seat
        self.trajectories = trajectories
        self.horizon = horizon
        self.innerRates = innerRates
        visits = Array(repeating: 0, count: game.observationCount)
    }

    /// L.
    package var chainLength: Int { innerRates.count }

    package var stage: Stage {
        trajectory < trajectories ? .action : jointPolicy < chainLength ? .update : .end
    }

    /// Mean reward per step of an agent at each joint policy played, as far as it has been.
    package func rewards(of agent: Int) -> [Double] {
        zip(sums, counts).map { $0[agent] / Double($1) }
    }

    /// The mean of that over joint policies 1 to L that have been played; nil before the first step of joint policy 1.
    package func adapted(_ agent: Int) -> Double? {
        let rewards = rewards(of: agent).dropFirst()
        return rewards.isEmpty ? nil : rewards.reduce(0, +) / Double(rewards.count)
    }

    /// Takes in a step.
    mutating func append(_ step: Step) {
        steps.append(step)
        if sums.count <= step.jointPolicy {
            sums.append(Array(repeating: 0, count: game.players))
            counts.append(0)
        }
        for (agent, reward) in step.rewards.enumerated() { sums[step.jointPolicy][agent] += reward }
        counts[step.jointPolicy] += 1
        visits[step.observation] += 1
    }
}
