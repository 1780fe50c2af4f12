import Games
import Training

/// What the cells show.
extension PolicyPanel {
    /// The probability shown in a cell; nil where the joint policy has not been played.
    func value(
        _ scene: Scene, _ agent: Int, _ observation: Int?, _ step: Int, isDifference: Bool
    ) -> Double? {
        guard let chain = scene.snapshot.chain, let game = scene.subject.game.table else { return nil }
        func probability(_ agent: Int, _ observation: Int) -> Double? {
            guard agent < chain.agents.count, scene.knows(agent, observation, at: step) else { return nil }
            let table: [Double]
            if step < chain.agents[agent].probabilities.count {
                table = chain.agents[agent].probabilities[step]
            } else if let update = justMade(scene, agent, step) {
                table = update.after
            } else {
                return nil
            }
            let index = observation * game.actionCount + min(scene.view.action, game.actionCount - 1)
            return index < table.count ? table[index] : nil
        }
        func shown(_ observation: Int) -> Double? {
            guard isDifference else { return probability(agent, observation) }
            guard let meta = probability(0, observation), let peer = probability(max(agent, 1), observation) else {
                return nil
            }
            return meta - peer
        }
        if let observation { return shown(observation) }
        guard step < chain.visits.count else { return nil }
        var (sum, weight) = (0.0, 0.0)
        for (observation, visits) in chain.visits[step].enumerated() where visits > 0 {
            guard let value = shown(observation) else { return nil }
            sum += visits * value
            weight += visits
        }
        return weight > 0 ? sum / weight : nil
    }

    /// The update that has just made joint policy `step`, which has not been played; nil where none has.
    private func justMade(_ scene: Scene, _ agent: Int, _ step: Int) -> PhaseReport.AgentUpdate? {
        guard scene.snapshot.phaseDone == .innerUpdate(step - 1),
            case .innerUpdate(let updates) = scene.snapshot.phaseReport,
            agent < updates.count
        else { return nil }
        return updates[agent]
    }

    /// Where a cell of such a joint policy went from the one before, as the head of an arrow; nil for others.
    func arrow(
        _ scene: Scene, _ agent: Int, _ observation: Int?, _ step: Int, _ symbols: Symbols
    ) -> Unicode.Scalar? {
        guard justMade(scene, agent, step) != nil,
            let before = value(scene, agent, observation, step - 1, isDifference: false),
            let after = value(scene, agent, observation, step, isDifference: false)
        else { return nil }
        return Arrows(symbols).between(before, after)
    }
}

extension Scene {
    /// Whether it is known what an agent does where it sees something: of a table always, of a network where it saw that.
    func knows(_ agent: Int, _ observation: Int, at step: Int) -> Bool {
        guard agent == 0, subject.policy.network != nil, let visits = snapshot.chain?.visits, !visits.isEmpty else {
            return true
        }
        // What an update has made is looked at over what was seen before it.
        let seen = visits[min(step, visits.count - 1)]
        return observation >= seen.count || seen[observation] > 0
    }
}
