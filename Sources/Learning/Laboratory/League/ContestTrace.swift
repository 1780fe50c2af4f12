import Foundation

/// A contest step by step: how the returns and policies of many pairs spread while both learn.
package struct ContestTrace: Sendable, Hashable {
    /// A number that differs from pair to pair.
    package struct Spread: Sendable, Hashable {
        package var mean: Double
        /// A tenth of the pairs lie below, a tenth above.
        package var low: Double
        package var high: Double

        /// Of finite numbers in any order; not a number where there is none.
        init(_ numbers: [Double]) {
            let sorted = numbers.sorted()
            guard let first = sorted.first, let last = sorted.last else {
                (mean, low, high) = (.nan, .nan, .nan)
                return
            }
            mean = sorted.reduce(0, +) / Double(sorted.count)
            let place = Double(sorted.count - 1)
            low = min(max(sorted[Int((0.1 * place).rounded())], first), last)
            high = min(max(sorted[Int((0.9 * place).rounded())], first), last)
        }
    }

    /// All pairs after a number of steps.
    package struct Moment: Sendable, Hashable {
        /// Normalised returns.
        package var row: Spread
        package var column: Spread
        /// Mean probability of the game's first action, `[5]`, each player's states in its own order.
        package var rowPolicy: [Double]
        package var columnPolicy: [Double]
        /// Both returns of each pair that is still finite.
        package var returns: [ReturnPoint]
        /// What the row's policy of the first pair enforces (`ExactGame.enforced`).
        package var enforced: [ReturnPoint]
    }

    package let game: ExactGame
    package let row, column: String
    /// Before the first step and after each.
    package private(set) var moments: [Moment] = []

    /// Plays a contest on to a number of steps; nil if it was stopped.
    /// - Parameters:
    ///   - contest: Before its first step.
    ///   - steps: In all.
    ///   - isStopped: Asked before each.
    package init?(_ contest: Contest, steps: Int, isStopped: () -> Bool = { false }) {
        var contest = contest
        game = contest.game
        (row, column) = (contest.row.name, contest.column.name)
        moments.append(Self.moment(contest))
        while contest.step < steps {
            if isStopped() { return nil }
            contest.advance(1)
            moments.append(Self.moment(contest))
        }
    }

    private static func moment(_ contest: Contest) -> Moment {
        var returns: [ReturnPoint] = []
        returns.reserveCapacity(contest.pairs)
        var rowPolicy = [Double](repeating: 0, count: 5)
        var columnPolicy = rowPolicy
        contest.forEachPair { pair, row, column, _ in
            guard row.isFinite, column.isFinite else { return }
            returns.append(ReturnPoint(row, column))
            let logits = contest.logits(ofPair: pair)
            for state in 0..<5 {
                rowPolicy[state] += 1 / (1 + exp(-logits.row[state]))
                columnPolicy[state] += 1 / (1 + exp(-logits.column[state]))
            }
        }
        let share = 1 / Double(max(returns.count, 1))
        return Moment(
            row: Spread(returns.map(\.row)), column: Spread(returns.map(\.column)),
            rowPolicy: rowPolicy.map { $0 * share }, columnPolicy: columnPolicy.map { $0 * share }, returns: returns,
            enforced: contest.game.enforced(by: contest.logits(ofPair: 0).row))
    }
}
