import Engine
import Games
import Kernels
import Platform

/// The outer loss of a recorded chain as a function of the meta-agent's parameters: the inner losses with their DiCE boxes
/// spelled out, their gradients taken anew at every joint policy. Source: docs/method.md, sections 2 and 3.
struct SampledLoss {
    private let chain: RecordedChain
    private let computed: ComputedChain
    /// Log-probabilities at the chain's own parameters, `[L + 1][n][T * K]`: what the boxes stop at.
    private let reference: [[[Double]]]

    init(_ chain: RecordedChain, _ computed: ComputedChain) {
        self.chain = chain
        self.computed = computed
        reference = (0...chain.settings.chainLength).map { step in
            (0..<chain.kinds.count).map { agent in
                SampledLoss.sample(chain, step, agent).recorded(computed.parameters[step][agent])
            }
        }
    }

    /// What an agent saw and did at a joint policy.
    private static func sample(_ chain: RecordedChain, _ step: Int, _ agent: Int) -> PolicySample {
        let settings = chain.settings
        let shape = PolicySample.Shape(
            kind: chain.kinds[agent], observations: chain.game.observationSpace, actions: chain.game.actionSpace,
            trajectories: settings.trajectories, horizon: settings.horizon)
        let seen: RecordedActions
        if let answers = chain.answers {
            let count = settings.steps * chain.game.observationSpace.size
            seen = .reals(Array(answers[step].observations.prefix(count)))
        } else {
            seen = .choices(jointActionsBefore(chain, step))
        }
        return PolicySample(shape, parameters: [], seen: seen, done: chain.actions[step][agent])
    }

    /// Observations of a matrix game, `[T * K]`.
    private static func jointActionsBefore(_ chain: RecordedChain, _ step: Int) -> [UInt16] {
        let width = chain.settings.trajectories
        return (0..<chain.settings.steps).map { index in
            guard index >= width else { return 0 }
            return chain.actions[step].reduce(0) { joint, actions in
                guard case .choices(let row) = actions else { return joint }
                return joint * UInt16(chain.game.actionSpace.size) + row[index - width]
            } + 1
        }
    }

    /// The loss at other parameters of the meta-agent and other inner rates.
    func value(_ policy: [Double], _ rates: [Double]) -> Double {
        let settings = chain.settings
        let share = 1 / Double((settings.chainLength + 1) * settings.trajectories)
        var parameters = [policy] + chain.parameters.dropFirst()
        var loss = 0.0
        for step in 0...settings.chainLength {
            let samples = chain.kinds.indices.map { SampledLoss.sample(chain, step, $0) }
            let logs = zip(samples, parameters).map { $0.recorded($1) }
            for index in 0..<settings.steps {
                let advantage = (max(step, 1)...settings.chainLength).reduce(0) { $0 + computed.advantages[$1][index] }
                let peers = settings.peerLearning && step >= 1 ? logs.dropFirst().reduce(0) { $0 + $1[index] } : 0
                loss -= share * advantage * (logs[0][index] + peers)
            }
            if step == 0 { loss -= share * settings.entropyWeight * samples[0].entropy(policy) }
            if step == settings.chainLength { break }
            let rewards = self.rewards(step)
            parameters = chain.kinds.indices.map { agent in
                let weights = innerWeights(step, agent, logs, rewards[agent])
                let gradient = Buffer<Double>(zeros: parameters[agent].count)
                samples[agent].policy(parameters[agent]).innerGradient(weights: Buffer(weights), into: gradient)
                let rate = agent == 0 ? rates[step] : settings.peerRate
                return zip(parameters[agent], gradient.array).map { $0 - rate * $1 }
            }
        }
        return loss
    }

    /// Weights of an agent's log-probabilities in the gradient of its inner loss, boxes included, `[T * K]`.
    private func innerWeights(_ step: Int, _ agent: Int, _ logs: [[Double]], _ rewards: [Double]) -> [Double] {
        let settings = chain.settings
        let width = settings.trajectories
        let nodes = settings.peerLearning ? Array(chain.kinds.indices) : [agent]
        /// By how much the nodes have moved.
        let moved = (0..<settings.steps).map { index in
            nodes.reduce(0) { $0 + logs[$1][index] - reference[step][$1][index] }
        }
        var weights = Array(repeating: 0.0, count: settings.steps)
        for k in 0..<width {
            let column = (0..<settings.horizon).map { $0 * width + k }
            for (t, index) in column.enumerated() {
                for u in t..<settings.horizon {
                    let box = exp(column[...u].reduce(0) { $0 + moved[$1] })
                    weights[index] += pow(settings.discount, Double(u)) * rewards[column[u]] * box
                }
                weights[index] -=
                    pow(settings.discount, Double(t)) * computed.baselines[step][agent][index] * exp(moved[index])
            }
        }
        return weights
    }

    /// Rewards by agent, `[n][T * K]`.
    private func rewards(_ step: Int) -> [[Double]] {
        if let answers = chain.answers { return answers[step].rewards }
        guard let game = chain.game as? MatrixGame else { return [] }
        let rows = chain.actions[step].map { actions -> [UInt16] in
            if case .choices(let row) = actions { row } else { [] }
        }
        return game.payoffs.map { payoffs in
            (0..<chain.settings.steps).map { index in
                payoffs[rows.reduce(0) { $0 * chain.game.actionSpace.size + Int($1[index]) }]
            }
        }
    }
}
