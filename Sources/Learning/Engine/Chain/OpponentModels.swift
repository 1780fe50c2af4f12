import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

/// The meta-agent's view of its peers when it cannot see their parameters: a model of each peer at each joint policy.
/// Source: docs/method.md, section 5; Kim et al. (2021), appendix on opponent modelling.
///
/// A model starts at random. At every joint policy it is fitted to the actions that its peer played (`fit`), and then
/// makes the update that the peer is thought to make (`innerUpdate`), which is where the next fit starts. The
/// peer-learning term goes through the models as it would go through the peers; what a fit corrects is taken for a
/// constant, so the adjoint passes it unchanged.
final class OpponentModels<Scalar: KernelScalar> {
    /// The models at each joint policy, `[L + 1][n - 1]`.
    let policies: [[any Policy<Scalar>]]
    /// Number of parameters of each model, `[n - 1]`.
    let parameterCounts: [Int]
    /// Inner rate of the models.
    let rate: Double
    private let kind: PolicyKind
    private let game: any Playable
    /// Parameters behind `policies`, `[L + 1][n - 1]`.
    let parameters: [[Buffer<Scalar>]]
    private let gradients: [Buffer<Scalar>]
    private let fits: [ModelFit<Scalar>]

    /// `kind` says what the models are, `rate` at which inner rate they are thought to learn.
    init(_ kind: PolicyKind, rate: Double, game: any Playable, settings: ChainSettings) {
        self.kind = kind
        self.rate = rate
        self.game = game
        let peers = game.players - 1
        let factories = (0..<peers).map { PolicyFactory<Scalar>(kind, game: game, settings: settings, agent: $0 + 1) }
        policies = (0...settings.chainLength).map { step in factories.map { $0.policy(at: step) } }
        let counts = policies[0].map(\.parameterCount)
        parameterCounts = counts
        func buffers() -> [Buffer<Scalar>] { counts.map { Buffer(zeros: $0) } }
        parameters = (0...settings.chainLength).map { _ in buffers() }
        gradients = buffers()
        fits = counts.map { ModelFit(parameterCount: $0, trajectories: settings.trajectories, steps: settings.steps) }
    }

    /// Starts all models anew, at random numbers of the chain's key.
    func begin(_ key: ChainKey) {
        var modelling = key
        modelling.stream = .modelling(of: key.stream)
        for (index, buffer) in parameters[0].enumerated() {
            buffer.assign(initial(modelling.philox(agent: index + 1)).map { Scalar($0) })
        }
    }

    /// A network drawn at random, or a table of random logits.
    private func initial(_ random: Philox) -> [Double] {
        let (observations, outputs) = (game.observationSpace.size, game.actionSpace.size)
        guard kind == .tabular else {
            return kind.initial(observations: observations, outputs: outputs, random)
        }
        var block: UInt32 = 0
        return random.xavier(rows: observations, columns: outputs, block: &block)
    }

    /// Fits the models to what the peers played at joint policy `step`.
    func fit(_ step: Int, _ batch: Trajectories<Scalar>, horizon: Int) {
        for index in policies[step].indices {
            let model = policies[step][index]
            let actions = batch.actions[index + 1]
            fits[index].fit(model, parameters[step][index]) {
                for t in 0..<horizon {
                    model.record(step: t, observations: batch.observations, actions: actions)
                }
            }
        }
    }

    /// Fits one model, a table, to what its peer has played so far at joint policy `step`: whole trajectories, and steps of
    /// the next one.
    func fit(
        _ step: Int, _ index: Int, _ batch: Trajectories<Scalar>, horizon: Int,
        played: (trajectories: Int, steps: Int)
    ) {
        guard let table = policies[step][index] as? TabularPolicy<Scalar> else { return }
        table.load(parameters[step][index])
        for t in 0..<horizon {
            table.record(step: t, observations: batch.observations, actions: batch.actions[index + 1])
        }
        table.fit(into: parameters[step][index], trajectories: played.trajectories, steps: played.steps)
    }

    /// Makes the peers' update on the models: those of joint policy `step + 1` start there.
    func innerUpdate(_ step: Int, _ batch: Trajectories<Scalar>) {
        for index in policies[step].indices {
            let next = parameters[step + 1][index]
            policies[step][index].innerGradient(weights: batch.innerWeights[index + 1], into: gradients[index])
            next.copy(from: parameters[step][index])
            unsafe Scalar.addScaled(gradients[index].base, by: Scalar(-rate), to: next.base, count: next.count)
        }
    }
}

extension RandomStream {
    /// The stream of the models in chains of a stream: models shift none of the chain's own numbers.
    static func modelling(of stream: RandomStream) -> RandomStream {
        switch stream {
        case .watching: .watchingModels
        case .evaluation, .validation: .evaluationModels
        case .playing: .playingModels
        default: .trainingModels
        }
    }
}
