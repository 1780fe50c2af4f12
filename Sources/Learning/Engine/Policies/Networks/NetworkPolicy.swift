import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A policy of two parts: a network, which turns what is seen into outputs, and a head, which turns outputs into actions.
///
/// The flat vector holds the network's parameters and then the head's. (A table with a categorical head is a policy of its
/// own, `TabularPolicy`: log-probabilities that depend on a cell of the table alone are summed by cell.)
package final class NetworkPolicy<Scalar: KernelScalar>: Policy {
    package var parameterCount: Int { network.parameterCount + head.parameterCount }
    let network: any Network<Scalar>
    let head: any Head<Scalar>
    private let derivatives: OutputDerivatives<Scalar>
    /// Weights of the inner loss, `[T, K]`.
    private let innerWeights: Buffer<Scalar>
    /// Whose direction the tangents of the outputs belong to.
    private var direction: Buffer<Scalar>?

    init(_ network: any Network<Scalar>, _ head: any Head<Scalar>) {
        self.network = network
        self.head = head
        derivatives = network.derivatives
        innerWeights = Buffer(zeros: network.derivatives.shape.steps)
    }

    private var shape: OutputShape { derivatives.shape }
    /// Where the head's parameters start in a flat vector.
    private var ownParameters: Int { network.parameterCount }

    package func load(_ parameters: Buffer<Scalar>) {
        precondition(parameters.count == parameterCount, "as many parameters as the policy has")
        network.load(parameters)
        unsafe head.load(parameters.base + ownParameters)
        direction = nil
    }

    package var wordsPerStep: Int { head.wordsPerStep }

    package func act(
        step: Int, observations: SpaceRows<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>
    ) {
        unsafe head.act(step, network.forward(step, observations: observations), bits: bits, actions: actions)
    }

    package func record(step: Int, observations: SpaceRows<Scalar>, actions: SpaceRows<Scalar>) {
        unsafe head.record(step, network.forward(step, observations: observations), actions: actions)
    }

    package func innerGradient(weights: Buffer<Scalar>, into gradient: Buffer<Scalar>) {
        innerWeights.copy(from: weights)
        gradient.fill(0)
        addScore(weights, scale: -1 / Double(shape.trajectories), to: gradient)
    }

    /// Adds `scale * weights` times the scores to a gradient.
    private func addScore(_ weights: Buffer<Scalar>, scale: Double, to gradient: Buffer<Scalar>) {
        derivatives.adjoints.fill(0)
        head.clearGradient()
        head.addScores(network.outputs, weights: weights, scale: scale, to: derivatives.adjoints)
        network.addGradient(to: gradient)
        unsafe head.addGradient(to: gradient.base + ownParameters)
    }

    package func tangent(direction: Buffer<Scalar>, scale: Double, into tangent: Buffer<Scalar>) {
        network.tangent(direction)
        unsafe head.loadDirection(direction.base + ownParameters)
        self.direction = direction
        head.tangent(network.outputs, tangents: derivatives.tangents, scale: scale, into: tangent)
    }

    package func pullBack(
        outerWeights: Buffer<Scalar>?, direction: Buffer<Scalar>, rate: Double, into result: Buffer<Scalar>
    ) {
        result.copy(from: direction)
        if rate == 0 {
            if let outerWeights { addScore(outerWeights, scale: 1, to: result) }
            return
        }
        precondition(self.direction === direction, "the curvature along the direction of the last tangent")
        let share = rate / Double(shape.trajectories)
        derivatives.adjoints.fill(0)
        derivatives.seconds.fill(0)
        head.addScores(network.outputs, weights: innerWeights, scale: share, to: derivatives.adjoints)
        // The inner scores serve only to be differentiated: their sums do not count.
        head.clearGradient()
        if let outerWeights {
            head.addScores(network.outputs, weights: outerWeights, scale: 1, to: derivatives.seconds)
        }
        head.addScoreDerivatives(
            network.outputs, tangents: derivatives.tangents, weights: innerWeights, scale: share,
            to: derivatives.seconds)
        network.addSecondGradient(to: result)
        unsafe head.addGradient(to: result.base + ownParameters)
    }

    package func addEntropyGradient(scale: Double, to gradient: Buffer<Scalar>) -> Double {
        head.clearGradient()
        derivatives.adjoints.fill(0)
        let entropy = head.addEntropy(network.outputs, scale: scale, to: derivatives.adjoints)
        if head.entropyDependsOnOutputs { network.addGradient(to: gradient) }
        unsafe head.addGradient(to: gradient.base + ownParameters)
        return entropy
    }

    package func logLikelihood() -> Double { head.logLikelihood(network.outputs) }

    package func probabilities() -> [Double] {
        guard let seen = network.seen else { return [] }
        return head.probabilities(network.outputs, seen: seen)
    }

    package func probabilities(at step: Int, trajectory: Int) -> [Double] {
        head.probabilities(network.outputs, at: step, trajectory: trajectory)
    }
}

extension NetworkPolicy {
    /// Mean over all steps and trajectories of KL(this policy, other) in nats; both have heads of one kind and must have
    /// seen and taken the same last.
    package func divergence(from other: NetworkPolicy<Scalar>) -> Double {
        if let categorical = head as? CategoricalHead<Scalar> {
            return categorical.divergence(network.outputs, from: other.network.outputs)
        }
        return gaussian.divergence(network.outputs, from: other.gaussian, other.network.outputs)
    }

    /// What the actions were drawn from by a Gaussian head, with means over all steps and trajectories; they must be those
    /// taken last.
    package func normal(of actions: SpaceBuffer<Scalar>) -> ActionNormal {
        gaussian.normal(network.outputs, of: actions)
    }

    private var gaussian: GaussianHead<Scalar> {
        guard let head = head as? GaussianHead<Scalar> else {
            preconditionFailure("actions that are vectors come from normal distributions")
        }
        return head
    }
}
