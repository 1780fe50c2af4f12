import Kernels

#if canImport(Glibc)
import Glibc
#endif

/// A recurrent policy over A actions: softmax of the outputs.
package final class LSTMCategoricalPolicy<Scalar: KernelScalar>: Policy {
    package var parameterCount: Int { network.shape.parameterCount }
    private let network: LSTMNetwork<Scalar>
    private var workspace: LSTMWorkspace<Scalar> { network.workspace }
    private let trajectories: Int
    private let horizon: Int
    /// Actions taken, `[T, K]`.
    private let taken: Buffer<UInt16>
    /// Weights of the inner loss, `[T, K]`.
    private let innerWeights: Buffer<Scalar>
    /// Whose direction the workspace's tangents belong to.
    private var direction: Buffer<Scalar>?

    /// - Parameters:
    ///   - workspace: shared by the policies of one agent at all joint policies.
    ///   - keepsGates: whether activations stay in memory while other networks use the workspace.
    init(_ workspace: LSTMWorkspace<Scalar>, keepsGates: Bool) {
        network = LSTMNetwork(workspace, keepsGates: keepsGates)
        trajectories = workspace.trajectories
        horizon = workspace.horizon
        taken = Buffer(zeros: trajectories * horizon)
        innerWeights = Buffer(zeros: trajectories * horizon)
    }

    /// A policy that shares nothing.
    package convenience init(shape: LSTMShape, isDense: Bool = false, trajectories: Int, horizon: Int) {
        self.init(
            LSTMWorkspace(shape: shape, isDense: isDense, trajectories: trajectories, horizon: horizon),
            keepsGates: true)
    }

    private var actionCount: Int { network.shape.outputs }
    private var rows: Int { workspace.rows }
    /// Outputs of one step in an array `[T, A, R]`.
    private var stride: Int { actionCount * workspace.rows }

    package func load(_ parameters: Buffer<Scalar>) {
        network.load(parameters)
        direction = nil
    }

    package var wordsPerStep: Int { trajectories }

    /// P(action) of a step, `[A, R]`.
    private func play(_ step: Int, _ observations: SpaceRows<Scalar>) -> UnsafeMutablePointer<Scalar> {
        let out = network.forward(step, observations: observations)
        Scalar.softmax(out, actions: actionCount, rows: rows)
        return out
    }

    package func act(
        step: Int, observations: SpaceRows<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>
    ) {
        let row = actions.indices(at: step)
        Scalar.draw(
            play(step, observations), bits + step * trajectories, into: row, actions: actionCount, rows: rows,
            count: trajectories)
        (taken.base + step * trajectories).update(from: row, count: trajectories)
    }

    package func record(step: Int, observations: SpaceRows<Scalar>, actions: SpaceRows<Scalar>) {
        _ = play(step, observations)
        (taken.base + step * trajectories).update(from: actions.indices(at: step), count: trajectories)
    }

    /// Adds `scale * weights` times the scores to adjoints of the outputs, `[T, A, R]`.
    private func addScores(_ weights: Buffer<Scalar>, scale: Double, to adjoints: Buffer<Scalar>) {
        for step in 0..<horizon {
            Scalar.addScore(
                network.outputs.base + step * stride, taken: taken.base + step * trajectories,
                weights: weights.base + step * trajectories, scale: Scalar(scale),
                to: adjoints.base + step * stride, actions: actionCount, rows: rows, count: trajectories)
        }
    }

    package func innerGradient(weights: Buffer<Scalar>, into gradient: Buffer<Scalar>) {
        innerWeights.copy(from: weights)
        workspace.outputAdjoints.fill(0)
        addScores(weights, scale: -1 / Double(trajectories), to: workspace.outputAdjoints)
        gradient.fill(0)
        network.addGradient(to: gradient)
    }

    package func tangent(direction: Buffer<Scalar>, scale: Double, into tangent: Buffer<Scalar>) {
        network.tangent(direction)
        self.direction = direction
        for step in 0..<horizon {
            Scalar.scoreTangent(
                network.outputs.base + step * stride, taken: taken.base + step * trajectories,
                tangents: workspace.outputTangents.base + step * stride, scale: Scalar(scale),
                into: tangent.base + step * trajectories, actions: actionCount, rows: rows, count: trajectories)
        }
    }

    package func pullBack(
        outerWeights: Buffer<Scalar>?, direction: Buffer<Scalar>, rate: Double, into result: Buffer<Scalar>
    ) {
        result.copy(from: direction)
        if rate == 0 {
            guard let outerWeights else { return }
            workspace.outputAdjoints.fill(0)
            addScores(outerWeights, scale: 1, to: workspace.outputAdjoints)
            return network.addGradient(to: result)
        }
        precondition(self.direction === direction, "the curvature along the direction of the last tangent")
        let share = rate / Double(trajectories)
        workspace.outputAdjoints.fill(0)
        workspace.outputSeconds.fill(0)
        addScores(innerWeights, scale: share, to: workspace.outputAdjoints)
        if let outerWeights { addScores(outerWeights, scale: 1, to: workspace.outputSeconds) }
        for step in 0..<horizon {
            Scalar.addScoreDerivative(
                network.outputs.base + step * stride, tangents: workspace.outputTangents.base + step * stride,
                weights: innerWeights.base + step * trajectories, scale: Scalar(share),
                to: workspace.outputSeconds.base + step * stride, actions: actionCount, rows: rows,
                count: trajectories)
        }
        network.addSecondGradient(to: result)
    }

    package func addEntropyGradient(scale: Double, to gradient: Buffer<Scalar>) -> Double {
        workspace.outputAdjoints.fill(0)
        var total = 0.0
        for step in 0..<horizon {
            let p = network.outputs.base + step * stride
            let adjoints = workspace.outputAdjoints.base + step * stride
            for k in 0..<trajectories {
                var entropy = 0.0
                for a in 0..<actionCount { entropy -= surprisal(Double(p[a * rows + k])) }
                for a in 0..<actionCount {
                    let probability = Double(p[a * rows + k])
                    adjoints[a * rows + k] = Scalar(-scale * (surprisal(probability) + probability * entropy))
                }
                total += entropy
            }
        }
        network.addGradient(to: gradient)
        return total
    }

    /// `p log p`, 0 at 0.
    private func surprisal(_ probability: Double) -> Double { probability > 0 ? probability * log(probability) : 0 }

    package func logLikelihood() -> Double {
        var total = 0.0
        for step in 0..<horizon {
            let p = network.outputs.base + step * stride
            for k in 0..<trajectories {
                let probability = p[Int(taken.base[step * trajectories + k]) * rows + k]
                total += log(max(Double(probability), .leastNormalMagnitude))
            }
        }
        return total / Double(horizon * trajectories)
    }

    /// Means over the steps at which each observation was seen; 1/A where it never was.
    package func probabilities() -> [Double] {
        guard let input = network.input as? OneHotInput<Scalar> else { return [] }
        let observationCount = network.shape.inputs
        var sums = Array(repeating: 0.0, count: observationCount * actionCount)
        var visits = Array(repeating: 0.0, count: observationCount)
        for step in 0..<horizon {
            let seen = input.observations.base + step * rows
            let p = network.outputs.base + step * stride
            for k in 0..<trajectories {
                let observation = Int(seen[k])
                visits[observation] += 1
                for a in 0..<actionCount { sums[observation * actionCount + a] += Double(p[a * rows + k]) }
            }
        }
        return sums.indices.map { cell in
            let count = visits[cell / actionCount]
            return count > 0 ? sums[cell] / count : 1 / Double(actionCount)
        }
    }
}
