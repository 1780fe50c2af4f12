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
        let pool = WorkerPool(threads: threads, niceness: 0)
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
        let pair = [contestants[first], contestants[second]]
        let kinds = pair.map(\.kind)
        var settings = settings
        // Nobody walks back.
        settings.keptBytes = 0
        let chain = ChainWorkspace<Float>(
            game: game, settings: settings, kinds: kinds, lookAhead: pair[0].lookAhead)
        if pair[1].lookAhead > 0 {
            chain.peerLookAhead = MirroredLookAhead(
                game: game, seats: seats, settings: settings, kinds: kinds, depth: pair[1].lookAhead)
        }
        let parameters = [pair[0].parameters, seats.swapped(pair[1].parameters, kinds[1])]
        var totals = Array(repeating: Array(repeating: 0.0, count: settings.chainLength + 1), count: 2)
        for number in 0..<repeats {
            // Every pair and repetition has random numbers of its own.
            let key = ChainKey(
                seed: seed, stream: .tournament, update: number, chain: first * contestants.count + second)
            chain.begin(
                initial: parameters.map { $0.map { Float($0) } },
                critic: Array(repeating: 0, count: chain.critic.parameterCount),
                innerRates: pair[0].rates(settings.chainLength))
            chain.peerRates = [pair[1].rates(settings.chainLength)]
            for step in 0...settings.chainLength {
                chain.rollout(step, key: key)
                if step < settings.chainLength { chain.innerUpdate(step, key: key) }
                for player in 0..<2 { totals[player][step] += chain.meanReward[step][player] / Double(repeats) }
            }
        }
        return totals
    }
}
