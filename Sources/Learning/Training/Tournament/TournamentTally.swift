/// What the contestants of a tournament got, as far as it has been played.
package struct TournamentTally: Sendable, Hashable {
    /// Contestants.
    package let count: Int
    /// Sums over chains of the mean reward per step of the first against the second at each joint policy,
    /// `[count][count][L + 1]`; empty before the first chain.
    private var sums: [[[Double]]]
    /// Chains of each pair, `[count][count]`.
    private var chains: [[Int]]

    package init(contestants count: Int) {
        self.count = count
        sums = Array(repeating: Array(repeating: [], count: count), count: count)
        chains = Array(repeating: Array(repeating: 0, count: count), count: count)
    }

    /// Counts a chain.
    /// - Parameters:
    ///   - first: who sat in the first seat.
    ///   - second: who sat in the second one.
    ///   - rewards: mean rewards per step of both at each joint policy, `[2][L + 1]`.
    package mutating func add(_ first: Int, _ second: Int, _ rewards: [[Double]]) {
        if first == second {
            // The same contestant sits in both seats.
            add(zip(rewards[0], rewards[1]).map { ($0 + $1) / 2 }, first, first)
        } else {
            add(rewards[0], first, second)
            add(rewards[1], second, first)
        }
    }

    /// The same with one chain more (see `add`), in memory of its own.
    package func adding(_ first: Int, _ second: Int, _ rewards: [[Double]]) -> TournamentTally {
        var next = self
        next.add(first, second, rewards)
        return next
    }

    private mutating func add(_ rewards: [Double], _ row: Int, _ column: Int) {
        sums[row][column] = chains[row][column] == 0 ? rewards : zip(sums[row][column], rewards).map(+)
        chains[row][column] += 1
    }

    /// Mean reward per step of one against another at each joint policy, `[L + 1]`; nil before their first chain.
    package func rewards(_ row: Int, against column: Int) -> [Double]? {
        let count = chains[row][column]
        return count == 0 ? nil : sums[row][column].map { $0 / Double(count) }
    }

    /// The mean of that over joint policies 1..L.
    package func adapted(_ row: Int, against column: Int) -> Double? {
        rewards(row, against: column).map { $0.dropFirst().reduce(0, +) / Double(max($0.count - 1, 1)) }
    }

    /// The mean of that over all opponents, itself included; nil until it has met them all.
    package func mean(_ row: Int) -> Double? {
        let values = (0..<count).compactMap { adapted(row, against: $0) }
        return values.count == count && count > 0 ? values.reduce(0, +) / Double(count) : nil
    }

    /// Chains that every pair has played.
    package var rounds: Int { chains.joined().min() ?? 0 }
}
