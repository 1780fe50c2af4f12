import Games
import Laboratory
import Testing

struct PairSolutionTests {
    @Test(arguments: ExactGame.literature + [lopsided], [1.0, 9.0])
    func valuesAndGradientsAreThoseOfTheWholeSystem(game: ExactGame, size: Double) {
        let x = policy(key: 1, size: size)
        let y = policy(key: 2, size: size)
        let solution = PairSolution(GameLanes(game), x, y.swapped)
        let reference = StationaryGame(matrixGame(game), discount: game.discount)
        let scale = game.payoffs[0].map(abs).max() ?? 0
        for lane in 0..<8 {
            let logits = referenceLogits(x.numbers(ofLane: lane), y.numbers(ofLane: lane))
            let returns = reference.returns(logits)
            #expect(isClose(solution.ownReturn[lane], returns[0], 0, floor: 1e-12 * scale))
            #expect(isClose(solution.otherReturn[lane], returns[1], 0, floor: 1e-12 * scale))
            let gradients = reference.gradients(logits)
            for state in 0..<5 {
                for (value, seat) in [Seat.own, .other].enumerated() {
                    let own = solution.gradient(of: seat, by: .own)[state][lane]
                    let other = solution.gradient(of: seat, by: .other)[state][lane]
                    #expect(isClose(own, gradients[value][0][state][0], 1e-9, floor: 1e-11 * scale))
                    #expect(isClose(other, gradients[value][1][state][0], 1e-9, floor: 1e-11 * scale))
                }
            }
        }
    }

    @Test func titForTatAgainstDefectionHasItsClosedForm() {
        // Cooperates once, then is defected on for ever: -3 (1 - g) - 2 g for it, 0 - 2 g for the other.
        let titForTat = PolicyVector([40, 40, -40, 40, -40])
        let defection = PolicyVector([-40, -40, -40, -40, -40])
        let solution = PairSolution(GameLanes(.prisonersDilemma), titForTat, defection.swapped)
        #expect(isClose(solution.ownReturn[0], -2.04, 1e-12))
        #expect(isClose(solution.otherReturn[7], -1.92, 1e-12))
    }

    @Test func gradientsAreThoseOfFiniteDifferences() {
        let pair = ReferencePair(lopsided)
        let x = policy(key: 3)
        let y = policy(key: 4).swapped
        let game = GameLanes(lopsided)
        let solution = PairSolution(game, x, y)
        let h = 1e-4
        for state in 0..<5 {
            // The fifth-order formula, so that rounding stays below the bound.
            func difference(_ change: (Double) -> (PolicyVector, PolicyVector), _ value: Seat) -> Lanes {
                func at(_ step: Double) -> Lanes {
                    let (x, y) = change(step)
                    let solution = PairSolution(game, x, y)
                    return value == .own ? solution.ownReturn : solution.otherReturn
                }
                let near = 8 * (at(h) - at(-h))
                return (near - (at(2 * h) - at(-2 * h))) / Lanes(repeating: 12 * h)
            }
            for value in [Seat.own, .other] {
                let own = difference(
                    { step in
                        var moved = x
                        moved[state] += Lanes(repeating: step)
                        return (moved, y)
                    }, value)
                let other = difference(
                    { step in
                        var moved = y
                        moved[state] += Lanes(repeating: step)
                        return (x, moved)
                    }, value)
                for lane in 0..<8 {
                    #expect(
                        isClose(solution.gradient(of: value, by: .own)[state][lane], own[lane], 1e-7, floor: 2e-12))
                    #expect(
                        isClose(solution.gradient(of: value, by: .other)[state][lane], other[lane], 1e-7, floor: 2e-12))
                }
            }
        }
        #expect(pair.game == lopsided)
    }

    @Test func secondOrderProductsAreThoseOfFiniteDifferences() {
        let game = GameLanes(lopsided)
        let x = policy(key: 5)
        let y = policy(key: 6).swapped
        let u = policy(key: 7, size: 1)
        let v = policy(key: 8, size: 1)
        let zero = PolicyVector(repeating: 0)
        let solution = PairSolution(game, x, y)
        for value in [Seat.own, .other] {
            for by in [Seat.own, .other] {
                for (own, other) in [(u, nil), (nil, v), (u, v)] as [(PolicyVector?, PolicyVector?)] {
                    let product = solution.product(of: value, by: by, alongOwn: own, alongOther: other)
                    func at(_ step: Double) -> PolicyVector {
                        let moved = PairSolution(
                            game, x.plus(Lanes(repeating: step), times: own ?? zero),
                            y.plus(Lanes(repeating: step), times: other ?? zero))
                        return moved.gradient(of: value, by: by)
                    }
                    let h = 1e-4
                    let near = Lanes(repeating: 8) * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))
                    for state in 0..<5 {
                        for lane in 0..<8 {
                            let difference = near[state][lane] / (12 * h)
                            #expect(isClose(product[state][lane], difference, 1e-7, floor: 2e-12))
                        }
                    }
                }
            }
        }
    }

    @Test func theOtherPlayerSeesTheSame() {
        let game = GameLanes(lopsided)
        let x = policy(key: 9)
        let y = policy(key: 10)
        let seen = PairSolution(game, x, y.swapped).swapped
        let own = PairSolution(game.swapped, y, x.swapped)
        let v = policy(key: 11)
        for lane in 0..<8 {
            #expect(isClose(seen.ownReturn[lane], own.ownReturn[lane], 1e-13))
            for state in 0..<5 {
                let pairs = [
                    (seen.gradient(of: .own, by: .own), own.gradient(of: .own, by: .own)),
                    (seen.gradient(of: .other, by: .own), own.gradient(of: .other, by: .own)),
                    (
                        seen.product(of: .own, by: .own, alongOwn: v, alongOther: v),
                        own.product(of: .own, by: .own, alongOwn: v, alongOther: v)
                    ),
                ]
                for (a, b) in pairs { #expect(isClose(a[state][lane], b[state][lane], 1e-11, floor: 1e-14)) }
            }
        }
        #expect(lopsided.swapped.swapped == lopsided)
        #expect(ExactGame.prisonersDilemma.isSymmetric && !ExactGame.matchingPennies.isSymmetric)
    }
}
