import Kernels
import Platform

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A softmax over a table of logits, `[S, A]`.
///
/// Log-probabilities depend on observation and action alone, so scores and curvatures reduce to sums of weights by
/// cell of the table, kept in Double; only look-ups and sums run over all K x T steps.
package final class TabularPolicy<Scalar: KernelScalar>: Policy {
    let observationCount: Int
    let actionCount: Int
    let trajectories: Int
    let steps: Int
    package var parameterCount: Int { observationCount * actionCount }

    /// P(a | x), `[S, A]`.
    private let table: Buffer<Double>
    /// Cumulative probabilities scaled to 2^32, `[S, A - 1]`.
    private let thresholds: Buffer<UInt32>
    /// Where each step lies in the table, `[T, K]`.
    private let cells: Buffer<UInt16>
    /// Partial sums of weights by cell, `[4, S, A]`.
    private let sums: Buffer<Double>
    /// Inner weights summed by observation, `[S]`.
    private let innerSums: Buffer<Double>
    /// A table in the precision of the loops, `[S, A]`.
    private let lookUp: Buffer<Scalar>

    /// - Parameters:
    ///   - observationCount: S.
    ///   - actionCount: A; `S * A` must fit 16 bits.
    ///   - trajectories: K.
    ///   - horizon: T.
    package init(observationCount: Int, actionCount: Int, trajectories: Int, horizon: Int) {
        precondition(observationCount * actionCount <= 65_536, "a table of at most 65,536 cells")
        self.observationCount = observationCount
        self.actionCount = actionCount
        self.trajectories = trajectories
        steps = horizon * trajectories
        let size = observationCount * actionCount
        table = Buffer(zeros: size)
        thresholds = Buffer(zeros: observationCount * (actionCount - 1))
        cells = Buffer(zeros: steps)
        sums = Buffer(zeros: 4 * size)
        innerSums = Buffer(zeros: observationCount)
        lookUp = Buffer(zeros: size)
    }

    package func load(_ parameters: Buffer<Scalar>) {
        precondition(parameters.count == parameterCount, "one logit for each observation and action")
        for x in 0..<observationCount {
            let row = unsafe table.base + x * actionCount
            let logits = unsafe parameters.base + x * actionCount
            var largest = unsafe Double(logits[0])
            for a in 1..<actionCount { largest = unsafe max(largest, Double(logits[a])) }
            var total = 0.0
            for a in 0..<actionCount {
                unsafe row[a] = exp(Double(logits[a]) - largest)
                unsafe total += row[a]
            }
            var cumulative = 0.0
            for a in 0..<actionCount {
                unsafe row[a] /= total
                unsafe cumulative += row[a]
                if a < actionCount - 1 {
                    let scaled = min(max(cumulative, 0) * 4_294_967_296, 4_294_967_295)
                    unsafe thresholds.base[x * (actionCount - 1) + a] = scaled.isNaN ? 0 : UInt32(scaled)
                }
            }
        }
    }

    package var wordsPerStep: Int { trajectories }

    package func act(
        step: Int, observations: SpaceRows<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>
    ) {
        let offset = step * trajectories
        unsafe sampleCategorical(
            rows: observations.indices(at: step), thresholds: thresholds.base, actionCount: actionCount,
            bits: bits + offset, actions: actions.indices(at: step), cells: cells.base + offset,
            count: trajectories)
    }

    package func record(step: Int, observations: SpaceRows<Scalar>, actions: SpaceRows<Scalar>) {
        unsafe tableCells(
            rows: observations.indices(at: step), actions: actions.indices(at: step), actionCount: actionCount,
            cells: cells.base + step * trajectories, count: trajectories)
    }

    package func innerGradient(weights: Buffer<Scalar>, into gradient: Buffer<Scalar>) {
        sumByCell(weights)
        let scale = -1 / Double(trajectories)
        for x in 0..<observationCount {
            let weight = rowSum(x)
            unsafe innerSums.base[x] = weight
            for a in 0..<actionCount {
                let cell = x * actionCount + a
                unsafe gradient.base[cell] = Scalar(scale * (sums.base[cell] - table.base[cell] * weight))
            }
        }
    }

    package func tangent(direction: Buffer<Scalar>, scale: Double, into tangent: Buffer<Scalar>) {
        for x in 0..<observationCount {
            let mean = expectation(of: direction, at: x)
            for cell in x * actionCount..<(x + 1) * actionCount {
                unsafe lookUp.base[cell] = Scalar(scale * (Double(direction.base[cell]) - mean))
            }
        }
        unsafe Scalar.gather(lookUp.base, cells.base, tangent.base, count: steps)
    }

    package func pullBack(
        outerWeights: Buffer<Scalar>?, direction: Buffer<Scalar>, rate: Double, into result: Buffer<Scalar>
    ) {
        if let outerWeights { sumByCell(outerWeights) }
        for x in 0..<observationCount {
            let mean = expectation(of: direction, at: x)
            let curvature = unsafe rate * innerSums.base[x] / Double(trajectories)
            let weight = outerWeights == nil ? 0 : rowSum(x)
            for cell in x * actionCount..<(x + 1) * actionCount {
                let probability = unsafe table.base[cell]
                let value = unsafe Double(direction.base[cell])
                var next = value - curvature * probability * (value - mean)
                if outerWeights != nil { unsafe next += sums.base[cell] - probability * weight }
                unsafe result.base[cell] = Scalar(next)
            }
        }
    }

    package func addEntropyGradient(scale: Double, to gradient: Buffer<Scalar>) -> Double {
        sums.fill(0)
        for i in 0..<steps { unsafe sums.base[Int(cells.base[i])] += 1 }
        var total = 0.0
        for x in 0..<observationCount {
            let visits = (x * actionCount..<(x + 1) * actionCount).reduce(0) { unsafe $0 + sums.base[$1] }
            var entropy = 0.0
            for cell in x * actionCount..<(x + 1) * actionCount { entropy -= surprisal(cell) }
            for cell in x * actionCount..<(x + 1) * actionCount {
                let slope = unsafe -(surprisal(cell) + table.base[cell] * entropy)
                unsafe gradient.base[cell] += Scalar(scale * visits * slope)
            }
            total += visits * entropy
        }
        return total
    }

    package func logLikelihood() -> Double {
        var total = 0.0
        for i in 0..<steps { unsafe total += log(max(table.base[Int(cells.base[i])], .leastNormalMagnitude)) }
        return total / Double(steps)
    }

    package func probabilities() -> [Double] { table.array }

    package func probabilities(at step: Int, trajectory: Int) -> [Double] {
        let row = unsafe Int(cells.base[step * trajectories + trajectory]) / actionCount * actionCount
        return (0..<actionCount).map { table[row + $0] }
    }

    /// Fits the table to the actions recorded last, and loads what it found: the most likely probabilities given a
    /// Dirichlet prior worth one observed action around those of now, so that rows never seen stay as they are. The
    /// limit of gradient ascent in closed form.
    /// - Parameters:
    ///   - parameters: Receives the logits.
    ///   - whole: Trajectories that count, the first ones; nil for all.
    ///   - more: Steps that count of the trajectory behind them.
    package func fit(into parameters: Buffer<Scalar>, trajectories whole: Int? = nil, steps more: Int = 0) {
        sums.fill(0)
        let whole = whole ?? trajectories
        for t in 0..<steps / trajectories {
            let count = min(whole + (t < more ? 1 : 0), trajectories)
            for k in 0..<count { unsafe sums.base[Int(cells.base[t * trajectories + k])] += 1 }
        }
        for x in 0..<observationCount {
            let visits = rowSum(x)
            if visits == 0 { continue }
            for cell in x * actionCount..<(x + 1) * actionCount {
                let probability = unsafe (sums.base[cell] + table.base[cell]) / (visits + 1)
                unsafe parameters.base[cell] = Scalar(log(max(probability, 1e-30)))
            }
        }
        load(parameters)
    }

    /// `p log p` of a cell, 0 where p is 0.
    private func surprisal(_ cell: Int) -> Double {
        let probability = unsafe table.base[cell]
        return probability > 0 ? probability * log(probability) : 0
    }

    /// Mean of a direction's row under the policy.
    private func expectation(of direction: Buffer<Scalar>, at x: Int) -> Double {
        var mean = 0.0
        for cell in x * actionCount..<(x + 1) * actionCount {
            unsafe mean += table.base[cell] * Double(direction.base[cell])
        }
        return mean
    }

    /// Sums weights into `sums[0..<S * A]`.
    private func sumByCell(_ weights: Buffer<Scalar>) {
        precondition(weights.count == steps, "one weight for each step and trajectory")
        sums.fill(0)
        let size = parameterCount
        unsafe Scalar.scatterAdd(weights.base, cells.base, sums.base, cells: size, count: steps)
        for cell in 0..<size {
            unsafe sums.base[cell] += sums.base[cell + size] + sums.base[cell + 2 * size] + sums.base[cell + 3 * size]
        }
    }

    /// Sum of a row of `sums`.
    private func rowSum(_ x: Int) -> Double {
        var total = 0.0
        for cell in x * actionCount..<(x + 1) * actionCount { unsafe total += sums.base[cell] }
        return total
    }
}
