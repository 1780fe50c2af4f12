import Foundation
import Laboratory
import Testing

struct MetaTests {
    /// The mean of V1 over the joint policies after the first, step by step with the reference of learners.
    private func objective(_ game: ExactGame, _ parameters: [Double], _ y: PolicyVector, lane: Int, steps: Int)
        -> Double
    {
        let lanes = GameLanes(game)
        var x = PolicyVector(Array(parameters[0..<5]))
        var y = y.swapped
        var total = 0.0
        for _ in 0..<steps {
            let solution = PairSolution(lanes, x, y)
            x = x.plus(Lanes(repeating: game.rate * parameters[5]), times: solution.gradient(of: .own, by: .own))
            y = y.plus(Lanes(repeating: game.rate), times: solution.gradient(of: .other, by: .other))
            total += PairSolution(lanes, x, y).ownReturn[lane]
        }
        return total / Double(steps)
    }

    @Test(arguments: [1, 7, 40])
    func theGradientOfTheWholeUnrollIsThatOfFiniteDifferences(steps: Int) {
        let parameters = [0.3, -0.8, 0.4, 1.1, -0.2, 0.7]
        let y = policy(key: 60)
        var unroll = MetaUnroll(lopsided, steps: steps, peerLearning: true)
        let result = unroll.run(PolicyVector(Array(parameters[0..<5])), against: y, rate: parameters[5])
        for lane in [0, 5] {
            #expect(
                isClose(result.objective[lane], objective(lopsided, parameters, y, lane: lane, steps: steps), 1e-12))
            for index in 0..<6 {
                func at(_ step: Double) -> Double {
                    var moved = parameters
                    moved[index] += step
                    return objective(lopsided, moved, y, lane: lane, steps: steps)
                }
                let h = 1e-4
                let difference = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
                let exact = index < 5 ? result.start[index][lane] : result.rate[lane]
                #expect(isClose(exact, difference, 1e-6, floor: 1e-9))
            }
        }
    }

    /// Meta-PG's gradient is the derivative with the opponents' policies of every step as they were.
    @Test func metaPGHoldsWhatPeersLearnConstant() {
        let parameters = [0.3, -0.8, 0.4, 1.1, -0.2, 0.7]
        let steps = 9
        let opponent = policy(key: 61)
        let lanes = GameLanes(lopsided)
        var path: [PolicyVector] = [opponent.swapped]
        var x = PolicyVector(Array(parameters[0..<5]))
        for _ in 0..<steps {
            let solution = PairSolution(lanes, x, path[path.count - 1])
            x = x.plus(Lanes(repeating: lopsided.rate * parameters[5]), times: solution.gradient(of: .own, by: .own))
            path.append(
                path[path.count - 1].plus(
                    Lanes(repeating: lopsided.rate), times: solution.gradient(of: .other, by: .other)))
        }
        func at(_ parameters: [Double]) -> Double {
            var x = PolicyVector(Array(parameters[0..<5]))
            var total = 0.0
            for t in 0..<steps {
                let rho = Lanes(repeating: lopsided.rate * parameters[5])
                x = x.plus(rho, times: PairSolution(lanes, x, path[t]).gradient(of: .own, by: .own))
                total += PairSolution(lanes, x, path[t + 1]).ownReturn[1]
            }
            return total / Double(steps)
        }
        var unroll = MetaUnroll(lopsided, steps: steps, peerLearning: false)
        let result = unroll.run(PolicyVector(Array(parameters[0..<5])), against: opponent, rate: parameters[5])
        for index in 0..<6 {
            var up = parameters
            var down = parameters
            up[index] += 1e-5
            down[index] -= 1e-5
            let exact = index < 5 ? result.start[index][1] : result.rate[1]
            #expect(isClose(exact, (at(up) - at(down)) / 2e-5, 1e-6, floor: 1e-9))
        }
    }

    @Test func trainingGoesOnWhereItWasWritten() throws {
        var whole = MetaTraining(peerLearning: true, seed: 3, opponents: 8, steps: 20)
        whole.train(.prisonersDilemma, updates: 12)
        var half = MetaTraining(peerLearning: true, seed: 3, opponents: 8, steps: 20)
        half.train(.prisonersDilemma, updates: 5)
        var read = try JSONDecoder().decode(MetaTraining.self, from: JSONEncoder().encode(half))
        #expect(read == half)
        read.train(.prisonersDilemma, updates: 7)
        #expect(read == whole)
    }

    @Test func trainingShapesNaiveLearners() {
        // Naive learning ends near -2; a shaper gets the value of cooperation.
        var training = MetaTraining(peerLearning: true, seed: 4, opponents: 16, steps: 100)
        training.train(.prisonersDilemma, updates: 400)
        #expect(training.objective > -1.6)
    }
}
