import Engine
import EngineFixtures
import Kernels
import Testing

struct PCGradTests {
    static func order(_ seed: UInt32) -> Philox { Philox(key: SIMD2(seed, 0), stream: SIMD3(1, 2, 3)) }

    /// Gradients of `chains` chains; in few dimensions they conflict a lot.
    static func gradients(_ chains: Int, dimensions: Int = 3, seed: UInt64 = 1) -> [[Double]] {
        var numbers = TestNumbers(seed)
        return (0..<chains).map { _ in numbers.reals(dimensions) }
    }

    static func mean(_ vectors: [[Double]]) -> [Double] {
        vectors[0].indices.map { i in vectors.reduce(0) { $0 + $1[i] } / Double(vectors.count) }
    }

    @Test func `two conflicting gradients are projected off each other`() {
        // (1, 0) becomes (1, 0) + (-1, 1) / 2 = (0.5, 0.5); (-1, 1) becomes (-1, 1) + (1, 0) = (0, 1).
        let combined = PCGrad.combine([[1, 0], [-1, 1]], order: Self.order(1))
        #expect(worstError(combined, [0.25, 0.75]) < 1e-15)
    }

    @Test func `opposite gradients cancel`() {
        #expect(PCGrad.combine([[2, -1], [-4, 2]], order: Self.order(1)) == [0, 0])
    }

    @Test(arguments: 1...9)
    func `without conflicts it is the mean`(chains: Int) {
        var numbers = TestNumbers(2)
        let gradients = (0..<chains).map { _ in numbers.reals(4, in: 0...3) }
        #expect(worstError(PCGrad.combine(gradients, order: Self.order(3)), Self.mean(gradients)) < 1e-14)
    }

    @Test func `no chains give nothing and one gives itself`() {
        #expect(PCGrad.combine([], order: Self.order(1)) == [])
        #expect(PCGrad.combine([[-1, 5, 0]], order: Self.order(1)) == [-1, 5, 0])
        #expect(PCGrad.combine([[], []], order: Self.order(1)) == [])
    }

    @Test func `gradients of zero disturb nothing`() {
        let combined = PCGrad.combine([[0, 0], [3, -6], [0, 0]], order: Self.order(1))
        #expect(worstError(combined, [1, -2]) < 1e-15)
    }

    @Test(arguments: [2, 3, 5, 16], 1...5)
    func `it is the published algorithm in the order of the key`(chains: Int, seed: UInt32) {
        let gradients = Self.gradients(chains, seed: UInt64(seed))
        let order = Self.order(seed)
        let projected = gradients.indices.map { i in
            var gradient = gradients[i]
            for j in PCGrad.permutation(of: chains, order, row: i) where j != i {
                let overlap = zip(gradient, gradients[j]).reduce(0) { $0 + $1.0 * $1.1 }
                if overlap < 0 {
                    let square = gradients[j].reduce(0) { $0 + $1 * $1 }
                    gradient = zip(gradient, gradients[j]).map { $0 - overlap / square * $1 }
                }
            }
            return gradient
        }
        let combined = PCGrad.combine(gradients, order: order)
        #expect(worstError(combined, Self.mean(projected)) < 1e-13)
        #expect(worstError(combined, Self.mean(gradients)) > 1e-3, "these gradients do not conflict")
    }

    @Test func `the order depends on the key alone and matters`() {
        let gradients = Self.gradients(8)
        let results = (1...20).map { PCGrad.combine(gradients, order: Self.order($0)) }
        #expect(results == (1...20).map { PCGrad.combine(gradients, order: Self.order($0)) })
        #expect(Set(results).count > 10)
    }

    @Test(arguments: [0, 1, 2, 3, 16, 257])
    func `permutations hold everything once`(count: Int) {
        for row in 0..<5 {
            #expect(PCGrad.permutation(of: count, Self.order(4), row: row).sorted() == Array(0..<count))
        }
    }

    @Test func `every chain has a permutation of its own`() {
        let permutations = (0..<16).map { PCGrad.permutation(of: 16, Self.order(5), row: $0) }
        #expect(Set(permutations).count == 16)
    }

    @Test(arguments: 0..<3)
    func `all permutations are equally likely`(row: Int) throws {
        var counts: [[Int]: Int] = [:]
        for seed in 0..<6_000 { counts[PCGrad.permutation(of: 3, Self.order(UInt32(seed)), row: row), default: 0] += 1 }
        #expect(counts.count == 6)
        let statistic = chiSquare(Array(counts.values), Array(repeating: 1.0 / 6, count: counts.count))
        let bound = try #require(chiSquareBounds[5])
        #expect(statistic < bound)
    }
}
