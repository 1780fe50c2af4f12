import Engine
import Games

/// One chain as it is shown and saved: what every agent did at each joint policy played so far. Immutable.
package struct ChainRecord: Sendable, Hashable {
    /// One agent along the chain. Arrays run over the joint policies played so far (at most L + 1).
    package struct Agent: Sendable, Hashable {
        /// `meta`, or the persona's name (`cooperating#12`).
        package var name: String
        /// Mean reward at each joint policy, in the game's unit.
        package var meanReward: [Double]
        /// P(action | observation) at each joint policy, `[l][S * A]` row-major; empty where actions are vectors.
        package var probabilities: [[Double]]
        /// What actions that are vectors were drawn from at each joint policy; empty where they are choices.
        package var normals: [ActionNormal]
        /// KL(policy at l, policy at 0) in nats: the mean over observations or, where they are vectors, over what was
        /// seen at l.
        package var drift: [Double]
        /// How far the meta-agent's model of this peer is from it, KL(peer, model) in nats a step, at each joint
        /// policy; nil without models.
        package var modelError: [Double]?
        /// What the game counts of its play at each joint policy, a mean per step, `[l][counters]`; empty if nothing.
        package var counts: [[Double]]

        package init(
            name: String, meanReward: [Double], probabilities: [[Double]], normals: [ActionNormal] = [],
            drift: [Double], modelError: [Double]? = nil, counts: [[Double]] = []
        ) {
            self.name = name
            self.meanReward = meanReward
            self.probabilities = probabilities
            self.normals = normals
            self.drift = drift
            self.modelError = modelError
            self.counts = counts
        }
    }

    /// Agent 0 is the meta-agent.
    package var agents: [Agent]
    /// Share of steps spent in each observation, `[l][S]`; empty where observations are vectors.
    package var visits: [[Double]]
    /// Share of steps with each joint action, `[l][A^n]`; empty where actions are vectors.
    package var jointActions: [[Double]]
    /// The meta-agent's inner rates used between joint policies, `[L]`.
    package var innerRates: [Double]

    /// How the first trajectory of each joint policy went, `[l]`; empty where the game shows nothing of it.
    package var motions: [Motion]

    package init(
        agents: [Agent], visits: [[Double]], jointActions: [[Double]], innerRates: [Double],
        motions: [Motion] = []
    ) {
        self.agents = agents
        self.visits = visits
        self.jointActions = jointActions
        self.innerRates = innerRates
        self.motions = motions
    }
}
