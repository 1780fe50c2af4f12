import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A vector of A real numbers: normal distributions with the outputs as means and free standard deviations, one for each
/// dimension.
///
/// Its own parameters are `logStd [A]`, the logarithms of the standard deviations, which count as log 1e-6 where they lie
/// below it. The means become standardised actions z. Source: docs/method.md, sections 4 and 6.
final class GaussianHead<Scalar: KernelScalar>: Head {
    private let shape: OutputShape
    private let spread: NormalSpread<Scalar>
    /// Normal numbers of one step, `[K, A]`.
    private let normals: Buffer<Scalar>

    init(_ shape: OutputShape) {
        self.shape = shape
        spread = NormalSpread(actionCount: shape.outputs)
        normals = Buffer(zeros: shape.trajectories * shape.outputs)
    }

    private var actionCount: Int { shape.outputs }
    private var rows: Int { shape.rows }
    private var trajectories: Int { shape.trajectories }
    private var stride: Int { shape.stride }

    var parameterCount: Int { actionCount }
    func load(_ parameters: UnsafePointer<Scalar>) { unsafe spread.load(parameters) }
    func loadDirection(_ direction: UnsafePointer<Scalar>) { unsafe spread.loadDirection(direction) }
    func clearGradient() { spread.sums.fill(0) }
    func addGradient(to gradient: UnsafeMutablePointer<Scalar>) { unsafe spread.addSums(to: gradient) }

    /// An even number of words, which come in pairs.
    var wordsPerStep: Int { (trajectories * actionCount + 1) / 2 * 2 }

    func act(
        _ step: Int, _ outputs: UnsafeMutablePointer<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>
    ) {
        unsafe Scalar.gaussians(bits + step * wordsPerStep, into: normals.base, count: normals.count)
        unsafe Scalar.drawNormal(
            means: outputs, deviations: spread.deviations.base, normals: normals.base, into: actions.vectors(at: step),
            actions: actionCount, rows: rows, count: trajectories)
        unsafe record(step, outputs, actions: actions)
    }

    func record(_ step: Int, _ outputs: UnsafeMutablePointer<Scalar>, actions: SpaceRows<Scalar>) {
        unsafe Scalar.standardise(
            outputs, taken: actions.vectors(at: step), inverse: spread.inverse.base, actions: actionCount, rows: rows,
            count: trajectories)
    }

    func addScores(_ outputs: Buffer<Scalar>, weights: Buffer<Scalar>, scale: Double, to adjoints: Buffer<Scalar>) {
        for step in 0..<shape.horizon {
            unsafe Scalar.addNormalScore(
                outputs.base + step * stride, inverse: spread.inverse.base,
                weights: weights.base + step * trajectories, scale: Scalar(scale),
                to: adjoints.base + step * stride, sums: spread.sums.base, actions: actionCount, rows: rows,
                count: trajectories)
        }
    }

    func tangent(_ outputs: Buffer<Scalar>, tangents: Buffer<Scalar>, scale: Double, into result: Buffer<Scalar>) {
        for step in 0..<shape.horizon {
            unsafe Scalar.normalTangent(
                outputs.base + step * stride, inverse: spread.inverse.base,
                meanTangents: tangents.base + step * stride, logTangents: spread.tangents.base, scale: Scalar(scale),
                into: result.base + step * trajectories, actions: actionCount, rows: rows, count: trajectories)
        }
    }

    func addScoreDerivatives(
        _ outputs: Buffer<Scalar>, tangents: Buffer<Scalar>, weights: Buffer<Scalar>, scale: Double,
        to seconds: Buffer<Scalar>
    ) {
        for step in 0..<shape.horizon {
            unsafe Scalar.addNormalScoreDerivative(
                outputs.base + step * stride, inverse: spread.inverse.base,
                meanTangents: tangents.base + step * stride, logTangents: spread.tangents.base,
                weights: weights.base + step * trajectories, scale: Scalar(scale),
                to: seconds.base + step * stride, sums: spread.sums.base, actions: actionCount, rows: rows,
                count: trajectories)
        }
    }

    /// The entropy depends on the standard deviations alone.
    var entropyDependsOnOutputs: Bool { false }

    func addEntropy(_ outputs: Buffer<Scalar>, scale: Double, to adjoints: Buffer<Scalar>) -> Double {
        let steps = Double(shape.steps)
        for a in 0..<actionCount { unsafe spread.sums.base[a] = scale * steps }
        return steps * spread.entropy
    }

    func logLikelihood(_ outputs: Buffer<Scalar>) -> Double {
        var squares = 0.0
        for step in 0..<shape.horizon {
            for a in 0..<actionCount {
                unsafe squares += Scalar.sumOfSquares(outputs.base + step * stride + a * rows, count: trajectories)
            }
        }
        return (Double(actionCount) - squares / Double(shape.steps)) / 2 - spread.entropy
    }

    func probabilities(_ outputs: Buffer<Scalar>, seen: SeenChoices) -> [Double] { [] }
    func probabilities(_ outputs: Buffer<Scalar>, at step: Int, trajectory: Int) -> [Double] { [] }
}

extension GaussianHead {
    /// Mean over all steps and trajectories of KL(this, other) in nats; both must have taken the same actions last.
    func divergence(_ outputs: Buffer<Scalar>, from other: GaussianHead, _ otherOutputs: Buffer<Scalar>) -> Double {
        var total = 0.0
        for a in 0..<actionCount {
            let (own, others) = (Double(spread.deviations[a]), Double(other.spread.deviations[a]))
            // The same action minus one standardised action and the other: the difference of the means.
            var squares = 0.0
            for step in 0..<shape.horizon {
                let place = step * stride + a * rows
                for k in 0..<trajectories {
                    let means =
                        unsafe others * Double(otherOutputs.base[place + k]) - own * Double(outputs.base[place + k])
                    squares += means * means
                }
            }
            let mean = squares / Double(shape.steps)
            total += logarithm(others / own) + (own * own + mean) / (2 * others * others) - 0.5
        }
        return total
    }

    /// What the actions were drawn from, with means over all steps and trajectories; they must be those taken last.
    func normal(_ outputs: Buffer<Scalar>, of actions: SpaceBuffer<Scalar>) -> ActionNormal {
        var means = Array(repeating: 0.0, count: actionCount)
        let deviations = (0..<actionCount).map { Double(spread.deviations[$0]) }
        for step in 0..<shape.horizon {
            let taken = unsafe actions.vectors(at: step)
            for a in 0..<actionCount {
                let standardised = unsafe outputs.base + step * stride + a * rows
                for k in 0..<trajectories {
                    unsafe means[a] += Double(taken[k * actionCount + a]) - deviations[a] * Double(standardised[k])
                }
            }
        }
        return ActionNormal(means: means.map { $0 / Double(shape.steps) }, deviations: deviations)
    }
}
