import Engine
import EngineFixtures
import Kernels
import Platform
import Testing

/// Both forms of second-order weights against the second derivatives they stand for, by going through everything that
/// can happen in a tiny game. Source: docs/method.md, section 4.
struct SecondOrderTests {
    /// What the inner losses subtract from returns, by step and observation.
    enum Baseline: CaseIterable {
        case none
        case arbitrary
        /// The expected return-to-go.
        case expected
    }

    static let discount = 0.9
    /// Rewards by agent and joint action.
    static let payoffs: [[Double]] = [[0.5, -1.5, 1.5, -0.5], [0.3, 1.2, -1.7, -0.4]]
    /// Logits of both agents, `[2][5 * 2]`.
    static let logits: [[Double]] = [
        [0.4, -0.3, 0.8, 0.2, -0.9, 0.1, 0.6, -0.5, 0.0, 0.7],
        [-0.2, 0.5, 0.3, -0.6, 0.9, -0.1, -0.8, 0.4, 0.25, -0.35],
    ]
    /// A direction in the parameters of the agent who learns.
    static let direction = [0.7, -1.1, 0.4, 0.9, -0.6, 1.3, 0.2, -0.8, 1.0, -0.5]

    /// All trajectories of a horizon, one a column.
    struct Tree {
        let horizon: Int
        /// Added to every reward.
        var bonus = 0.0
        var width: Int { 1 << (2 * horizon) }

        /// The joint action of trajectory k at step t.
        func jointAction(_ t: Int, _ k: Int) -> Int { k >> (2 * t) & 3 }
        func observation(_ t: Int, _ k: Int) -> Int { t == 0 ? 0 : 1 + jointAction(t - 1, k) }
        func action(of agent: Int, _ t: Int, _ k: Int) -> Int { jointAction(t, k) >> (1 - agent) & 1 }
        func reward(of agent: Int, _ t: Int, _ k: Int) -> Double { payoffs[agent][jointAction(t, k)] + bonus }

        func returnToGo(of agent: Int, _ t: Int, _ k: Int) -> Double {
            (t..<horizon).reduce(0) { $0 + pow(discount, Double($1 - t)) * reward(of: agent, $1, k) }
        }

        /// Probability of trajectory k.
        func probability(_ k: Int, _ logits: [[Double]]) -> Double {
            (0..<horizon).reduce(1) { product, t in
                (0..<2).reduce(product) {
                    $0 * probabilities(logits[$1], observation(t, k))[action(of: $1, t, k)]
                }
            }
        }

        /// Expected discounted return.
        func value(of agent: Int, _ logits: [[Double]]) -> Double {
            (0..<width).reduce(0) { $0 + probability($1, logits) * returnToGo(of: agent, 0, $1) }
        }

        /// A table by step and trajectory, `[T, K]`.
        func table(_ entry: (Int, Int) -> Double) -> [Double] {
            (0..<horizon * width).map { entry($0 / width, $0 % width) }
        }

        func baseline(_ baseline: Baseline, of agent: Int) -> [Double] {
            table { t, k in
                switch baseline {
                case .none: return 0
                case .arbitrary: return 1.3 - Double(t) + 0.7 * Double(observation(t, k))
                case .expected:
                    let alike = (0..<width).filter { observation(t, $0) == observation(t, k) }
                    let total = alike.reduce(0) { $0 + probability($1, logits) }
                    return alike.reduce(0) { $0 + probability($1, logits) * returnToGo(of: agent, t, $1) } / total
                }
            }
        }
    }

    /// P(action) in an observation.
    static func probabilities(_ logits: [Double], _ x: Int) -> [Double] {
        let share = 1 / (1 + exp(logits[2 * x + 1] - logits[2 * x]))
        return [share, 1 - share]
    }

    /// Derivative of the log-probability of an action in observation x, `[10]`.
    static func score(_ logits: [Double], _ x: Int, _ action: Int) -> [Double] {
        let p = probabilities(logits, x)
        return logits.indices.map { $0 / 2 == x ? ($0 % 2 == action ? 1 : 0) - p[$0 % 2] : 0 }
    }

    /// Second derivative of a log-probability in observation x times the direction, `[10]`.
    static func curvature(_ logits: [Double], _ x: Int) -> [Double] {
        let p = probabilities(logits, x)
        let mean = p[0] * direction[2 * x] + p[1] * direction[2 * x + 1]
        return logits.indices.map { $0 / 2 == x ? -p[$0 % 2] * (direction[$0] - mean) : 0 }
    }

