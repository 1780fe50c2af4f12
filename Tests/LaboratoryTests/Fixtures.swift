import Games
import Laboratory

/// Numbers between -`size` and `size` by a key.
func numbers(_ count: Int, key: Int, size: Double = 2) -> [Double] {
    let random = KeyedNormals(seed: 77, .mixtures, key, 0)
    return (0..<count).map { (2 * random.uniform($0) - 1) * size }
}

/// A policy that differs from lane to lane.
func policy(key: Int, size: Double = 2) -> PolicyVector {
    var policy = PolicyVector(repeating: 0)
    for lane in 0..<8 {
        let logits = numbers(5, key: 100 * key + lane, size: size)
        for state in 0..<5 { policy[state][lane] = logits[state] }
    }
    return policy
}

/// A game without symmetry.
let lopsided = ExactGame(
    id: "lopsided", title: "Lopsided", symbols: ["C", "D"],
    payoffs: [[0.7, -1.3, 1.9, -0.4], [-0.2, 1.1, 0.3, -0.8]], discount: 0.9, rate: 3)

/// The same game for the reference.
func matrixGame(_ game: ExactGame) -> MatrixGame {
    MatrixGame(
        id: game.id, title: game.title, players: 2, actions: ["c", "d"], symbols: ["C", "D"], payoffs: game.payoffs)
}

/// Logits as the reference wants them, `[2][5][1]`: both players in the order of joint actions.
func referenceLogits(_ x: [Double], _ y: [Double]) -> [[[Double]]] {
    [x.map { [$0] }, [y[0], y[1], y[3], y[2], y[4]].map { [$0] }]
}

/// The simultaneous gradient and its derivative of a pair, by the reference: `values` are `[10]` logits, the column
/// player's in the order of joint actions.
struct ReferencePair {
    let game: ExactGame
    let stationary: StationaryGame

    init(_ game: ExactGame) {
        self.game = game
        stationary = StationaryGame(matrixGame(game), discount: game.discount)
    }

    /// `rate V_i`, `[2]`.
    func values(_ logits: [Double]) -> [Double] {
        stationary.returns(split(logits)).map { game.rate * $0 }
    }

    /// The gradient of `rate V_i` by all logits, `[10]`.
    func gradient(_ player: Int, _ logits: [Double]) -> [Double] {
        stationary.gradients(split(logits))[player].flatMap { $0.map { game.rate * $0[0] } }
    }

    /// The Hessian of `rate V_i`, `[10][10]`, by central differences of the gradient.
    func hessian(_ player: Int, _ logits: [Double]) -> [[Double]] {
        logits.indices.map { index in
            let h = 1e-5
            var up = logits
            var down = logits
            up[index] += h
            down[index] -= h
            return zip(gradient(player, up), gradient(player, down)).map { ($0 - $1) / (2 * h) }
        }
    }

    private func split(_ logits: [Double]) -> [[[Double]]] {
        [logits[0..<5].map { [$0] }, logits[5..<10].map { [$0] }]
    }
}

/// `sum of a[i] b[i]`.
func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

/// Whether numbers are alike, to a part of the larger and to an absolute error.
func isClose(_ a: Double, _ b: Double, _ relative: Double, floor: Double = 0) -> Bool {
    abs(a - b) <= max(relative * max(abs(a), abs(b)), floor)
}
