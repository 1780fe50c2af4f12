import Engine
import Games
import Kernels

/// Which moments of a team's training become personas, and which personas are for what.
///
/// The proportions are the paper's: of 500 iterations the first 300 are split at random into 275 training and 25
/// validation personas, and the last 25 are the test personas, far from what was trained with.
package struct TeamSplit: Sendable, Hashable {
    /// Iterations by split, ascending.
    package var iterations: [PersonaSplit: [Int]]

    /// - Parameters:
    ///   - count: Iterations in all.
    ///   - step: Every how many iterations one becomes a persona.
    ///   - seed: Of the random split.
    package init(of count: Int, every step: Int = 1, seed: UInt64) {
        var early = Array(stride(from: 0, to: count * 3 / 5, by: step))
        let random = ChainKey(seed: seed, stream: .personas, update: 0, chain: 0).philox(agent: 0)
        var validation: [Int] = []
        let wanted = max((early.count + 6) / 12, 1)
        for draw in 0..<wanted where early.count > 1 {
            validation.append(early.remove(at: random.number(below: early.count, block: UInt32(draw))))
        }
        let late = (count - max(count / 20, 1)..<count).filter { $0 % step == 0 }
        iterations = [
            .train: early, .validation: validation.sorted(), .test: late.isEmpty ? [count - 1] : late,
        ]
    }

    package var counts: [PersonaSplit: Int] { iterations.mapValues(\.count) }
    /// Whether every split has a persona.
    package var isComplete: Bool { PersonaSplit.allCases.allSatisfy { iterations[$0]?.isEmpty == false } }
}
