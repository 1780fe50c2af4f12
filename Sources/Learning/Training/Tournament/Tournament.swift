import Engine
import Games
import Kernels

/// Everybody against everybody along the chain, both learning, each by its own method.
package struct Tournament: Sendable {
    private let game: MatrixGame
    private let settings: ChainSettings
    private let contestants: [Contestant]
    private let seats: SeatSwap
    /// Chains of each pair.
    private let repeats: Int
    private let seed: UInt64

    /// Nil if the game is not one of two players in the same position.
    /// - Parameters:
    ///   - game: what is played; all contestants are for it.
    ///   - settings: sizes of a chain.
    ///   - contestants: who plays.
    ///   - repeats: chains of each pair, at least 1.
    ///   - seed: of all random numbers.
    package init?(
        _ game: MatrixGame, _ settings: ChainSettings, _ contestants: [Contestant], repeats: Int, seed: UInt64
    ) {
        guard let seats = SeatSwap(game) else { return nil }
        precondition(repeats > 0, "a pair plays at least one chain")
        self.game = game
        self.settings = settings
        self.contestants = contestants
        self.seats = seats
        self.repeats = repeats
        self.seed = seed
    }

    /// What every pair got.
    package struct Result: Sendable, Hashable {
        /// Mean reward per step of the first against the second at each joint policy, `[contestants][contestants][L + 1]`.
        package var rewards: [[[Double]]]

        /// Means over joint policies 1..L, `[contestants][contestants]`.
        package var adapted: [[Double]] {
            rewards.map { $0.map { curve in curve.dropFirst().reduce(0, +) / Double(max(curve.count - 1, 1)) } }
        }
    }

    /// Plays all pairs, everybody against itself included. The numbers do not depend on `threads`.
    package func play(threads: Int) -> Result {
        let count = contestants.count
        let pairs = (0..<count).flatMap { first in (first..<count).map { (first, $0) } }
        let slots = Slots<[[Double]]>(count: pairs.count)
        let pool = WorkerPool(upTo: threads)
        pool.forEach(pairs.count) { [self] _, index in
            slots[index] = play(pairs[index].0, pairs[index].1)
        }
        let joint = settings.chainLength + 1
        var rewards = Array(
            repeating: Array(repeating: Array(repeating: 0.0, count: joint), count: count), count: count)
        for (index, (first, second)) in pairs.enumerated() {
            guard let result = slots[index] else { continue }
            if first == second {
                // The same contestant sits in both seats.
                rewards[first][first] = zip(result[0], result[1]).map { ($0 + $1) / 2 }
            } else {
                rewards[first][second] = result[0]
                rewards[second][first] = result[1]
            }
        }
        return Result(rewards: rewards)
    }

    /// Mean rewards of both players at each joint policy, `[2][L + 1]`.
    private func play(_ first: Int, _ second: Int) -> [[Double]] {
        let pairing = pairing(first, second)
        var totals = Array(repeating: Array(repeating: 0.0, count: settings.chainLength + 1), count: 2)
        for number in 0..<repeats {
            let rewards = pairing.play(key(first, second, number))
            for player in 0..<2 {
                for step in totals[player].indices { totals[player][step] += rewards[player][step] / Double(repeats) }
            }
        }
        return totals
    }

    /// Plays chain after chain on this thread, one of every pair before the next of any, so that all means can be shown
    /// early.
    /// - Parameter played: Told of each chain, by who sat first and second, with both players' mean rewards per step at
    ///   each joint policy, `[2][L + 1]`; says whether to go on.
    package func play(_ played: (_ first: Int, _ second: Int, _ rewards: [[Double]]) -> Bool) {
        for number in 0..<repeats {
            for first in contestants.indices {
                for second in first..<contestants.count {
                    let rewards = pairing(first, second).play(key(first, second, number))
                    guard played(first, second, rewards) else { return }
                }
            }
        }
    }

    private func pairing(_ first: Int, _ second: Int) -> Pairing {
        Pairing(game, settings, seats, contestants[first], contestants[second])
    }

    /// Every pair and repetition has random numbers of its own.
    private func key(_ first: Int, _ second: Int, _ number: Int) -> ChainKey {
        ChainKey(seed: seed, stream: .tournament, update: number, chain: first * contestants.count + second)
    }
}
