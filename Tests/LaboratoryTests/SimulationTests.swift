import Laboratory
import Testing

struct SimulationTests {
    /// Plays the game by sampling: at every step it ends with probability 1 - g, which is what the discount means. The
    /// reward of the last step before the end has the normalised return as its mean.
    @Test func valuesAreThoseOfSampledGames() {
        let x = policy(key: 20)
        let y = policy(key: 21)
        let solution = PairSolution(GameLanes(.prisonersDilemma), x, y.swapped)
        let own = x.map(Lanes.sigmoids).numbers(ofLane: 2)
        let other = y.map(Lanes.sigmoids).numbers(ofLane: 2)
        let games = 100_000
        var sums = (0.0, 0.0, 0.0, 0.0)
        for index in 0..<games {
            let random = KeyedNormals(seed: 5, .mixtures, 1, index)
            var draw = 0
            var state = 0
            while true {
                let seen = state == 2 ? 3 : state == 3 ? 2 : state
                let first = random.uniform(draw) < own[state] ? 0 : 1
                let second = random.uniform(draw + 1) < other[seen] ? 0 : 1
                state = 1 + 2 * first + second
                let goesOn = random.uniform(draw + 2) < 0.96
                draw += 3
                if !goesOn { break }
            }
            let rewards = ExactGame.prisonersDilemma.payoffs.map { $0[state - 1] }
            sums.0 += rewards[0]
            sums.1 += rewards[1]
            sums.2 += rewards[0] * rewards[0]
            sums.3 += rewards[1] * rewards[1]
        }
        let n = Double(games)
        let errors = [(sums.0, sums.2), (sums.1, sums.3)].map { (($0.1 / n - $0.0 * $0.0 / n / n) / n).squareRoot() }
        #expect(abs(sums.0 / n - solution.ownReturn[2]) < 3 * errors[0])
        #expect(abs(sums.1 / n - solution.otherReturn[2]) < 3 * errors[1])
        #expect(errors[0] < 0.004)
    }
}
