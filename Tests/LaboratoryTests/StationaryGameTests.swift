import Games
import Laboratory
import Testing

struct StationaryGameTests {
    @Test(arguments: [2, 3])
    func gradientsAreThoseOfFiniteDifferences(players: Int) {
        let table = MatrixGame.rockPaperScissors(players: players)
        let game = StationaryGame(table, discount: 0.9)
        var logits = (0..<players).map { player in
            (0..<table.observationCount).map { numbers(2, key: 1000 * player + $0) }
        }
        let gradients = game.gradients(logits)
        for learner in 0..<players {
            for observation in [0, 1, table.observationCount - 1] {
                for action in 0..<2 {
                    let h = 1e-5
                    logits[learner][observation][action] += h
                    let up = game.returns(logits)
                    logits[learner][observation][action] -= 2 * h
                    let down = game.returns(logits)
                    logits[learner][observation][action] += h
                    for player in 0..<players {
                        let difference = (up[player] - down[player]) / (2 * h)
                        let exact = gradients[player][learner][observation][action]
                        #expect(isClose(exact, difference, 1e-6, floor: 1e-10))
                    }
                }
            }
        }
    }

    @Test func zeroSumGamesSumToZero() {
        let table = MatrixGame.rockPaperScissors(players: 3)
        let game = StationaryGame(table, discount: 0.96)
        let logits = (0..<3).map { player in
            (0..<table.observationCount).map { numbers(2, key: 3000 * player + $0) }
        }
        let sums = (0..<table.jointActionCount).map { joint in table.payoffs.reduce(0) { $0 + $1[joint] } }
        #expect(sums.allSatisfy { abs($0) < 1e-12 })
        #expect(abs(game.returns(logits).reduce(0, +)) < 1e-11)
    }

    @Test func uniformPlayPaysTheMeanOfTheTable() {
        let game = StationaryGame(.chicken, discount: 0.96)
        let logits = Array(repeating: Array(repeating: [0.0], count: 5), count: 2)
        #expect(game.returns(logits).allSatisfy { abs($0) < 1e-12 })
    }
}
