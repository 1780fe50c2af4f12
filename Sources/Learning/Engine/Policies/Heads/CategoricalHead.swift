import Kernels
import Platform

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// One of A actions, by a softmax of the outputs, which become probabilities.
final class CategoricalHead<Scalar: KernelScalar>: Head {
    private let shape: OutputShape
    /// Actions taken, `[T, K]`.
    private let taken: Buffer<UInt16>

    init(_ shape: OutputShape) {
        self.shape = shape
        taken = Buffer(zeros: shape.steps)
    }

    private var actionCount: Int { shape.outputs }
    private var rows: Int { shape.rows }
    private var trajectories: Int { shape.trajectories }
    private var stride: Int { shape.stride }

    // Nothing of its own can be learned.
    var parameterCount: Int { 0 }
    func load(_ parameters: UnsafePointer<Scalar>) {}
    func loadDirection(_ direction: UnsafePointer<Scalar>) {}
    func clearGradient() {}
    func addGradient(to gradient: UnsafeMutablePointer<Scalar>) {}

    var wordsPerStep: Int { trajectories }

    func act(
        _ step: Int, _ outputs: UnsafeMutablePointer<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>
    ) {
        let row = unsafe actions.indices(at: step)
        unsafe Scalar.softmax(outputs, actions: actionCount, rows: rows)
        unsafe Scalar.draw(
            outputs, bits + step * trajectories, into: row, actions: actionCount, rows: rows, count: trajectories)
        unsafe (taken.base + step * trajectories).update(from: row, count: trajectories)
    }

    func record(_ step: Int, _ outputs: UnsafeMutablePointer<Scalar>, actions: SpaceRows<Scalar>) {
        unsafe Scalar.softmax(outputs, actions: actionCount, rows: rows)
        unsafe (taken.base + step * trajectories).update(from: actions.indices(at: step), count: trajectories)
    }

    func addScores(_ outputs: Buffer<Scalar>, weights: Buffer<Scalar>, scale: Double, to adjoints: Buffer<Scalar>) {
        for step in 0..<shape.horizon {
            unsafe Scalar.addScore(
                outputs.base + step * stride, taken: taken.base + step * trajectories,
                weights: weights.base + step * trajectories, scale: Scalar(scale),
                to: adjoints.base + step * stride, actions: actionCount, rows: rows, count: trajectories)
        }
    }

    func tangent(_ outputs: Buffer<Scalar>, tangents: Buffer<Scalar>, scale: Double, into result: Buffer<Scalar>) {
        for step in 0..<shape.horizon {
            unsafe Scalar.scoreTangent(
                outputs.base + step * stride, taken: taken.base + step * trajectories,
                tangents: tangents.base + step * stride, scale: Scalar(scale),
                into: result.base + step * trajectories, actions: actionCount, rows: rows, count: trajectories)
        }
    }

    func addScoreDerivatives(
        _ outputs: Buffer<Scalar>, tangents: Buffer<Scalar>, weights: Buffer<Scalar>, scale: Double,
        to seconds: Buffer<Scalar>
    ) {
        for step in 0..<shape.horizon {
            unsafe Scalar.addScoreDerivative(
                outputs.base + step * stride, tangents: tangents.base + step * stride,
                weights: weights.base + step * trajectories, scale: Scalar(scale),
                to: seconds.base + step * stride, actions: actionCount, rows: rows, count: trajectories)
        }
    }

    var entropyDependsOnOutputs: Bool { true }

    func addEntropy(_ outputs: Buffer<Scalar>, scale: Double, to adjoints: Buffer<Scalar>) -> Double {
        var total = 0.0
        for step in 0..<shape.horizon {
            let p = unsafe outputs.base + step * stride
            let adjoints = unsafe adjoints.base + step * stride
            for k in 0..<trajectories {
                var entropy = 0.0
                for a in 0..<actionCount { unsafe entropy -= surprisal(Double(p[a * rows + k])) }
                for a in 0..<actionCount {
                    let probability = unsafe Double(p[a * rows + k])
                    unsafe adjoints[a * rows + k] = Scalar(-scale * (surprisal(probability) + probability * entropy))
                }
                total += entropy
            }
        }
        return total
    }

    /// `p log p`, 0 at 0.
    private func surprisal(_ probability: Double) -> Double { probability > 0 ? probability * log(probability) : 0 }

    func logLikelihood(_ outputs: Buffer<Scalar>) -> Double {
        var total = 0.0
        for step in 0..<shape.horizon {
            let p = unsafe outputs.base + step * stride
            for k in 0..<trajectories {
                let probability = unsafe p[Int(taken.base[step * trajectories + k]) * rows + k]
                total += log(max(Double(probability), .leastNormalMagnitude))
            }
        }
        return total / Double(shape.steps)
    }

    func probabilities(_ outputs: Buffer<Scalar>, at step: Int, trajectory: Int) -> [Double] {
        (0..<actionCount).map { unsafe Double(outputs.base[step * stride + $0 * rows + trajectory]) }
    }

    /// Means over the steps at which each observation was seen; 1/A where it never was.
    func probabilities(_ outputs: Buffer<Scalar>, seen: SeenChoices) -> [Double] {
        var sums = Array(repeating: 0.0, count: seen.count * actionCount)
        var visits = Array(repeating: 0.0, count: seen.count)
        for step in 0..<shape.horizon {
            let row = unsafe seen.indices + step * rows
            let p = unsafe outputs.base + step * stride
            for k in 0..<trajectories {
                let observation = unsafe Int(row[k])
                visits[observation] += 1
                for a in 0..<actionCount { unsafe sums[observation * actionCount + a] += Double(p[a * rows + k]) }
            }
        }
        return sums.indices.map { cell in
            let count = visits[cell / actionCount]
            return count > 0 ? sums[cell] / count : 1 / Double(actionCount)
        }
    }
}
