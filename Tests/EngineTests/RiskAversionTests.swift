import Engine
import EngineFixtures
import Foundation
import Testing

struct RiskAversionTests {
    @Test func `weights fall by a factor per unit of reward and have mean 1`() {
        let weights = RiskAversion.weights([1, 0, 3], aversion: log(2.0))
        // 1/2, 1, 1/8 over their mean 13/24.
        #expect(worstError(weights, [12.0 / 13, 24.0 / 13, 3.0 / 13]) < 1e-15)
    }

    @Test func `without aversion, or where all got the same, all count alike`() {
        #expect(RiskAversion.weights([4, -7], aversion: 0) == [1, 1])
        #expect(RiskAversion.weights([0.3, 0.3, 0.3], aversion: 5) == [1, 1, 1])
        #expect(RiskAversion.weights([], aversion: 1).isEmpty)
    }

    @Test func `large rewards and large aversions stay finite`() {
        #expect(RiskAversion.weights([1e6, -1e6], aversion: 1e6) == [0, 2])
    }

    /// The weights are those of the gradient of the entropic risk -1/b log mean exp(-b R).
    @Test func `they are the derivative of the entropic risk`() {
        let rewards = [0.4, -0.5, 1.5, 1.2]
        let aversion = 1.7
        func risk(_ rewards: [Double]) -> Double {
            -log(rewards.reduce(0) { $0 + exp(-aversion * $1) } / Double(rewards.count)) / aversion
        }
        let weights = RiskAversion.weights(rewards, aversion: aversion)
        for index in rewards.indices {
            var (above, below) = (rewards, rewards)
            above[index] += 1e-5
            below[index] -= 1e-5
            let slope = (risk(above) - risk(below)) / 2e-5
            #expect(abs(weights[index] / Double(rewards.count) - slope) < 1e-9)
        }
    }

    @Test func `a chain's weight counts after its gradient was clipped, and not for the critic`() {
        func parameters() -> MetaParameters {
            MetaParameters(
                policy: [1, 2], innerRates: [0.1], critic: [0.5], outerRate: 1e-3, innerRateStep: 1e-3, criticRate: 1e-2
            )
        }
        let gradients = [
            ChainGradient(policy: [30, 40], innerRates: [20], critic: [1], weight: 1.5),
            ChainGradient(policy: [1, -2], innerRates: [0.5], critic: [4], weight: 0.5),
        ]
        // What clipping to 10 and the weights make of them, by hand.
        let plain = [
            ChainGradient(policy: [9, 12], innerRates: [15], critic: [1]),
            ChainGradient(policy: [0.5, -1], innerRates: [0.25], critic: [4]),
        ]
        var (weighted, expected) = (parameters(), parameters())
        let report = weighted.descend(gradients, clip: 10, projection: nil)
        _ = expected.descend(plain, clip: 0, projection: nil)
        #expect(weighted == expected)
        #expect(report.clippedChains == 1 && report.largestChainNorm == 50)
    }
}