    /// The engine's weights c of every step of every trajectory, for the inner loss of `learner`.
    static func weights(_ tree: Tree, learner: Int, _ baseline: Baseline) -> (dice: [Double], baselined: [Double]) {
        let powers = (0..<tree.horizon).map { pow(discount, Double($0)) }
        let rewards = tree.table { tree.reward(of: learner, $0, $1) }
        let tangent = tree.table { t, k in
            zip(score(logits[learner], tree.observation(t, k), tree.action(of: learner, t, k)), direction)
                .reduce(0) { $0 + $1.0 * $1.1 }
        }
        let inner = innerWeights(tree, learner: learner, baseline)
        let subtracted = zip(tree.baseline(baseline, of: learner), tree.table { t, _ in powers[t] }).map { $0 * $1 }
        let size = tree.horizon * tree.width
        var (dice, baselined) = (Array(repeating: 0.0, count: size), Array(repeating: 0.0, count: size))
        var scratch = Array(repeating: 0.0, count: size + tree.width)
        Double.addSecondOrderWeights(
            rewards: rewards, tangent: tangent, discountedBaseline: subtracted, powers: powers,
            scratch: &scratch, to: &dice, horizon: tree.horizon, trajectories: tree.width)
        Double.addBaselinedSecondOrderWeights(
            innerWeights: inner, tangent: tangent, scratch: &scratch, to: &baselined, horizon: tree.horizon,
            trajectories: tree.width)
        return (dice, baselined)
    }

    /// First-order weights, `[T, K]`.
    static func innerWeights(_ tree: Tree, learner: Int, _ baseline: Baseline) -> [Double] {
        let subtracted = tree.baseline(baseline, of: learner)
        return tree.table { t, k in
            pow(discount, Double(t)) * (tree.returnToGo(of: learner, t, k) - subtracted[t * tree.width + k])
        }
    }

    /// `sum over t of c[t] d logp[t] / d theta` of trajectory k for agent `agent`, `[10]`.
    static func weighedScore(_ tree: Tree, _ weights: [Double], of agent: Int, _ k: Int) -> [Double] {
        (0..<tree.horizon).reduce(into: Array(repeating: 0.0, count: 10)) { total, t in
            let score = score(logits[agent], tree.observation(t, k), tree.action(of: agent, t, k))
            for i in total.indices { total[i] += weights[t * tree.width + k] * score[i] }
        }
    }

    /// Expectation over trajectories of a vector.
    static func expectation(_ tree: Tree, _ vector: (Int) -> [Double]) -> [Double] {
        (0..<tree.width).reduce(into: Array(repeating: 0.0, count: 10)) { total, k in
            let probability = tree.probability(k, logits)
            for (i, value) in vector(k).enumerated() { total[i] += probability * value }
        }
    }

    /// Derivative with respect to the parameters of `agent` of the learner's expected gradient along the direction.
    static func mixedDerivative(_ tree: Tree, learner: Int, of agent: Int) -> [Double] {
        let step = 1e-4
        return (0..<10).map { i in
            var total = 0.0
            for (parameter, along) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
                var moved = logits
                moved[agent][i] += parameter * step
                for j in 0..<10 { moved[learner][j] += along * step * direction[j] }
                total += parameter * along * tree.value(of: learner, moved)
            }
            return total / (4 * step * step)
        }
    }

    @Test(arguments: [2, 3], Baseline.allCases)
    func `both forms have the expectation that the method asks for`(horizon: Int, baseline: Baseline) {
        let tree = Tree(horizon: horizon)
        for learner in 0..<2 {
            let weights = Self.weights(tree, learner: learner, baseline)
            let inner = Self.innerWeights(tree, learner: learner, baseline)
            for agent in 0..<2 {
                let dice = Self.expectation(tree) { Self.weighedScore(tree, weights.dice, of: agent, $0) }
                let baselined = Self.expectation(tree) { Self.weighedScore(tree, weights.baselined, of: agent, $0) }
                #expect(worstError(baselined, dice) < 1e-10)
                var expected = Self.mixedDerivative(tree, learner: learner, of: agent)
                if agent == learner {
                    // The learner's own curvature is the adjoint's other second-order part.
                    let curved = Self.expectation(tree) { k in
                        (0..<horizon).reduce(into: Array(repeating: 0.0, count: 10)) { total, t in
                            let curvature = Self.curvature(Self.logits[agent], tree.observation(t, k))
                            for i in total.indices { total[i] += inner[t * tree.width + k] * curvature[i] }
                        }
                    }
                    expected = zip(expected, curved).map { $0 - $1 }
                }
                #expect(worstError(dice, expected) < 1e-6)
            }
        }
    }

    @Test(arguments: [2, 3])
    func `with the baseline in every part a constant reward adds no noise`(horizon: Int) {
        for learner in 0..<2 {
            let plain = Self.weights(Tree(horizon: horizon), learner: learner, .expected)
            let shifted = Self.weights(Tree(horizon: horizon, bonus: 5), learner: learner, .expected)
            #expect(worstError(shifted.baselined, plain.baselined) < 1e-12)
            // The other form takes it back in expectation only.
            #expect(worstError(shifted.dice, plain.dice) > 1)
        }
    }
}
