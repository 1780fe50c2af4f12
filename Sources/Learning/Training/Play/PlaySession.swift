import Engine
import Games

/// A person in a peer's seat: the chain that it plays with a run's meta-agent, step by step. Random numbers are those of a
/// key, so that the same actions make the same record again. For one thread at a time.
package final class PlaySession {
    /// What is not the run's.
    package struct Options: Sendable, Hashable {
        /// T; the run's would be long for a person.
        package var horizon = 20
        /// K; the inner update's gradient is a mean over trajectories, of which one will do.
        package var trajectories = 1

        package init() {}

        package static let horizons = 2...1_000
        package static let trajectoryCounts = 1...100
    }

    /// The seat that a person takes. Personas take those of further peers.
    package static let seat = 1

    package private(set) var record: PlayRecord
    private let chain: SeatedChain
    private let isTable: Bool

    /// Begins a chain; nil if the game is none of a payoff table.
    /// - Parameters:
    ///   - policy: Who plays against the person.
    ///   - options: How long for.
    ///   - number: Of the chain, from 0: each has random numbers of its own.
    /// - Throws: `RunError.unmeasurable` if a persona of a further seat cannot be read.
    package init?(_ policy: TrainedPolicy, _ options: Options, chain number: Int = 0) throws(RunError) {
        let configuration = policy.configuration
        guard let game = configuration.game.table else { return nil }
        let parameters = policy.parameters.averaged
        let seat = PlaySession.seat
        var settings = configuration.chainSettings
        settings.trajectories = options.trajectories
        settings.horizon = options.horizon
        // Where the run models its peers, it thinks of the person's learning as of theirs.
        settings.modelRate = configuration.opponentModel == nil ? 0 : configuration.modelRate
        var peers: [[Float]] = []
        for persona in configuration.personas(.validation, index: number % configuration.personaCount(.validation)) {
            switch persona.parameters {
            case .success(let parameters): peers.append(parameters)
            case .failure(let problem): throw .unmeasurable(problem: problem.description)
            }
        }
        chain = SeatedChain(
            game, settings, kinds: configuration.policyKinds,
            lookAhead: configuration.method.updates.simulated(configuration.lookAhead), seat: seat,
            others: [parameters.policy.map { Float($0) }] + peers, innerRates: parameters.innerRates,
            key: ChainKey(seed: configuration.seed, stream: .playing, update: policy.update, chain: number))
        isTable = configuration.policyKind == .tabular
        record = PlayRecord(
            configuration, game, update: policy.update, chain: number, seat: seat,
            trajectories: options.trajectories, horizon: options.horizon, innerRates: parameters.innerRates)
        look()
    }

    /// Plays a step.
    /// - Parameter action: The person's.
    /// - Returns: The step; nil if no action is wanted now, or none of this number.
    @discardableResult package func act(_ action: Int) -> PlayRecord.Step? {
        guard record.stage == .action, record.game.actions.indices.contains(action) else { return nil }
        let outcome = chain.act(action)
        let step = PlayRecord.Step(
            jointPolicy: record.jointPolicy, trajectory: record.trajectory, step: record.step,
            observation: record.observation, actions: outcome.actions, probabilities: record.probabilities,
            rewards: outcome.rewards)
        record.append(step)
        look()
        return step
    }

    /// Lets everybody else learn from the trajectories of this joint policy; nothing happens before they are over.
    package func learn() {
        guard record.stage == .update else { return }
        chain.learn()
        look()
    }

    /// Takes down where the chain stands.
    private func look() {
        (record.jointPolicy, record.trajectory, record.step) = (chain.jointPolicy, chain.trajectory, chain.step)
        if chain.isPlayed {
            record.probabilities = []
        } else {
            record.observation = chain.observation
            record.probabilities = chain.probabilities(of: 0)
        }
        let step = chain.jointPolicy
        put(isTable ? rows(chain.table(of: 0, at: step)) : means(at: step), at: step, \.policies)
        let model = rows(chain.model).enumerated().map { record.visits[$0] > 0 ? $1 : nil }
        put(model, at: step, \.models)
    }

    private func put(_ table: [[Double]?], at step: Int, _ tables: WritableKeyPath<PlayRecord, [[[Double]?]]>) {
        if record[keyPath: tables].count <= step {
            record[keyPath: tables].append(table)
        } else {
            record[keyPath: tables][step] = table
        }
    }

    /// `[S * A]` as rows.
    private func rows(_ table: [Double]) -> [[Double]?] {
        let count = record.game.actionCount
        return (0..<record.game.observationCount).map { Array(table[$0 * count..<($0 + 1) * count]) }
    }

    /// What a network did after each observation at a joint policy, the next step among it.
    private func means(at joint: Int) -> [[Double]?] {
        let count = record.game.actionCount
        var sums = Array(repeating: Array(repeating: 0.0, count: count), count: record.game.observationCount)
        var visits = Array(repeating: 0, count: record.game.observationCount)
        func add(_ observation: Int, _ probabilities: [Double]) {
            visits[observation] += 1
            for (action, value) in probabilities.enumerated() { sums[observation][action] += value }
        }
        for step in record.steps.reversed() {
            guard step.jointPolicy == joint else { break }
            add(step.observation, step.probabilities)
        }
        if !record.probabilities.isEmpty { add(record.observation, record.probabilities) }
        return zip(sums, visits).map { sums, count in count > 0 ? sums.map { $0 / Double(count) } : nil }
    }
}
