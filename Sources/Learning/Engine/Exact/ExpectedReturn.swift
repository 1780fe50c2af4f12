import Games
import Platform

/// The expected return of tabular policies in a matrix game, with exact first and second derivatives: finite-horizon
/// recursions over the 1 + A^n observations, no sampling. In Double.
///
/// With `rho_t(x)` the probability of observation x at step t and `Q_t(a) = r(a) + discount * U_{t+1}(1 + a)`, the
/// derivative of the return with respect to the joint probability `pi(a | x)` is
/// `G(x, a) = sum over t of weight_t rho_t(x) Q_t(a)`. Weights `discount^t` make it the gradient of the discounted
/// return, weights 1 the expectation of the paper's outer gradient, whose advantage discounts from each step anew.
struct ExpectedReturn: DifferentiableGame {
    let game: MatrixGame
    let discount: Double
    /// T.
    let horizon: Int
    /// A^n.
    private let jointActions: Int
    /// S = 1 + A^n.
    private let observations: Int
    /// Action of each agent in each joint action, `[n][A^n]`.
    private let action: [[Int]]

    init(game: MatrixGame, discount: Double, horizon: Int) {
        self.game = game
        self.discount = discount
        self.horizon = horizon
        jointActions = game.jointActionCount
        observations = game.observationCount
        action = (0..<game.players).map { player in
            (0..<game.jointActionCount).map { game.action(of: player, in: $0) }
        }
    }

    /// Tables of probabilities by agent, `[n][S * A]`, and what follows from them.
    struct Policies {
        /// p_i(a | x), `[n][S * A]`.
        var tables: [[Double]]
        /// pi(a | x), `[S * A^n]`.
        var joint: [Double]
        /// rho_t(x), `[T][S]`.
        var visits: [[Double]]
    }

    var agents: Int { game.players }

    /// Everything that follows from the agents' logits, `[n][S * A]`.
    func point(_ logits: [[Double]]) -> Policies { policies(logits.map(softmax)) }

    /// Probabilities of a table of logits, row by row.
    private func softmax(_ logits: [Double]) -> [Double] {
        var table = logits
        for x in 0..<observations {
            let row = x * game.actionCount..<(x + 1) * game.actionCount
            let largest = logits[row].max() ?? 0
            for cell in row { table[cell] = exp(logits[cell] - largest) }
            let total = table[row].reduce(0, +)
            for cell in row { table[cell] /= total }
        }
        return table
    }

    /// Joint probabilities and visits of given tables of probabilities.
    private func policies(_ tables: [[Double]]) -> Policies {
        var joint = Array(repeating: 1.0, count: observations * jointActions)
        for x in 0..<observations {
            for a in 0..<jointActions {
                for (agent, table) in tables.enumerated() {
                    joint[x * jointActions + a] *= table[x * game.actionCount + action[agent][a]]
                }
            }
        }
        var now = Array(repeating: 0.0, count: observations)
        now[0] = 1
        var visits: [[Double]] = []
        for _ in 0..<horizon {
            visits.append(now)
            now = step(now, joint)
        }
        return Policies(tables: tables, joint: joint, visits: visits)
    }

    /// Expected reward per step of an agent, averaged over the episode.
    func meanReward(of agent: Int, _ policies: Policies) -> Double {
        let payoffs = game.payoffs[agent]
        var total = 0.0
        for visit in policies.visits {
            for x in 0..<observations where visit[x] > 0 {
                for a in 0..<jointActions { total += visit[x] * policies.joint[x * jointActions + a] * payoffs[a] }
            }
        }
        return total / Double(horizon)
    }

    /// Expected discounted return of an agent from the start of an episode.
    func value(of agent: Int, _ policies: Policies) -> Double {
        values(of: agent, policies.joint, change: nil).values[0][0]
    }

    /// Derivatives of an agent's return.
    ///
    /// `carriesDiscount` chooses the weights `discount^t` over 1; `direction` asks for second derivatives along it.
    func derivatives(
        of agent: Int, _ policies: Policies, carriesDiscount: Bool, along direction: Direction?
    ) -> Derivatives {
        let change = direction.map { jointChange($0, policies) }
        let (values, valueChanges) = values(of: agent, policies.joint, change: change)
        var weights = Array(repeating: 0.0, count: observations * jointActions)
        var weightChanges = change == nil ? [] : weights
        var visitChange = Array(repeating: 0.0, count: observations)
        var power = 1.0
        for t in 0..<horizon {
            let visit = policies.visits[t]
            for x in 0..<observations {
                for a in 0..<jointActions {
                    let future = t + 1 < horizon ? discount * values[t + 1][1 + a] : 0
                    let quality = game.payoffs[agent][a] + future
                    weights[x * jointActions + a] += power * visit[x] * quality
                    if change != nil {
                        let futureChange = t + 1 < horizon ? discount * valueChanges[t + 1][1 + a] : 0
                        weightChanges[x * jointActions + a] +=
                            power * (visitChange[x] * quality + visit[x] * futureChange)
                    }
                }
            }
            if let change {
                visitChange = zip(step(visitChange, policies.joint), step(visit, change)).map { $0 + $1 }
            }
            if carriesDiscount { power *= discount }
        }
        return assemble(policies, weights, weightChanges, change, direction)
    }

