import Engine
import Testing

struct ZeroSumTests {
    /// Protocol of Figure 2: L = 1, inner rate .75, outer rate .01, y_0 uniform on [-1, 1], 200 samples.
    private let rate = StatelessZeroSum.innerRate
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
        let values = StatelessZeroSum.training(peerLearning: peerLearning, starts: starts, updates: 2_000)
        return stride(from: 0, through: 2_000, by: 500).map { values[$0].reduce(0, +) / Double(starts.count) }
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
