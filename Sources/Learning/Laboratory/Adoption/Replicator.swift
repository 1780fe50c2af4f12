import Foundation

/// Which learner a large population adopts: everybody learns by one of n learners, and those spread whose pairs pay more
/// than the mean. `s_i' = s_i ((A s)_i - s . A s)`, with A the league's returns of rows against columns.
///
/// Source: Taylor and Jonker (1978); over tables of learners, Bloembergen et al. (JAIR 2015).
package struct Replicator: Sendable {
    /// Returns of rows against columns, `[n][n]`.
    package let returns: [[Double]]

    package init(_ returns: [[Double]]) {
        precondition(!returns.isEmpty && returns.allSatisfy { $0.count == returns.count }, "a square table")
        self.returns = returns
    }

    /// Shares along time, integrated by the exponential (multiplicative) step, which keeps them positive and summing to one.
    /// - Parameters:
    ///   - shares: Of the learners at first, `[n]`.
    ///   - time: In all, in units of one over a return.
    ///   - steps: How many.
    /// - Returns: Beginning with the first, `[steps + 1][n]`.
    package func path(from shares: [Double], time: Double, steps: Int) -> [[Double]] {
        precondition(shares.count == returns.count, "a share for each learner")
        var path = [shares]
        var now = shares
        for _ in 0..<steps {
            now = step(now, time / Double(steps))
            path.append(now)
        }
        return path
    }

    private func step(_ shares: [Double], _ time: Double) -> [Double] {
        let fitness = returns.map { row in zip(row, shares).reduce(0) { $0 + $1.0 * $1.1 } }
        let best = fitness.max() ?? 0
        let grown = zip(shares, fitness).map { $0 * exp(time * ($1 - best)) }
        let sum = grown.reduce(0, +)
        return grown.map { $0 / sum }
    }

    /// How often each learner ends with more than half of the population, over initial mixtures drawn uniformly from the
    /// simplex: the sizes of basins of attraction, `[n]`. They sum to less than one where no learner takes over.
    package func basins(mixtures: Int, seed: UInt64, time: Double = 2000, steps: Int = 4000) -> [Double] {
        var counts = [Double](repeating: 0, count: returns.count)
        for mixture in 0..<mixtures {
            let random = KeyedNormals(seed: seed, .mixtures, mixture, 0)
            // Independent exponential numbers over their sum are uniform on the simplex.
            let weights = returns.indices.map { -log(random.uniform($0)) }
            let sum = weights.reduce(0, +)
            var shares = weights.map { $0 / sum }
            for _ in 0..<steps { shares = step(shares, time / Double(steps)) }
            if let winner = shares.firstIndex(where: { $0 > 0.5 }) { counts[winner] += 1 / Double(mixtures) }
        }
        return counts
    }
}
