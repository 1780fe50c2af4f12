import Foundation
import Laboratory
import Testing

struct AdoptionTests {
    /// The stag hunt 4/1/3/2 has its unstable mixture at one half.
    private let hunt: [[Double]] = [[4, 1], [3, 2]]

    @Test func replicatorsGoToTheNearerEquilibrium() {
        let dynamics = Replicator(hunt)
        #expect((dynamics.path(from: [0.51, 0.49], time: 100, steps: 1000).last ?? [])[0] > 0.999)
        #expect((dynamics.path(from: [0.49, 0.51], time: 100, steps: 1000).last ?? [])[1] > 0.999)
        let basins = dynamics.basins(mixtures: 2000, seed: 1)
        #expect(abs(basins[0] - 0.5) < 0.034)
        #expect(abs(basins[0] + basins[1] - 1) < 1e-12)
    }

    @Test func replicatorsOfHawkAndDoveEndInTheMixture() {
        // Hawks get (v - c) / 2 = -1 among themselves, 4 against doves; doves 0 and 2: hawks end at v / c = 2/3.
        let shares = Replicator([[-1, 4], [0, 2]]).path(from: [0.1, 0.9], time: 100, steps: 5000).last ?? []
        #expect(abs(shares[0] - 2.0 / 3) < 1e-6)
    }

    @Test func replicatorsFollowTheirClosedForm() {
        // Constant fitnesses: the odds grow exponentially.
        let path = Replicator([[1, 1], [0, 0]]).path(from: [0.2, 0.8], time: 3, steps: 7)
        #expect(isClose(path[7][0] / path[7][1], 0.25 * exp(3), 1e-12))
    }

    @Test func aNeutralNewcomerTakesOverByChance() {
        let rank = AlphaRank(intensity: 3, population: 20)
        #expect(isClose(rank.fixation(of: 1, among: 0, [[1, 1], [1, 1]]), 1.0 / 20, 1e-12))
    }

    @Test func fixationIsTheClosedFormOfConstantAdvantages() {
        // With f_j - f_i = d always: (1 - e^(-ad)) / (1 - e^(-adm)).
        let rank = AlphaRank(intensity: 2, population: 10)
        let d = 0.3
        let exact = (1 - exp(-2 * d)) / (1 - exp(-2 * d * 10))
        #expect(isClose(rank.fixation(of: 1, among: 0, [[0, 0], [d, d]]), exact, 1e-12))
    }

    @Test func rankingIsStationary() {
        let returns: [[Double]] = [[-1, -3, 0.2], [0, -2, -1], [-0.5, -1.2, -1.1]]
        let rank = AlphaRank(intensity: 1.5, population: 12)
        let shares = rank.ranking(returns)
        #expect(isClose(shares.reduce(0, +), 1, 1e-12))
        for kind in 0..<3 {
            let arriving = (0..<3).filter { $0 != kind }.reduce(0) {
                $0 + shares[$1] * rank.fixation(of: kind, among: $1, returns)
            }
            let leaving = (0..<3).filter { $0 != kind }.reduce(0) {
                $0 + shares[kind] * rank.fixation(of: $1, among: kind, returns)
            }
            #expect(isClose(arriving, leaving, 1e-12))
        }
        // Rock, paper, scissors: all alike.
        #expect(rank.ranking([[0, -1, 1], [1, 0, -1], [-1, 1, 0]]).allSatisfy { isClose($0, 1.0 / 3, 1e-12) })
    }
}
