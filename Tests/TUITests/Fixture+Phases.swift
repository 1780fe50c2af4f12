import Engine
import Games
import TUI
import Training

/// Training that stands still inside a meta-update.
extension Fixture {
    /// Brings a model that is paused to the end of a phase.
    static func stop(_ model: inout Model, after phase: Phase) {
        let configuration = model.configuration
        let played =
            switch phase {
            case .rollout(let step), .innerUpdate(let step): step + 1
            case .walkBack, .outerGradient, .metaUpdate: configuration.chainLength + 1
            }
        var snapshot = snapshot(configuration, state: .paused, update: 421)
        snapshot.chain = chain(configuration, played: played)
        snapshot.phaseDone = phase
        snapshot.phaseReport = report(phase, snapshot.chain, configuration)
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 28))
    }

    private static func report(
        _ phase: Phase, _ chain: ChainRecord?, _ configuration: RunConfiguration
    ) -> PhaseReport? {
        switch phase {
        case .rollout(let step): .rollout(rollout(configuration, seed: step))
        case .innerUpdate(let step): .innerUpdate(updates(chain, configuration, at: step))
        case .walkBack, .outerGradient: .walkBack(walk(configuration))
        case .metaUpdate: nil
        }
    }

    private static func jointAction(_ count: Int, seed: Int) -> UInt16 { UInt16(Double(count) * noise(seed)) }

    private static func rollout(_ configuration: RunConfiguration, seed: Int) -> PhaseReport.Rollout {
        let joint = configuration.game.table?.jointActionCount ?? 0
        let trajectories = (0..<64).map { trajectory in
            let actions = (0..<(joint == 0 ? 0 : 150)).map {
                jointAction(joint, seed: 997 * trajectory + 31 * $0 + seed)
            }
            let returns = (0..<configuration.game.players).map { 30 * noise(trajectory + 71 * $0) - 12 }
            return PhaseReport.Trajectory(jointActions: actions, returns: returns)
        }
        return PhaseReport.Rollout(trajectories: trajectories, count: 100)
    }

    private static func updates(
        _ chain: ChainRecord?, _ configuration: RunConfiguration, at step: Int
    ) -> [PhaseReport.AgentUpdate] {
        let next = Fixture.chain(configuration, played: step + 2)
        return (chain?.agents ?? []).enumerated().map { agent, record in
            let hasTable = !record.probabilities.isEmpty
            return PhaseReport.AgentUpdate(
                before: hasTable ? record.probabilities[step] : [],
                after: hasTable ? next.agents[agent].probabilities[step + 1] : [],
                rate: agent == 0 ? 0.104 : 0.1, length: 0.31 + 0.2 * Double(agent))
        }
    }

    /// A walk back in which the peers' terms grow on the way.
    private static func walk(_ configuration: RunConfiguration) -> WalkBack {
        let length = configuration.chainLength
        func part(_ share: Double) -> WalkBack.Part { WalkBack.Part(norm: 12 * abs(share) + 0.004, share: share) }
        let terms = configuration.method.outer.terms
        let (hasOwn, hasPeer) = (terms.contains(.own), terms.contains(.peer))
        let steps = (0...length).map { number -> WalkBack.Step in
            let distance = Double(number)
            var step = WalkBack.Step(adjoints: [3.1 / (distance + 1)], isLimited: number == 1)
            if hasPeer { step.adjoints.append(5.2 / (distance + 1)) }
            if number == 0 { step.current = part(0.08) }
            if hasOwn, number > 0 { step.own = part(0.03 - 0.01 * distance) }
            if hasPeer, number > 0 { step.peer = part(0.4 / distance) }
            if number < length { step.rateGradient = 0.02 * distance - 0.05 }
            return step
        }
        return WalkBack(
            steps: steps, norm: 12.3, current: part(0.08), own: hasOwn ? part(-0.1) : nil,
            peer: hasPeer ? part(1.02) : nil)
    }
}
