import Foundation

/// Which learner a finite population holds how often when newcomers are rare: a chain over populations of one kind, whose
/// steps are single newcomers that take over or die out.
///
/// A newcomer j among m who learn by i takes over with the probability of the pairwise-comparison process,
/// `1 / (1 + sum over k of exp(-alpha sum over l <= k of (f_j(l) - f_i(l))))`, where f are mean returns of each kind, play
/// against the own kind included, while l of m are newcomers. Sources: Omidshafiei et al., *alpha-Rank* (2019);
/// the process is that of Traulsen et al. (2006), so that what learners do among themselves counts.
package struct AlphaRank: Sendable {
    /// How strongly returns decide, per unit of return.
    package var intensity: Double
    /// m.
    package var population: Int

    package init(intensity: Double = 10, population: Int = 50) {
        precondition(population >= 2 && intensity >= 0, "a population of two or more, and an intensity from zero on")
        self.intensity = intensity
        self.population = population
    }

    /// How often the population is of each kind in the long run, `[n]`, by returns of rows against columns, `[n][n]`.
    package func ranking(_ returns: [[Double]]) -> [Double] {
        let count = returns.count
        precondition(returns.allSatisfy { $0.count == count }, "a square table")
        if count == 1 { return [1] }
        var chain = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for resident in 0..<count {
            for newcomer in 0..<count where newcomer != resident {
                chain[resident][newcomer] = fixation(of: newcomer, among: resident, returns) / Double(count - 1)
            }
            chain[resident][resident] = 1 - chain[resident].reduce(0, +)
        }
        return stationary(chain)
    }

    /// The probability that one newcomer takes over a population of residents.
    package func fixation(of newcomer: Int, among resident: Int, _ returns: [[Double]]) -> Double {
        let m = Double(population)
        var exponent = 0.0
        var sum = 1.0
        for newcomers in 1..<population {
            let k = Double(newcomers)
            let own = ((k - 1) * returns[newcomer][newcomer] + (m - k) * returns[newcomer][resident]) / (m - 1)
            let theirs = (k * returns[resident][newcomer] + (m - k - 1) * returns[resident][resident]) / (m - 1)
            exponent -= intensity * (own - theirs)
            // Beyond this the newcomer has no chance; the sum must stay a number, and every chance above zero.
            sum += exp(min(exponent, 600))
        }
        return 1 / sum
    }

    /// By elimination that subtracts nothing, so that tiny probabilities keep their digits. Source: Grassmann, Taksar and
    /// Heyman (1985).
    private func stationary(_ chain: [[Double]]) -> [Double] {
        var p = chain
        let count = p.count
        for last in stride(from: count - 1, to: 0, by: -1) {
            let leaving = p[last][0..<last].reduce(0, +)
            for row in 0..<last {
                p[row][last] /= leaving
                for column in 0..<last { p[row][column] += p[row][last] * p[last][column] }
            }
        }
        var shares = [1.0] + [Double](repeating: 0, count: count - 1)
        for column in 1..<count {
            shares[column] = (0..<column).reduce(0) { $0 + shares[$1] * p[$1][column] }
        }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }
}
