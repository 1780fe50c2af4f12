import Engine

/// What the phase that ended last computed in the chain that is shown; for who goes through a meta-update phase by phase.
package enum PhaseReport: Sendable, Hashable {
    case rollout(Rollout)
    /// By agent, the meta-agent first.
    case innerUpdate([AgentUpdate])
    /// The whole walk, wherever it has been gone through to. Where the gradient comes from the first update alone, it has
    /// one joint policy.
    case walkBack(WalkBack)

    /// Trajectories as they were played.
    package struct Rollout: Sendable, Hashable {
        /// The first of them, `mostTrajectories` at most.
        package var trajectories: [Trajectory]
        /// K, how many there are.
        package var count: Int

        /// Trajectories that are kept to be looked at.
        package static let mostTrajectories = 64

        package init(trajectories: [Trajectory], count: Int) {
            self.trajectories = trajectories
            self.count = count
        }
    }

    package struct Trajectory: Sendable, Hashable {
        /// Joint actions as places in the table of payoffs, `[T]`; empty where actions are vectors.
        package var jointActions: [UInt16]
        /// The discounted sum of each agent's rewards, `[n]`.
        package var returns: [Double]

        package init(jointActions: [UInt16], returns: [Double]) {
            self.jointActions = jointActions
            self.returns = returns
        }
    }

    /// One agent's step from joint policy l to l + 1.
    package struct AgentUpdate: Sendable, Hashable {
        /// P(action | observation), `[S * A]`: of a network, over what it saw at l. Empty where there is no such table.
        package var before: [Double]
        package var after: [Double]
        package var rate: Double
        /// How far its parameters moved: rate times the norm of the gradient.
        package var length: Double

        package init(before: [Double], after: [Double], rate: Double, length: Double) {
            self.before = before
            self.after = after
            self.rate = rate
            self.length = length
        }
    }
}

extension ChainRunner {
    /// What `phase` computed in the chain played last, which went as far and counts; nil for what is not of one chain.
    func report(_ phase: Phase) -> PhaseReport? {
        switch phase {
        case .rollout(let step): .rollout(rollout(step))
        case .innerUpdate(let step): .innerUpdate((0..<chain.agents).map { update(of: $0, at: step) })
        case .walkBack, .outerGradient: .walkBack(walkBack())
        case .metaUpdate: nil
        }
    }

    private func rollout(_ step: Int) -> PhaseReport.Rollout {
        let count = chain.settings.trajectories
        let hasChoices = !configuration.game.actionSpace.isDense
        let shown = (0..<min(count, PhaseReport.Rollout.mostTrajectories)).map { trajectory in
            PhaseReport.Trajectory(
                jointActions: hasChoices ? chain.jointActions(step, trajectory: trajectory) : [],
                returns: chain.discountedReturns(step, trajectory: trajectory))
        }
        return PhaseReport.Rollout(trajectories: shown, count: count)
    }

    private func update(of agent: Int, at step: Int) -> PhaseReport.AgentUpdate {
        let hasTable = !configuration.game.actionSpace.isDense && !configuration.game.observationSpace.isDense
        // In this order: of a network the second may take the place of what the first was read from.
        let before = hasTable ? chain.probabilities(of: agent, at: step) : []
        let after = hasTable ? chain.updatedProbabilities(of: agent, after: step) : []
        return PhaseReport.AgentUpdate(
            before: before, after: after, rate: chain.rate(of: agent, at: step),
            length: chain.updateLength(of: agent, at: step))
    }

    private func walkBack() -> WalkBack {
        switch configuration.method.outer {
        case .chainAdjoint:
            return chain.walkBack(laterReturns: ChainSettings.sumAbove(meanReturns()))
        case .ownUpdate:
            let gradient = chain.updateGradient(of: 0, at: 0)
            let norm = gradient.norm
            let part = WalkBack.Part(norm: norm, share: norm > 0 ? 1 : nil)
            return WalkBack(steps: [.init(current: part, adjoints: [norm])], norm: norm, current: part)
        }
    }
}
