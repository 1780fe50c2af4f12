import Learning
import Testing

/// The stateless zero-sum game of the paper's Figure 2: V_0 = x y = -V_1 with scalar parameters.
private struct StatelessZeroSum: DifferentiableGame {
    let agents = 2

    func point(_ parameters: [[Double]]) -> [Double] { parameters.map { $0[0] } }

    func value(of agent: Int, _ point: [Double]) -> Double { (agent == 0 ? 1 : -1) * point[0] * point[1] }

    func derivatives(
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

struct ZeroSumTests {
    /// Protocol of Figure 2: L = 1, inner rate .75, outer rate .01, y_0 uniform on [-1, 1], 200 samples.
    private let rate = 0.75
    private let outerRate = 0.01
    private let starts = (0..<200).map { -1 + (Double($0) + 0.5) / 100 }

    private func settings(peerLearning: Bool) -> ChainSettings {
        ChainSettings(
            trajectories: 1, horizon: 1, chainLength: 1, discount: 1, gaeLambda: 1, entropyWeight: 0, peerRate: rate,
            estimator: .exact, ownLearning: true, peerLearning: peerLearning)
    }

    private func chain(_ x: Double, _ y: Double, peerLearning: Bool) -> ExactPath<StatelessZeroSum> {
        ExactPath(StatelessZeroSum(), settings(peerLearning: peerLearning), initial: [[x], [y]], innerRates: [rate])
    }

    @Test func `gradients are those of the closed form`() {
        for (x, y) in [(0.3, -0.8), (-1.2, 0.4), (0.0, 1.0)] {
            let updated = (x: x + rate * y, y: y - rate * x)
            // The loss is minus the value over L + 1 = 2.
            let mapg = -2 * chain(x, y, peerLearning: true).gradient([.own, .peer]).policy[0]
            let pg = -2 * chain(x, y, peerLearning: false).gradient([.own]).policy[0]
            #expect(abs(mapg - (updated.y - rate * updated.x)) < 1e-15)
            #expect(abs(pg - updated.y) < 1e-15)
        }
    }

    /// Value of the adapted joint policy, averaged over the samples, before training and after each quarter of it.
    private func training(peerLearning: Bool) -> [Double] {
        var x = Array(repeating: 0.0, count: starts.count)
        var curve: [Double] = []
        for update in 0...2_000 {
            var total = 0.0
            for (sample, y) in starts.enumerated() {
                let path = chain(x[sample], y, peerLearning: peerLearning)
                total += StatelessZeroSum().value(of: 0, path.points[1])
                x[sample] -= outerRate * 2 * path.gradient([.own, .peer]).policy[0]
            }
            if update % 500 == 0 { curve.append(total / Double(starts.count)) }
        }
        return curve
    }

    @Test func `Meta-MAPG converges to a winning strategy`() {
        let curve = training(peerLearning: true)
        #expect(zip(curve, curve.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
        // In the limit x_0 = y_0 (1 - a^2) / 2a, worth y_0^2 (1 + a^2)^2 / 4a, with mean y_0^2 = 1/3.
        let limit = (1 + rate * rate) * (1 + rate * rate) / (4 * rate) / 3
        #expect(abs(curve[4] - limit) < 1e-3)
        #expect(curve[4] > 0)
    }

    @Test func `Meta-PG gets worse with training`() {
        let curve = training(peerLearning: false)
        #expect(zip(curve, curve.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
        #expect(curve[0] > 0.2)
        #expect(curve[4] < 0.01)
    }
}
