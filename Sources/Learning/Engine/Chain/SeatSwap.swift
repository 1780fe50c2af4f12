import Games
import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

/// Changes the seats of a symmetric game of two players: what one player sees becomes what the other would see in its
/// place. Doing it twice changes nothing.
package struct SeatSwap: Sendable {
    /// The observation that the other player would have, `[S]`.
    private let observations: [Int]
    private let actionCount: Int

    /// Nil if the game has more players, or if they are not in the same position.
    package init?(_ game: MatrixGame) {
        guard game.players == 2 else { return nil }
        let count = game.actionCount
        let joint = (0..<count * count).map { $0 % count * count + $0 / count }
        guard joint.indices.allSatisfy({ game.payoffs[0][$0] == game.payoffs[1][joint[$0]] }) else { return nil }
        // Observation 0 is the start, which is the same for both.
        observations = [0] + joint.map { $0 + 1 }
        actionCount = count
    }

    /// A policy's parameters for the other seat.
    package func swapped<Number>(_ parameters: [Number], _ kind: PolicyKind) -> [Number] {
        var result = parameters
        swap(kind) { result[$0] = parameters[$1] }
        return result
    }

    /// Copies a policy's parameters for the other seat.
    func copy<Scalar>(_ parameters: Buffer<Scalar>, _ kind: PolicyKind, to result: Buffer<Scalar>) {
        result.copy(from: parameters)
        swap(kind) { unsafe result.base[$0] = parameters.base[$1] }
    }

    /// Calls `put(target, source)` for every parameter that belongs to an observation.
    private func swap(_ kind: PolicyKind, _ put: (Int, Int) -> Void) {
        let size = observations.count
        if let hidden = kind.hidden {
            // `inputWeight [H, S]` comes first.
            for unit in 0..<hidden {
                for (x, other) in observations.enumerated() { put(unit * size + x, unit * size + other) }
            }
        } else {
            for (x, other) in observations.enumerated() {
                for a in 0..<actionCount { put(x * actionCount + a, other * actionCount + a) }
            }
        }
    }
}
