import Laboratory
import Testing

/// Every learner against its formula, written out with gradients of the reference and Hessians by finite differences.
struct LearnerTests {
    /// What a learner does in the row's seat, and the reference's gradients and Hessians there.
    private struct Case {
        var update: [Double]
        /// Gradients of a V1 and a V2 by all logits, `[2][10]`.
        var g: [[Double]]
        /// Hessians, `[2][10][10]`.
        var h: [[[Double]]]
        var logits: [Double]
        var pair: ReferencePair
    }

    private func play(_ learner: Learner, _ game: ExactGame, lane: Int, key: Int, size: Double) -> Case {
        let x = policy(key: key, size: size)
        let y = policy(key: key + 1, size: size)
        let lanes = GameLanes(game)
        let solution = PairSolution(lanes, x, y.swapped)
        let situation = Situation(lanes, x, y.swapped, solution, rate: Lanes(repeating: game.rate), variant: 0)
        let pair = ReferencePair(game)
        let logits = x.numbers(ofLane: lane) + y.swapped.numbers(ofLane: lane)
        return Case(
            update: learner.update(situation).numbers(ofLane: lane), g: (0..<2).map { pair.gradient($0, logits) },
            h: (0..<2).map { pair.hessian($0, logits) }, logits: logits, pair: pair)
    }

    /// The block of a matrix: rows by one player's logits, columns by another's.
    private func block(_ h: [[Double]], _ rows: Int, _ columns: Int) -> [[Double]] {
        (0..<5).map { row in Array(h[5 * rows + row][5 * columns..<5 * columns + 5]) }
    }

    private func part(_ g: [Double], _ player: Int) -> [Double] { Array(g[5 * player..<5 * player + 5]) }

    private func times(_ m: [[Double]], _ v: [Double]) -> [Double] { m.map { dot($0, v) } }

    private func check(_ learner: Learner, in game: ExactGame = lopsided, _ formula: (Case) -> [Double]) {
        for (lane, key, size) in [(0, 30, 2.0), (3, 40, 2), (7, 50, 2), (1, 80, 6), (2, 90, 12)] {
            let found = play(learner, game, lane: lane, key: key, size: size)
            // Differences of gradients lose digits in proportion to a squared.
            let floor = 1e-9 * max(10, game.rate * game.rate)
            for (a, b) in zip(found.update, formula(found)) { #expect(isClose(a, b, 2e-6, floor: floor)) }
        }
    }

    private func naive(_ c: Case) -> [Double] { part(c.g[0], 0) }

    /// `d/dx [dV1/dy . dV2/dy]` with one factor held constant.
    private func lookAhead(_ c: Case, _ player: Int = 0) -> [Double] {
        times(block(c.h[player], player, 1 - player), part(c.g[1 - player], 1 - player))
    }

    private func shaping(_ c: Case, _ player: Int = 0) -> [Double] {
        times(block(c.h[1 - player], player, 1 - player), part(c.g[player], 1 - player))
    }

    private func sum(_ a: [Double], _ b: [Double], _ factor: Double = 1) -> [Double] {
        zip(a, b).map { $0 + factor * $1 }
    }

    @Test func naiveFollowsItsGradient() { check(.naive) { naive($0) } }

    @Test func lolaAddsTheShapingTerm() { check(.lola) { sum(naive($0), shaping($0)) } }

    @Test func lolaProductAddsBoth() {
        check(.lolaProduct) { sum(sum(naive($0), lookAhead($0)), shaping($0)) }
    }

    @Test func lookAheadTakesTheGradientAfterThePeersStep() {
        check(.lookAhead) { c in
            part(c.pair.gradient(0, Array(c.logits[0..<5]) + sum(part(c.logits, 1), part(c.g[1], 1))), 0)
        }
    }

    @Test func lolaExactDifferentiatesThePeersStep() {
        check(.lolaExact) { c in
            (0..<5).map { state in
                func value(_ step: Double) -> Double {
                    var logits = c.logits
                    logits[state] += step
                    let moved = sum(part(logits, 1), part(c.pair.gradient(1, logits), 1))
                    return c.pair.values(Array(logits[0..<5]) + moved)[0]
                }
                let h = 1e-4
                return (8 * (value(h) - value(-h)) - (value(2 * h) - value(-2 * h))) / (12 * h)
            }
        }
    }

    @Test func stableOpponentShapingWeighsTheShapingTerm() {
        var weights: Set<String> = []
        let timid = ExactGame(
            id: "timid", title: "", symbols: ["C", "D"], payoffs: lopsided.payoffs, discount: 0.9, rate: 0.1)
        let others = (0..<16).map { key in
            ExactGame(
                id: "drawn", title: "", symbols: ["C", "D"],
                payoffs: [numbers(4, key: key), numbers(4, key: 20 + key)], rate: 50)
        }
        for game in [lopsided, timid] + others {
            check(.stable, in: game) { c in
                let safe = (0..<2).map { sum(part(c.g[$0], $0), lookAhead(c, $0)) }
                let turn = (0..<2).map { shaping(c, $0) }
                let agreement = dot(turn[0], safe[0]) + dot(turn[1], safe[1])
                let length = dot(safe[0], safe[0]) + dot(safe[1], safe[1])
                let square = dot(naive(c), naive(c)) + dot(part(c.g[1], 1), part(c.g[1], 1))
                let first = agreement >= 0 ? 1 : min(1, -0.5 * length / agreement)
                let p = min(first, square < 0.01 ? square : 1)
                weights.insert(p == 1 ? "whole" : p == first ? "turned" : "small")
                return sum(safe[0], turn[0], p)
            }
        }
        #expect(weights == ["whole", "turned", "small"])
    }

    @Test func consensusMakesGradientsSmaller() {
        check(.consensus) { c in
            let growth = sum(
                times(block(c.h[0], 0, 0), part(c.g[0], 0)), times(block(c.h[1], 0, 1), part(c.g[1], 1)))
            return sum(naive(c), growth, -1)
        }
    }

    @Test func symplecticAdjustmentTurnsAgainstRotation() {
        check(.symplectic) { c in
            let f = part(c.g[0], 0) + part(c.g[1], 1)
            // The derivative of F, whose rows are those of each player's own Hessian.
            let jacobian = Array(c.h[0][0..<5]) + Array(c.h[1][5..<10])
            let transposed = (0..<10).map { row in (0..<10).map { jacobian[$0][row] } }
            let growth = times(transposed, f)
            let rotation = zip(growth, times(jacobian, f)).map { ($0 - $1) / 2 }
            let sign = -dot(f, growth) * dot(rotation, growth) / 10 + 0.1
            return sum(naive(c), Array(rotation[0..<5]), sign > 0 ? -1 : sign < 0 ? 1 : 0)
        }
    }

    @Test func competitiveGradientPlaysTheLocalGame() {
        check(.competitive) { c in
            let a = block(c.h[0], 0, 1)
            let b = block(c.h[1], 1, 0)
            let matrix = (0..<5).map { row in
                (0..<5).map { column in
                    (row == column ? 1 : 0) - (0..<5).reduce(0) { $0 + a[row][$1] * b[$1][column] }
                }
            }
            return LinearSystem(matrix).solve(sum(naive(c), lookAhead(c)))
        }
    }

    @Test func namesAreDistinctAndFound() {
        #expect(Set(Learner.all.map(\.name)).count == Learner.all.count)
        #expect(Learner.named("sos")?.name == "sos")
        #expect(Learner.named("nobody") == nil)
    }
}
