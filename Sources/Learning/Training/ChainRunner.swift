import Games
import Kernels

/// One worker of a run: plays chains of its configuration in buffers of its own.
final class ChainRunner {
    private let configuration: RunConfiguration
    private let chain: ChainWorkspace<Float>

    /// `isForGradients` says whether chains are walked back, for which activations are kept.
    init(_ configuration: RunConfiguration, isForGradients: Bool = true) {
        self.configuration = configuration
        var settings = configuration.chainSettings
        if !isForGradients { settings.keptBytes = 0 }
        chain = ChainWorkspace(
            game: configuration.game, settings: settings, kinds: configuration.policyKinds,
            lookAhead: configuration.method.looksAhead ? configuration.lookAhead : 0)
    }

    /// Plays a chain as far as `last`; false if `isInterrupted` said so at a phase boundary.
    func play(
        _ parameters: MetaParameters, against personas: [Persona], key: ChainKey, until last: Phase? = nil,
        isInterrupted: () -> Bool = { false }
    ) -> Bool {
        let peers = personas.map { $0.probabilities.map { Float(logarithm($0)) } }
        chain.begin(
            initial: [parameters.policy.map { Float($0) }] + peers, critic: parameters.critic.map { Float($0) },
            innerRates: parameters.innerRates)
        chain.models?.begin(key)
        let length = configuration.chainLength
        for step in 0...length {
            if isInterrupted() { return false }
            chain.rollout(step, key: key)
            chain.modelPeers(step)
            if last == .rollout(step) || step == length { return true }
            if isInterrupted() { return false }
            chain.innerUpdate(step, key: key)
            if last == .innerUpdate(step) { return true }
        }
        return true
    }

    /// Mean over peers and joint policies of the models' errors in the chain played last (see
    /// `ChainWorkspace.modelErrors`); nil without models.
    var modelError: Double? {
        let errors = (0..<chain.played).flatMap(chain.modelErrors)
        return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
    }

    /// Mean reward per step of the chain played last, `[L + 1][n]`.
    var meanReward: [[Double]] { chain.meanReward }

    /// Batch-mean discounted return of the meta-agent at each joint policy of the chain played last, `[L + 1]`.
    func meanReturns() -> [Double] { (0...configuration.chainLength).map(chain.meanReturn) }

    /// The gradient of the chain played last.
    ///
    /// `laterReturns` is what the `unbiased` estimator needs, see `ChainWorkspace.weighOuter`.
    func gradient(laterReturns: [Double]) -> (gradient: ChainGradient, criticLoss: Double?) {
        guard configuration.method.isMetaLearned else {
            return (
                ChainGradient(
                    policy: doubles(chain.updateGradients[0]),
                    innerRates: Array(repeating: 0, count: configuration.chainLength),
                    critic: Array(repeating: 0, count: chain.critic.parameterCount)),
                nil
            )
        }
        let loss = chain.criticLoss()
        let rates = chain.walkBack(terms: chain.settings.terms, laterReturns: laterReturns)
        let policy = doubles(chain.adjoint[0])
        return (
            ChainGradient(policy: policy, innerRates: rates, critic: doubles(chain.criticGradient)), loss
        )
    }

    /// The gradients of the current-policy, own-learning and peer-learning terms of the chain played last; nil for a
    /// term the method lacks.
    func termGradients(laterReturns: [Double]) -> [[Double]?] {
        let present = chain.settings.terms
        return [OuterTerms.current, .own, .peer].map { term in
            guard present.contains(term) else { return nil }
            _ = chain.walkBack(terms: term, laterReturns: laterReturns)
            return doubles(chain.adjoint[0])
        }
    }

    /// The chain played last, as it is shown.
    func record(personas: [Persona]) -> ChainRecord {
        let played = chain.played
        let names = ["meta"] + personas.map(\.name)
        let size = configuration.game.observationCount
        let errors = (0..<played).map(chain.modelErrors)
        let agents = names.enumerated().map { agent, name in
            let tables = (0..<played).map { chain.policies[$0][agent].probabilities() }
            return ChainRecord.Agent(
                name: name, meanReward: (0..<played).map { chain.meanReward[$0][agent] }, probabilities: tables,
                drift: tables.map { divergence($0, from: tables[0]) / Double(size) },
                modelError: agent == 0 || chain.models == nil ? nil : errors.map { $0[agent - 1] })
        }
        let visits = (0..<played).map(chain.observationShares)
        let joint = (0..<played).map(chain.jointActionShares)
        return ChainRecord(agents: agents, visits: visits, jointActions: joint, innerRates: chain.innerRates)
    }

    private func doubles(_ buffer: Buffer<Float>) -> [Double] { buffer.array.map { Double($0) } }
}
