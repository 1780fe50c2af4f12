import Formats
import Training

/// The table that a person's steps are kept in: one row a step, in order. Agent 0 is the meta-agent, agent 1 the person,
/// all numbers count from 0.
package enum PlayTable {
    package static func header(_ record: PlayRecord) -> String {
        let agents = 0..<record.game.players
        return CSV.line(
            ["update", "chain", "joint_policy", "trajectory", "step", "state"] + agents.map { "action_\($0)" }
                + record.game.symbols.map { "probability_\($0)" } + agents.map { "reward_\($0)" })
    }

    /// The row of a step: actions by their symbols, probabilities of the meta-agent's before it acted.
    package static func row(_ step: PlayRecord.Step, of record: PlayRecord) -> String {
        let numbers = [record.update, record.chain, step.jointPolicy, step.trajectory, step.step]
        return CSV.line(
            numbers.map { "\($0)" } + [record.game.label(ofObservation: step.observation)]
                + step.actions.map { record.game.symbols[$0] } + step.probabilities.map { CSV.number($0) }
                + step.rewards.map { CSV.number($0) })
    }
}
