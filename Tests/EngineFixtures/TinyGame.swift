import Engine
import Games
import Platform

/// Small problems whose answers can be computed by going through everything that can happen.
package enum TinyGame {
    /// The prisoner's dilemma.
    package static let dilemma = MatrixGame(
        id: "tiny", title: "tiny", players: 2, actions: ["cooperate", "defect"], symbols: ["C", "D"],
        payoffs: [[0.5, -1.5, 1.5, -0.5], [0.5, 1.5, -1.5, -0.5]])

    /// Settings with discount-weighted outer losses, so that everything is a gradient of one objective.
    package static func settings(
        trajectories: Int, horizon: Int, chainLength: Int, discount: Double, estimator: Estimator,
        peerLearning: Bool = true, peerRate: Double = 0.7
    ) -> ChainSettings {
        var settings = ChainSettings(
            trajectories: trajectories, horizon: horizon, chainLength: chainLength, discount: discount, gaeLambda: 1,
            entropyWeight: 0, peerRate: peerRate, estimator: estimator, ownLearning: true,
            peerLearning: peerLearning)
        settings.carriesDiscount = true
        return settings
    }

    /// Logits of both agents, `[2][5 * 2]`: fixed numbers without pattern.
    package static let logits: [[Double]] = [
        [0.3, -0.4, 0.9, 0.1, -0.7, 0.2, 0.05, 0.6, -0.3, -0.2],
        [-0.5, 0.2, 0.4, 0.7, 0.15, -0.6, 0.8, -0.1, 0.35, 0.25],
    ]

    /// A critic's table, `[5]`.
    package static let critic = [0.4, -0.3, 0.2, 0.1, -0.6]

    /// Row-wise softmax of a `[5 * 2]` table.
    package static func probabilities(_ table: [Double]) -> [Double] {
        table.indices.map { cell in
            let first = cell / 2 * 2
            return exp(table[cell]) / (exp(table[first]) + exp(table[first + 1]))
        }
    }

    /// Every way in which K trajectories of T steps of two agents with two actions can go, as `[2][T * K]` actions.
    package static func allTrajectories(trajectories: Int, horizon: Int) -> [[[UInt16]]] {
        let steps = trajectories * horizon
        return (0..<1 << (2 * steps)).map { code in
            (0..<2).map { agent in (0..<steps).map { UInt16(code >> (2 * $0 + agent) & 1) } }
        }
    }

    /// Probability of trajectories, `[2][T * K]`, under logits of both agents.
    package static func probability(of actions: [[UInt16]], trajectories: Int, logits: [[Double]]) -> Double {
        let tables = logits.map(probabilities)
        var result = 1.0
        for k in 0..<trajectories {
            var observation = 0
            for index in stride(from: k, to: actions[0].count, by: trajectories) {
                let own = Int(actions[0][index])
                let other = Int(actions[1][index])
                result *= tables[0][2 * observation + own] * tables[1][2 * observation + other]
                observation = 1 + 2 * own + other
            }
        }
        return result
    }
}

/// Central differences of a function of a vector.
package func finiteDifferences(_ x: [Double], step: Double = 1e-5, _ f: ([Double]) -> Double) -> [Double] {
    x.indices.map { i in
        var up = x
        var down = x
        up[i] += step
        down[i] -= step
        return (f(up) - f(down)) / (2 * step)
    }
}

/// Norm of the difference over norm of the reference.
package func relativeError(_ values: [Double], _ reference: [Double]) -> Double {
    let difference = zip(values, reference).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let norm = reference.reduce(0) { $0 + $1 * $1 }
    return (difference / norm).squareRoot()
}
