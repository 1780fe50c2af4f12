import Engine

/// How a team is pretrained: everything that determines its numbers but the game.
///
/// Sizes are the paper's. How the paper's team learned is not said; rate and discount are this project's own: with them
/// the return of an episode rises steadily, to 93 after 30 iterations and 482 after 90 (seed 1). At a rate of 0.003 it
/// is 344 after 30, which leaves fewer different personas; at a discount of 0.95 338 after 80.
package struct TeamSettings: Sendable, Hashable {
    /// Iterations: each agent learns once in each.
    package var iterations = 500
    /// K, trajectories per iteration.
    package var trajectories = 64
    /// T, steps per trajectory.
    package var horizon = 200
    /// H, hidden units of both policies.
    package var hidden = 64
    /// Discount per step.
    package var discount = 0.99
    /// Adam step of both policies.
    package var rate = 0.001
    package var seed: UInt64 = 1

    package init() {}

    /// Batches that an iteration is played in: work for several threads. Part of the numbers, so it does not follow the
    /// number of threads.
    var batches: Int { [4, 3, 2].first { trajectories % $0 == 0 } ?? 1 }

    /// What a batch needs to know.
    var chainSettings: ChainSettings {
        ChainSettings(
            trajectories: trajectories / batches, horizon: horizon, chainLength: 1, discount: discount, gaeLambda: 1,
            entropyWeight: 0, peerRate: 0, estimator: .paper, ownLearning: false, peerLearning: false)
    }

    /// Everything but the number of iterations, for files: a longer training begins like a shorter one.
    package var metadata: [String: String] {
        [
            "trajectories": "\(trajectories)", "horizon": "\(horizon)", "hidden": "\(hidden)",
            "discount": "\(discount)", "rate": "\(rate)", "seed": "\(seed)",
        ]
    }
}
