/// What came of one learner in the row's seat against one in the column's.
package struct Cell: Sendable, Hashable, Codable {
    package var row: String
    package var column: String
    /// Mean over pairs of the row's normalised return, per step, after the last step of learning.
    package var meanReturn: Double
    /// Of that mean. Where learners were trained, pairs of the same training are alike, and it is the error of the mean
    /// over trainings, so that it says how much another ten trainings would differ.
    package var standardError: Double
    /// The column's.
    package var columnReturn: Double
    package var columnStandardError: Double
    /// The row's mean normalised return over all steps of learning: what M-FOS is trained for and published with.
    package var meanOverLearning: Double
    package var outcomes: Outcomes
    /// Pairs whose logits are still finite numbers; the means are over these, and zero if there is none.
    package var pairs: Int
    /// Steps of learning.
    package var steps: Int
}

extension Cell {
    /// Looks at a contest as it stands.
    package init(_ contest: Contest) {
        let difference = zip(contest.game.payoffs[0], contest.game.payoffs[1]).reduce(0) { max($0, abs($1.0 - $1.1)) }
        var row = ClusteredMean(clusters: contest.clusters)
        var column = row
        var outcomes = Outcomes()
        var ends: [(Double, Double, SIMD4<Double>)] = []
        ends.reserveCapacity(contest.pairs)
        contest.forEachPair { pair, rowReturn, columnReturn, frequencies in
            guard rowReturn.isFinite, columnReturn.isFinite else { return }
            let cluster = contest.cluster(ofPair: pair)
            row.add(rowReturn, to: cluster)
            column.add(columnReturn, to: cluster)
            ends.append((rowReturn, columnReturn, frequencies))
        }
        for (rowReturn, columnReturn, frequencies) in ends {
            outcomes.add(
                row: rowReturn, column: columnReturn, frequencies: frequencies, difference: difference,
                share: 1 / Double(ends.count))
        }
        self.init(
            row: contest.row.name, column: contest.column.name, meanReturn: row.mean, standardError: row.standardError,
            columnReturn: column.mean, columnStandardError: column.standardError,
            meanOverLearning: contest.step > 0 ? contest.meansOverLearning.row : row.mean, outcomes: outcomes,
            pairs: ends.count, steps: contest.step)
    }
}

/// The mean of numbers that come in clusters, and its error.
struct ClusteredMean {
    private var sums: [Double]
    private var counts: [Double]

    init(clusters: Int) {
        sums = [Double](repeating: 0, count: clusters)
        counts = sums
    }

    mutating func add(_ number: Double, to cluster: Int) {
        sums[cluster] += number
        counts[cluster] += 1
    }

    var mean: Double { sums.reduce(0, +) / max(counts.reduce(0, +), 1) }

    /// Zero for a single cluster, of which nothing can be said.
    var standardError: Double {
        let all = counts.reduce(0, +)
        let mean = mean
        let filled = Double(counts.count { $0 > 0 })
        guard filled > 1 else { return 0 }
        // Clusters weigh by their size: the linearised variance of a ratio of sums.
        let squares = zip(sums, counts).reduce(0) { total, cluster in
            let deviation = (cluster.0 - cluster.1 * mean) / all
            return total + deviation * deviation
        }
        return (squares * filled / (filled - 1)).squareRoot()
    }
}
