import Foundation
import Games

/// The same game for any number of players and actions, one joint policy at a time, by a pivoted solution of the whole
/// system of `A^n` joint actions: what the kernels are compared with, and what larger games are computed by.
///
/// Logits have the shape `[n][S][A - 1]`, `S = 1 + A^n` observations in the order of `MatrixGame`, the same for all
/// players; the last action has the logit 0. With two actions a logit's sigmoid is the probability of the first.
package struct StationaryGame: Sendable {
    package let game: MatrixGame
    /// g.
    package let discount: Double

    package init(_ game: MatrixGame, discount: Double) {
        precondition(discount >= 0 && discount < 1, "a discount lies in [0, 1)")
        self.game = game
        self.discount = discount
    }

    /// Normalised returns, `[n]`.
    package func returns(_ logits: [[[Double]]]) -> [Double] {
        let policies = logits.map { $0.map(StationaryGame.softmax) }
        let frequencies = frequencies(policies)
        return game.payoffs.map { payoffs in zip(payoffs, frequencies).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// The gradient of each player's normalised return by each player's logits, `[n][n][S][A - 1]`.
    ///
    /// `dV_i / d logit_j(s, a) = w(s) pi_j(a | s) (Q_i(s, a) - sum over b of pi_j(b | s) Q_i(s, b))`, with w the discounted
    /// frequency of observations and Q what an action is worth when the others act as they do.
    package func gradients(_ logits: [[[Double]]]) -> [[[[Double]]]] {
        let policies = logits.map { $0.map(StationaryGame.softmax) }
        let weights = [1 - discount] + frequencies(policies).map { discount * $0 }
        let system = LinearSystem(transitions(policies, discount))
        return (0..<game.players).map { player in
            let worths = system.solve(game.payoffs[player])
            return (0..<game.players).map { learner in
                (0..<game.observationCount).map { observation in
                    let own = policies[learner][observation]
                    var values = [Double](repeating: 0, count: game.actionCount)
                    for joint in 0..<game.jointActionCount {
                        let rest = (0..<game.players).reduce(1.0) {
                            $1 == learner ? $0 : $0 * policies[$1][observation][game.action(of: $1, in: joint)]
                        }
                        values[game.action(of: learner, in: joint)] += rest * worths[joint]
                    }
                    let mean = zip(own, values).reduce(0) { $0 + $1.0 * $1.1 }
                    return (0..<game.actionCount - 1).map { weights[observation] * own[$0] * (values[$0] - mean) }
                }
            }
        }
    }

    /// `d = (1 - g) p0 (I - g M)^-1`, the discounted frequency of joint actions, `[A^n]`.
    private func frequencies(_ policies: [[[Double]]]) -> [Double] {
        let matrix = transitions(policies, discount)
        let transposed = matrix.indices.map { column in matrix.indices.map { matrix[$0][column] } }
        return LinearSystem(transposed).solve(outcomes(policies, 0).map { (1 - discount) * $0 })
    }

    /// `I - g M`, `[A^n][A^n]`.
    private func transitions(_ policies: [[[Double]]], _ g: Double) -> [[Double]] {
        (0..<game.jointActionCount).map { joint in
            outcomes(policies, 1 + joint).enumerated().map { ($0.offset == joint ? 1 : 0) - g * $0.element }
        }
    }

    /// Probabilities of joint actions after an observation, `[A^n]`.
    private func outcomes(_ policies: [[[Double]]], _ observation: Int) -> [Double] {
        (0..<game.jointActionCount).map { joint in
            (0..<game.players).reduce(1.0) { $0 * policies[$1][observation][game.action(of: $1, in: joint)] }
        }
    }

    private static func softmax(_ logits: [Double]) -> [Double] {
        let all = logits + [0]
        let largest = all.max() ?? 0
        let powers = all.map { exp($0 - largest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}

/// A square system of linear equations, by elimination with the largest pivot of each column.
package struct LinearSystem {
    private let matrix: [[Double]]

    package init(_ matrix: [[Double]]) { self.matrix = matrix }

    /// The solution for a right-hand side.
    /// - Precondition: The matrix is regular.
    package func solve(_ side: [Double]) -> [Double] {
        var rows = zip(matrix, side).map { $0 + [$1] }
        let count = side.count
        for pivot in 0..<count {
            let best = (pivot..<count).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
            rows.swapAt(pivot, best)
            precondition(rows[pivot][pivot] != 0, "the system has no single solution")
            for row in pivot + 1..<count {
                let factor = rows[row][pivot] / rows[pivot][pivot]
                if factor != 0 { for column in pivot...count { rows[row][column] -= factor * rows[pivot][column] } }
            }
        }
        for row in (0..<count).reversed() {
            for column in row + 1..<count { rows[row][count] -= rows[row][column] * rows[column][count] }
            rows[row][count] /= rows[row][row]
        }
        return rows.map { $0[count] }
    }
}
