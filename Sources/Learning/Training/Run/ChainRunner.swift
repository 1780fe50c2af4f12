import Engine
import Files
import Games

/// One worker of a run: plays chains of its configuration in buffers of its own.
final class ChainRunner {
    let configuration: RunConfiguration
    let chain: Chain
    /// Why the peers of the chain asked for last are not there.
    private var missing: String?

    /// `isForGradients` says whether chains are walked back, for which activations are kept.
    init(_ configuration: RunConfiguration, isForGradients: Bool = true) {
        self.configuration = configuration
        var settings = configuration.chainSettings
        if !isForGradients { settings.keptBytes = 0 }
        chain = Chain(
            configuration.game, settings, kinds: configuration.policyKinds,
            lookAhead: configuration.method.updates.simulated(configuration.lookAhead))
    }

    /// Plays a chain as far as `last`; false if `isInterrupted` said so at a phase boundary. Where the game failed or a
    /// peer could not be read, `problem` says why, and nothing else counts.
    func play(
        _ parameters: MetaParameters, against personas: [Persona], key: ChainKey, until last: Phase? = nil,
        isInterrupted: () -> Bool = { false }
    ) -> Bool {
        missing = nil
        var peers: [[Float]] = []
        for persona in personas {
            switch persona.parameters {
            case .success(let parameters): peers.append(parameters)
            case .failure(let problem):
                missing = problem.description
                return true
            }
        }
        chain.begin(
            initial: [parameters.policy.map { Float($0) }] + peers, critic: parameters.critic.map { Float($0) },
            innerRates: parameters.innerRates)
        chain.beginModels(key)
        let length = configuration.chainLength
        for step in 0...length {
            if isInterrupted() { return false }
            chain.rollout(step, key: key)
            if chain.problem != nil { return true }
            chain.modelPeers(step)
            if last == .rollout(step) || step == length { return true }
            if isInterrupted() { return false }
            chain.innerUpdate(step, key: key)
            if last == .innerUpdate(step) { return true }
        }
        return true
    }

    /// Mean over peers and joint policies of the models' errors in the chain played last (see
    /// `Chain.modelErrors`); nil without models.
    var modelError: Double? {
        let errors = (0..<chain.played).flatMap(chain.modelErrors)
        return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
    }

    /// Why the chain played last does not count, as the end of a sentence; nil if it does.
    var problem: String? { missing ?? chain.problem }

    /// Mean rewards of the chain played last, `[L + 1][n]`, in the game's unit.
    var meanReward: [[Double]] {
        let factor = configuration.rewardFactor
        return chain.meanReward.map { $0.map { $0 * factor } }
    }

    /// Batch-mean discounted return of the meta-agent at each joint policy of the chain played last, `[L + 1]`.
    func meanReturns() -> [Double] { (0...configuration.chainLength).map(chain.meanReturn) }

    /// The gradient of the chain played last.
    ///
    /// `laterReturns` is what the `unbiased` estimator needs, see `Chain.metaGradient`.
    func gradient(laterReturns: [Double]) -> (gradient: ChainGradient, criticLoss: Double?) {
        let method = configuration.method
        var gradient = ChainGradient(
            policy: Array(repeating: 0, count: chain.parameterCount(of: 0)),
            innerRates: Array(repeating: 0, count: configuration.chainLength),
            critic: Array(repeating: 0, count: chain.criticParameterCount))
        var loss: Double?
        if method.learned.contains(.critic) {
            loss = chain.criticLoss()
            gradient.critic = chain.criticGradient
        }
        switch method.outer {
        case .chainAdjoint:
            let step = chain.metaGradient(laterReturns: laterReturns)
            if method.learned.contains(.policy) { gradient.policy = step.policy }
            if method.learned.contains(.innerRates) { gradient.innerRates = step.innerRates }
        case .ownUpdate:
            if method.learned.contains(.policy) { gradient.policy = chain.updateGradient(of: 0, at: 0) }
        }
        return (gradient, loss)
    }

    /// The gradients of the current-policy, own-learning and peer-learning terms of the chain played last; nil for a
    /// term the method lacks.
    func termGradients(laterReturns: [Double]) -> [[Double]?] {
        let present = chain.settings.terms
        return [OuterTerms.current, .own, .peer].map { term in
            guard present.contains(term) else { return nil }
            return chain.metaGradient(term, laterReturns: laterReturns).policy
        }
    }

    /// The chain played last, as it is shown; nil if it does not count.
    ///
    /// What was played stays, but the chain cannot be walked back any more.
    func record(personas: [Persona]) -> ChainRecord? {
        problem == nil ? ChainRecord(chain, names: ["meta"] + personas.map(\.name), of: configuration.game) : nil
    }
}

extension Persona {
    /// What a policy is loaded with, `[parameterCount]`: the logarithms of a table, the weights of a network, or the
    /// number of a rule.
    var parameters: Result<[Float], RunFileError> {
        switch policy {
        case .table(let probabilities): .success(probabilities.map { Float(logarithm($0)) })
        case .network(let parameters): .success(parameters)
        case .script(let number): .success([Float(number)])
        case .missing(let problem): .failure(RunFileError(problem))
        }
    }
}
