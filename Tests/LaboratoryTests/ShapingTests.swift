import Foundation
import Laboratory
import Testing

struct ShapingTests {
    @Test func theNetworkIsItsFormula() {
        let network = ShapingNetwork(hidden: 3, seed: 5)
        let x = policy(key: 70)
        let y = policy(key: 71)
        let out = network.logits(x, y)
        let w = network.weights
        for lane in 0..<8 {
            let inputs = (x.numbers(ofLane: lane) + y.numbers(ofLane: lane)).map { tanh($0 / 2) }
            let hidden = (0..<3).map { unit -> Double in
                let weights = (0..<10).map { input in w[3 * input + unit] }
                return tanh(w[30 + unit] + dot(inputs, weights))
            }
            for state in 0..<5 {
                let value = w[48 + state] + dot(hidden, Array(w[33 + 3 * state..<36 + 3 * state]))
                #expect(abs(out[state][lane] - value) < 1e-13)
            }
        }
        #expect(w.count == 16 * 3 + 5)
    }

    @Test func trainingGoesOnWhereItWasWrittenOnAnyThreads() throws {
        func fresh() -> ShapingTraining {
            ShapingTraining(seed: 2, hidden: 4, steps: 10, directions: 4, trials: 8)
        }
        var whole = fresh()
        whole.train(.prisonersDilemma, against: .naive, generations: 5, threads: 3)
        var half = fresh()
        half.train(.prisonersDilemma, against: .naive, generations: 2)
        var read = try JSONDecoder().decode(ShapingTraining.self, from: JSONEncoder().encode(half))
        read.train(.prisonersDilemma, against: .naive, generations: 3)
        #expect(read == whole)
    }

    @Test func itLearnsToExploitNaiveLearners() {
        var training = ShapingTraining(seed: 1, directions: 16, trials: 16)
        training.train(.prisonersDilemma, against: .naive, generations: 60)
        // Mutual cooperation pays -1: more is had from a naive learner by shaping alone.
        #expect(training.objective > -0.9)
    }

    @Test func inALeagueItChoosesItsPolicyWhole() {
        let network = ShapingNetwork(hidden: 4, seed: 1)
        var contest = Contest(.prisonersDilemma, row: .shaping([network]), column: .naive, seed: 4, pairs: 8)
        let (x, y) = contest.logits(ofPair: 3)
        contest.advance(1)
        let expected = network.logits(PolicyVector(x), PolicyVector(y).swapped).numbers(ofLane: 0)
        for (a, b) in zip(contest.logits(ofPair: 3).row, expected) { #expect(abs(a - b) < 1e-12) }
    }

    @Test func pairsGoOnWhereTheyWereWritten() throws {
        func fresh() -> ShapingPair {
            ShapingPair(ShapingTraining(seed: 8, hidden: 4, steps: 8, directions: 3, trials: 8), warmUp: 4)
        }
        var whole = fresh()
        whole.train(.chicken, others: .naive, generations: 6, threads: 2)
        var half = fresh()
        half.train(.chicken, others: .naive, generations: 3)
        var read = try JSONDecoder().decode(ShapingPair.self, from: JSONEncoder().encode(half))
        read.train(.chicken, others: .naive, generations: 3)
        #expect(read == whole)
        #expect(whole.first.network != whole.second.network)
        #expect(whole.first.generations == 6 && whole.second.generations == 6)
    }

    @Test func withoutWarmUpPartnersMeetEachOtherFromTheStart() {
        let training = ShapingTraining(seed: 8, hidden: 4, steps: 8, directions: 3, trials: 8)
        var pair = ShapingPair(training, warmUp: 0)
        var alone = training
        alone.train(.chicken, against: .shaping([pair.second.network]), generations: 1)
        pair.train(.chicken, others: .naive, generations: 1)
        #expect(pair.first == alone)
    }

    @Test func partnersMeetOnlyEachOther() {
        let pairs = (0..<3).map { seed in
            ShapingPair(ShapingTraining(seed: UInt64(seed), hidden: 4, steps: 8), warmUp: 0)
        }
        let partners = Learner.partners(pairs)
        var contest = Contest(.chicken, row: partners.row, column: partners.column, seed: 1, pairs: 48)
        for pair in 0..<6 {
            let (x, y) = contest.logits(ofPair: 8 * pair)
            contest.advance(1)
            let network = pairs[pair % 3].second.network
            let expected = network.logits(PolicyVector(y), PolicyVector(x).swapped).numbers(ofLane: 0)
            for (a, b) in zip(contest.logits(ofPair: 8 * pair).column, expected) { #expect(isClose(a, b, 1e-12)) }
        }
    }

    @Test func anEntrantPlaysByItsOpponent() {
        let networks = (0..<4).map { ShapingNetwork(hidden: 2, seed: UInt64($0)) }
        let entrant = Entrant(
            trained: ["lola": .shaping([networks[1]])],
            partners: (row: .shaping([networks[2]]), column: .shaping([networks[3]])),
            otherwise: .shaping([networks[0]]), steps: 100)
        let league = League(.chicken, [Entrant(.naive), Entrant(.lola), entrant], seed: 1, pairs: 8)
        let lanes = GameLanes(.chicken)
        let some = policy(key: 75)
        let still = Situation(
            lanes, some, some, PairSolution(lanes, some, some), rate: Lanes(repeating: 1), variant: 0)
        func moved(_ row: Int, _ column: Int, _ network: ShapingNetwork, inColumn: Bool) -> Bool {
            var contest = league.contest(row: row, column: column)
            let (x, y) = contest.logits(ofPair: 0)
            contest.advance(1)
            let after = contest.logits(ofPair: 0)
            let (own, other) = inColumn ? (y, x) : (x, y)
            let expected = network.logits(PolicyVector(own), PolicyVector(other).swapped).numbers(ofLane: 0)
            return zip(inColumn ? after.column : after.row, expected).allSatisfy { isClose($0, $1, 1e-12) }
        }
        #expect(moved(2, 0, networks[0], inColumn: false) && moved(0, 2, networks[0], inColumn: true))
        #expect(moved(2, 1, networks[1], inColumn: false) && moved(1, 2, networks[1], inColumn: true))
        #expect(moved(2, 2, networks[2], inColumn: false) && moved(2, 2, networks[3], inColumn: true))
        let seated = entrant.seated(column: Entrant(.shaping([networks[3]]), steps: 100))
        let starts = seated.learner(against: "naive", inColumn: false).update(still)
        #expect(starts == entrant.learner(against: "naive", inColumn: false).update(still))
        let other = seated.learner(against: "naive", inColumn: true).update(still)
        #expect(other == Learner.shaping([networks[3]]).update(still) && other != starts)
        #expect(league.steps(row: 2, column: 0) == 100 && league.steps(row: 0, column: 1) == 300)
    }
}
