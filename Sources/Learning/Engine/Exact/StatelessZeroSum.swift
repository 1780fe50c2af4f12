/// The stateless zero-sum game of the paper's figure 2: V_0 = x y = -V_1 with one parameter each.
package struct StatelessZeroSum: DifferentiableGame {
    package let agents = 2

    package init() {}

    package func point(_ parameters: [[Double]]) -> [Double] { parameters.map { $0[0] } }

    package func value(of agent: Int, _ point: [Double]) -> Double { (agent == 0 ? 1 : -1) * point[0] * point[1] }

    package func derivatives(
        of agent: Int, _ point: [Double], carriesDiscount: Bool, along direction: Direction?
    ) -> Derivatives {
        let sign = agent == 0 ? 1.0 : -1.0
        let gradients = [[sign * point[1]], [sign * point[0]]]
        guard let direction else { return Derivatives(gradients: gradients) }
        // d^2 (x y) / dx dy = 1, all else zero.
        var tangents = [[0.0], [0.0]]
        tangents[1 - direction.agent][0] = sign * direction.change[0]
        return Derivatives(gradients: gradients, tangents: tangents)
    }
}

extension StatelessZeroSum {
    /// Inner rate of both agents, outer rate, meta-updates and samples of y_0, as in the figure.
    package static let innerRate = 0.75
    package static let outerRate = 0.01
    package static let samples = 200

    /// The value of the adapted joint policy during training, for each start y_0 of the peer; x_0 starts at 0.
    /// - Parameters:
    ///   - peerLearning: Meta-MAPG if true, Meta-PG if not.
    ///   - starts: y_0 of each sample.
    ///   - updates: meta-updates.
    /// - Returns: V_0 after one inner update of both agents, `[updates + 1][samples]`.
    package static func training(peerLearning: Bool, starts: [Double], updates: Int) -> [[Double]] {
        let game = StatelessZeroSum()
        let settings = ChainSettings(
            trajectories: 1, horizon: 1, chainLength: 1, discount: 1, gaeLambda: 1, entropyWeight: 0,
            peerRate: innerRate, estimator: .exact, ownLearning: true, peerLearning: peerLearning)
        var x = Array(repeating: 0.0, count: starts.count)
        return (0...updates).map { _ in
            starts.indices.map { sample in
                let path = ExactPath(
                    game, settings, initial: [[x[sample]], [starts[sample]]], innerRates: [innerRate])
                // The loss is minus the value over L + 1 = 2.
                x[sample] -= outerRate * 2 * path.gradient([.own, .peer]).policy[0]
                return game.value(of: 0, path.points[1])
            }
        }
    }
}
