import Games

/// A chain as people look at it, by joint policy.
extension Chain {
    /// P(action | observation) of an agent, `[S * A]` row-major; empty where observations or actions are vectors.
    package func probabilities(of agent: Int, at step: Int) -> [Double] {
        workspace.policies[step][agent].probabilities()
    }

    /// What an agent's actions were drawn from; where they are vectors.
    package func normal(of agent: Int, at step: Int) -> ActionNormal { workspace.normal(of: agent, at: step) }

    /// KL(policy at l, policy at 0) of an agent at each joint policy played, by what was seen at l; where observations or
    /// actions are vectors. The chain cannot be walked back any more.
    package func drift(of agent: Int) -> [Double] { workspace.drift(of: agent) }

    /// Share of the steps at which each observation was seen, `[S]`; of spaces of choices.
    package func observationShares(_ step: Int) -> [Double] { workspace.observationShares(step) }

    /// Share of the steps with each joint action, `[A^n]`; of spaces of choices.
    package func jointActionShares(_ step: Int) -> [Double] { workspace.jointActionShares(step) }

    /// What a game counts of what was played, a mean per step, `[n][counters]`; where actions are choices.
    package func counts(_ step: Int, by tally: any Tally) -> [[Double]] { workspace.counts(step, by: tally) }

    /// How the first trajectory went; nil if the game shows nothing of it.
    package func motion(_ step: Int) -> Motion? { workspace.motion(step) }
}
