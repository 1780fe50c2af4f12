import EngineFixtures
import Kernels
import Testing

/// Drawing actions, and the indices that actions make.
struct CategoricalTests {
    static let widths = [0, 1, 7, 8, 15, 16, 17, 33, 100]
    static let seed = Philox(key: SIMD2(5, 6), stream: SIMD3(7, 8, 9))

    /// Random words.
    static func bits(_ count: Int) -> [UInt32] {
        let words = Buffer<UInt32>(count: count, repeating: 0)
        seed.fill(words.base, count: count)
        return words.array
    }

    /// Cumulative probabilities of all but the last action, scaled to 2^32 as far as that fits.
    static func thresholds(_ probabilities: [Double]) -> [UInt32] {
        (1..<probabilities.count).map { count in
            UInt32(min(probabilities.prefix(count).reduce(0, +) * 4_294_967_296, 4_294_967_295))
        }
    }

    /// What `sampleCategorical` draws.
    static func draw(
        rows: [UInt16], thresholds: [UInt32], actionCount: Int, bits: [UInt32]
    ) -> (actions: [UInt16], cells: [UInt16], isIntact: Bool) {
        let actions = Guarded<UInt16>(Array(repeating: 0, count: rows.count), margin: 4_321)
        let cells = Guarded<UInt16>(Array(repeating: 0, count: rows.count), margin: 1_234)
        sampleCategorical(
            rows: rows, thresholds: thresholds, actionCount: actionCount, bits: bits, actions: actions.base,
            cells: cells.base, count: rows.count)
        return (actions.values, cells.values, actions.isIntact && cells.isIntact)
    }

    @Test(arguments: widths, [2, 3, 5])
    func `the action drawn is the first whose cumulative probability exceeds the word`(width: Int, actions: Int) {
        var numbers = TestNumbers(1)
        let table = (0..<10).flatMap { _ in
            (1..<actions).map { _ in UInt32.random(in: .min ... .max, using: &numbers) }.sorted()
        }
        let rows = numbers.indices(width, below: 10)
        // Every other word is the first threshold of its row, on the border of two actions.
        let bits = Self.bits(width).enumerated().map { k, word in
            k % 2 == 1 ? table[Int(rows[k]) * (actions - 1)] : word
        }
        let drawn = Self.draw(rows: rows, thresholds: table, actionCount: actions, bits: bits)
        let expected = zip(rows, bits).map { row, word -> UInt16 in
            let thresholds = table[Int(row) * (actions - 1)..<(Int(row) + 1) * (actions - 1)]
            return UInt16(thresholds.firstIndex { word < $0 }.map { $0 - thresholds.startIndex } ?? actions - 1)
        }
        #expect(drawn.actions == expected)
        #expect(drawn.cells == zip(rows, expected).map { $0 * UInt16(actions) + $1 })
        #expect(drawn.isIntact)
    }

    @Test(arguments: [
        [0.5, 0.5], [0.01, 0.99], [0.7, 0.3], [0.2, 0.3, 0.5], [0.98, 0.01, 0.01], [0.1, 0.15, 0.2, 0.25, 0.3],
        [0.9, 0.025, 0.025, 0.025, 0.025],
    ])
    func `frequencies are the probabilities`(probabilities: [Double]) throws {
        let count = 100_000
        let drawn = Self.draw(
            rows: Array(repeating: 0, count: count), thresholds: Self.thresholds(probabilities),
            actionCount: probabilities.count, bits: Self.bits(count))
        let counts = probabilities.indices.map { action in drawn.actions.count { $0 == action } }
        let bound = try #require(chiSquareBounds[probabilities.count - 1])
        #expect(chiSquare(counts, probabilities) < bound)
    }

    @Test(arguments: [
        [0, 1], [1, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0, 0.5], [0, 0.5, 0.5], [0.5, 0.5, 0], [0, 0, 1, 0, 0],
        [0, 0.5, 0, 0.5, 0],
    ])
    func `what has probability 0 is never drawn`(probabilities: [Double]) {
        // The lowest word too; the highest stands for the last 2^-32 of probability 1, which 32 bits cannot hold.
        let bits = [0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE] + Self.bits(100_000)
        let drawn = Self.draw(
            rows: Array(repeating: 0, count: bits.count), thresholds: Self.thresholds(probabilities),
            actionCount: probabilities.count, bits: bits)
        #expect(drawn.actions.allSatisfy { probabilities[Int($0)] > 0 })
    }

    @Test(arguments: widths, [2, 3, 5])
    func `recorded actions lie at their row and column`(width: Int, actions: Int) {
        var numbers = TestNumbers(2)
        let rows = numbers.indices(width, below: 1_000)
        let played = numbers.indices(width, below: actions)
        let cells = Guarded<UInt16>(Array(repeating: 0, count: width), margin: 999)
        tableCells(rows: rows, actions: played, actionCount: actions, cells: cells.base, count: width)
        #expect(cells.values == zip(rows, played).map { $0 * UInt16(actions) + $1 })
        #expect(cells.isIntact)
    }

    @Test func `cells reach the end of sixteen bits`() {
        let cells = Guarded<UInt16>([0], margin: 9)
        tableCells(rows: [13_106], actions: [4], actionCount: 5, cells: cells.base, count: 1)
        #expect(cells.values == [65_534])
    }

    @Test(arguments: widths)
    func `the next observation numbers the joint actions with player 0 first`(width: Int) {
        var numbers = TestNumbers(3)
        let played = (0..<3).map { _ in numbers.indices(width, below: 3) }
        let next = Guarded<UInt16>(Array(repeating: 555, count: width), margin: 777)
        for (player, stride) in [UInt16(9), 3, 1].enumerated() {
            addToObservation(
                actions: played[player], stride: stride, isFirst: player == 0, next: next.base, count: width)
        }
        let expected = (0..<width).map { k in played.reduce(0) { 3 * $0 + $1[k] } + 1 }
        #expect(next.values == expected)
        #expect(next.isIntact)
    }

    @Test(arguments: widths)
    func `a histogram counts on`(width: Int) {
        var numbers = TestNumbers(4)
        let index = numbers.indices(width, below: 11)
        let counts = Guarded<UInt32>(Array(0..<11), margin: 42)
        histogram(index, counts.base, count: width)
        #expect(counts.values == (0..<11).map { cell in UInt32(cell + index.count { $0 == cell }) })
        #expect(counts.isIntact)
    }
}