    /// Turns derivatives with respect to joint probabilities into derivatives with respect to logits.
    private func assemble(
        _ policies: Policies, _ weights: [Double], _ weightChanges: [Double], _ change: [Double]?,
        _ direction: Direction?
    ) -> Derivatives {
        let actions = game.actionCount
        let empty = Array(repeating: Array(repeating: 0.0, count: observations * actions), count: game.players)
        var gradients = empty
        var tangents = direction == nil ? [] : empty
        for x in 0..<observations {
            let flow = (0..<jointActions).map { weights[x * jointActions + $0] * policies.joint[x * jointActions + $0] }
            let total = flow.reduce(0, +)
            var flowChange: [Double] = []
            if let change {
                flowChange = (0..<jointActions).map { a in
                    let cell = x * jointActions + a
                    return weightChanges[cell] * policies.joint[cell] + weights[cell] * change[cell]
                }
            }
            let totalChange = flowChange.reduce(0, +)
            for agent in 0..<game.players {
                let row = x * actions
                for a in 0..<jointActions {
                    gradients[agent][row + action[agent][a]] += flow[a]
                    if direction != nil { tangents[agent][row + action[agent][a]] += flowChange[a] }
                }
                for b in 0..<actions {
                    let probability = policies.tables[agent][row + b]
                    gradients[agent][row + b] -= probability * total
                    guard let direction else { continue }
                    tangents[agent][row + b] -= probability * totalChange
                    if direction.agent == agent {
                        tangents[agent][row + b] -= probabilityChange(direction, policies, x, b) * total
                    }
                }
            }
        }
        return Derivatives(gradients: gradients, tangents: tangents)
    }

    /// U_t(x) and its change along `change`, `[T][S]`.
    private func values(
        of agent: Int, _ joint: [Double], change: [Double]?
    ) -> (values: [[Double]], changes: [[Double]]) {
        var values = Array(repeating: Array(repeating: 0.0, count: observations), count: horizon)
        var changes = change == nil ? [] : values
        for t in stride(from: horizon - 1, through: 0, by: -1) {
            for x in 0..<observations {
                for a in 0..<jointActions {
                    let cell = x * jointActions + a
                    let future = t + 1 < horizon ? discount * values[t + 1][1 + a] : 0
                    let quality = game.payoffs[agent][a] + future
                    values[t][x] += joint[cell] * quality
                    if let change {
                        let futureChange = t + 1 < horizon ? discount * changes[t + 1][1 + a] : 0
                        changes[t][x] += change[cell] * quality + joint[cell] * futureChange
                    }
                }
            }
        }
        return (values, changes)
    }

    /// Visits one step later.
    private func step(_ visits: [Double], _ joint: [Double]) -> [Double] {
        var next = Array(repeating: 0.0, count: observations)
        for x in 0..<observations where visits[x] != 0 {
            for a in 0..<jointActions { next[1 + a] += visits[x] * joint[x * jointActions + a] }
        }
        return next
    }

    /// Change of the joint probabilities along a direction, `[S * A^n]`.
    private func jointChange(_ direction: Direction, _ policies: Policies) -> [Double] {
        let actions = game.actionCount
        var change = policies.joint
        for x in 0..<observations {
            let mean = mean(of: direction, policies, x)
            for a in 0..<jointActions {
                change[x * jointActions + a] *=
                    direction.change[x * actions + action[direction.agent][a]] - mean
            }
        }
        return change
    }

    /// Change of p(b | x) of the direction's own agent.
    private func probabilityChange(_ direction: Direction, _ policies: Policies, _ x: Int, _ b: Int) -> Double {
        let cell = x * game.actionCount + b
        return policies.tables[direction.agent][cell] * (direction.change[cell] - mean(of: direction, policies, x))
    }

    private func mean(of direction: Direction, _ policies: Policies, _ x: Int) -> Double {
        let row = x * game.actionCount
        return (0..<game.actionCount).reduce(0) {
            $0 + policies.tables[direction.agent][row + $1] * direction.change[row + $1]
        }
    }
}
