import Kernels

/// A recurrent policy over vectors of A real numbers: normal distributions with the outputs as means and free standard
/// deviations, one for each dimension.
///
/// The flat vector holds the network's parameters (see `LSTMShape`) and then `logStd [A]`, the logarithms of the standard
/// deviations, which count as log 1e-6 where they lie below it. Source: docs/method.md, sections 4 and 6.
package final class LSTMGaussianPolicy<Scalar: KernelScalar>: Policy {
    package var parameterCount: Int { network.shape.parameterCount + actionCount }
    private let network: LSTMNetwork<Scalar>
    private var workspace: LSTMWorkspace<Scalar> { network.workspace }
    private let actionCount: Int
    private let trajectories: Int
    private let horizon: Int
    private let spread: NormalSpread<Scalar>
    /// Weights of the inner loss, `[T, K]`.
    private let innerWeights: Buffer<Scalar>
    /// Normal numbers of one step, `[K, A]`.
    private let normals: Buffer<Scalar>
    /// Whose direction the workspace's tangents belong to.
    private var direction: Buffer<Scalar>?

    /// - Parameters:
    ///   - workspace: shared by the policies of one agent at all joint policies.
    ///   - keepsGates: whether activations stay in memory while other networks use the workspace.
    init(_ workspace: LSTMWorkspace<Scalar>, keepsGates: Bool) {
        network = LSTMNetwork(workspace, keepsGates: keepsGates)
        actionCount = workspace.shape.outputs
        trajectories = workspace.trajectories
        horizon = workspace.horizon
        spread = NormalSpread(actionCount: actionCount)
        innerWeights = Buffer(zeros: trajectories * horizon)
        normals = Buffer(zeros: trajectories * actionCount)
    }

    /// A policy that shares nothing.
    package convenience init(shape: LSTMShape, isDense: Bool, trajectories: Int, horizon: Int) {
        self.init(
            LSTMWorkspace(shape: shape, isDense: isDense, trajectories: trajectories, horizon: horizon),
            keepsGates: true)
    }

    private var rows: Int { workspace.rows }
    /// Outputs of one step in an array `[T, A, R]`. In `network.outputs` the means become standardised actions z.
    private var stride: Int { actionCount * workspace.rows }
    /// Where the logarithms start in a flat vector.
    private var logStd: Int { network.shape.parameterCount }

    package func load(_ parameters: Buffer<Scalar>) {
        precondition(parameters.count == parameterCount, "as many parameters as the policy has")
        network.load(parameters)
        spread.load(parameters.base + logStd)
        direction = nil
    }

    /// An even number of words, which come in pairs.
    package var wordsPerStep: Int { (trajectories * actionCount + 1) / 2 * 2 }

    package func act(
        step: Int, observations: SpaceRows<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>
    ) {
        let means = network.forward(step, observations: observations)
        Scalar.gaussians(bits + step * wordsPerStep, into: normals.base, count: normals.count)
        Scalar.drawNormal(
            means: means, deviations: spread.deviations.base, normals: normals.base, into: actions.vectors(at: step),
            actions: actionCount, rows: rows, count: trajectories)
        take(means, actions.vectors(at: step))
    }

    package func record(step: Int, observations: SpaceRows<Scalar>, actions: SpaceRows<Scalar>) {
        take(network.forward(step, observations: observations), actions.vectors(at: step))
    }

    private func take(_ means: UnsafeMutablePointer<Scalar>, _ taken: UnsafePointer<Scalar>) {
        Scalar.standardise(
            means, taken: taken, inverse: spread.inverse.base, actions: actionCount, rows: rows, count: trajectories)
    }

    /// Adds `scale * weights` times the scores to adjoints of the outputs, `[T, A, R]`, and to `spread.sums`.
    private func addScores(_ weights: Buffer<Scalar>, scale: Double, to adjoints: Buffer<Scalar>) {
        for step in 0..<horizon {
            Scalar.addNormalScore(
                network.outputs.base + step * stride, inverse: spread.inverse.base,
                weights: weights.base + step * trajectories, scale: Scalar(scale),
                to: adjoints.base + step * stride, sums: spread.sums.base, actions: actionCount, rows: rows,
                count: trajectories)
        }
    }

    package func innerGradient(weights: Buffer<Scalar>, into gradient: Buffer<Scalar>) {
        innerWeights.copy(from: weights)
        gradient.fill(0)
        addScore(weights, scale: -1 / Double(trajectories), to: gradient)
    }

    private func addScore(_ weights: Buffer<Scalar>, scale: Double, to gradient: Buffer<Scalar>) {
        workspace.outputAdjoints.fill(0)
        spread.sums.fill(0)
        addScores(weights, scale: scale, to: workspace.outputAdjoints)
        network.addGradient(to: gradient)
        spread.addSums(to: gradient.base + logStd)
    }

    package func tangent(direction: Buffer<Scalar>, scale: Double, into tangent: Buffer<Scalar>) {
        network.tangent(direction)
        spread.loadDirection(direction.base + logStd)
        self.direction = direction
        for step in 0..<horizon {
            Scalar.normalTangent(
                network.outputs.base + step * stride, inverse: spread.inverse.base,
                meanTangents: workspace.outputTangents.base + step * stride, logTangents: spread.tangents.base,
                scale: Scalar(scale), into: tangent.base + step * trajectories, actions: actionCount, rows: rows,
                count: trajectories)
        }
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
        let share = rate / Double(trajectories)
        workspace.outputAdjoints.fill(0)
        workspace.outputSeconds.fill(0)
        addScores(innerWeights, scale: share, to: workspace.outputAdjoints)
        // The inner scores serve only to be differentiated: their sums do not count.
        spread.sums.fill(0)
        if let outerWeights { addScores(outerWeights, scale: 1, to: workspace.outputSeconds) }
        for step in 0..<horizon {
            Scalar.addNormalScoreDerivative(
                network.outputs.base + step * stride, inverse: spread.inverse.base,
                meanTangents: workspace.outputTangents.base + step * stride, logTangents: spread.tangents.base,
                weights: innerWeights.base + step * trajectories, scale: Scalar(share),
                to: workspace.outputSeconds.base + step * stride, sums: spread.sums.base, actions: actionCount,
                rows: rows, count: trajectories)
        }
        network.addSecondGradient(to: result)
        spread.addSums(to: result.base + logStd)
    }

    /// The entropy depends on the standard deviations alone.
    package func addEntropyGradient(scale: Double, to gradient: Buffer<Scalar>) -> Double {
        let steps = Double(trajectories * horizon)
        for a in 0..<actionCount { spread.sums.base[a] = scale * steps }
        spread.addSums(to: gradient.base + logStd)
        return steps * spread.entropy
    }

    package func logLikelihood() -> Double {
        var squares = 0.0
        for step in 0..<horizon {
            for a in 0..<actionCount {
                squares += Scalar.sumOfSquares(
                    network.outputs.base + step * stride + a * rows, count: trajectories)
            }
        }
        return (Double(actionCount) - squares / Double(trajectories * horizon)) / 2 - spread.entropy
    }

    package func probabilities() -> [Double] { [] }

    /// Mean over all steps and trajectories of KL(this policy, other) in nats; both must have taken the same actions
    /// last.
    package func divergence(from other: LSTMGaussianPolicy<Scalar>) -> Double {
        var total = 0.0
        for a in 0..<actionCount {
            let (own, others) = (Double(spread.deviations[a]), Double(other.spread.deviations[a]))
            // The same action minus one standardised action and the other: the difference of the means.
            var squares = 0.0
            for step in 0..<horizon {
                let place = step * stride + a * rows
                for k in 0..<trajectories {
                    let means =
                        others * Double(other.network.outputs.base[place + k])
                        - own * Double(network.outputs.base[place + k])
                    squares += means * means
                }
            }
            let mean = squares / Double(trajectories * horizon)
            total += logarithm(others / own) + (own * own + mean) / (2 * others * others) - 0.5
        }
        return total
    }

    /// What the actions were drawn from, with means over all steps and trajectories; they must be those taken last.
    package func normal(of actions: SpaceBuffer<Scalar>) -> ActionNormal {
        let steps = Double(trajectories * horizon)
        var means = Array(repeating: 0.0, count: actionCount)
        let deviations = (0..<actionCount).map { Double(spread.deviations[$0]) }
        for step in 0..<horizon {
            let taken = actions.vectors(at: step)
            for a in 0..<actionCount {
                let standardised = network.outputs.base + step * stride + a * rows
                for k in 0..<trajectories {
                    means[a] += Double(taken[k * actionCount + a]) - deviations[a] * Double(standardised[k])
                }
            }
        }
        return ActionNormal(means: means.map { $0 / steps }, deviations: deviations)
    }
}
