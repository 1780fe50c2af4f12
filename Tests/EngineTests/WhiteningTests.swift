import Engine
import EngineFixtures
import Testing

struct WhiteningTests {
    static let sizes = [(2, 3), (3, 2), (5, 40), (16, 7)]

    /// Largest part of `(ridge I + C) result - ridge mean`, formed with a dense covariance.
    private func residual(_ gradients: [[Double]], _ result: [Double], share: Double) -> Double {
        let mean = PCGradTests.mean(gradients)
        let count = Double(gradients.count)
        let covariance = mean.indices.map { i in
            mean.indices.map { j in
                gradients.reduce(0) { $0 + ($1[i] - mean[i]) * ($1[j] - mean[j]) } / count
            }
        }
        let ridge = share * mean.indices.reduce(0) { $0 + covariance[$1][$1] } / count
        return mean.indices.map { i in
            let image = mean.indices.reduce(ridge * result[i]) { $0 + covariance[i][$1] * result[$1] }
            return abs(image - ridge * mean[i])
        }.max() ?? 0
    }

    @Test(arguments: sizes, [0.01, 1, 30])
    func `it solves its equation`(size: (chains: Int, dimensions: Int), share: Double) {
        let gradients = PCGradTests.gradients(size.chains, dimensions: size.dimensions, seed: 3)
        let result = Whitening.combine(gradients, share: share)
        #expect(residual(gradients, result, share: share) < 1e-12)
        #expect(residual(gradients, PCGradTests.mean(gradients), share: share) > 1e-4, "there is nothing to whiten")
    }

    @Test func `what chains agree on stays and what they disagree on goes`() {
        // Mean (1, 1), variance (0, 100), ridge .5 * 100 / 2 = 25: 1 and 25 / 125.
        let result = Whitening.combine([[1, 11], [1, -9]], share: 0.5)
        #expect(worstError(result, [1, 0.2]) < 1e-14)
    }

    @Test func `without differences it is the mean`() {
        #expect(Whitening.combine([[3, -4], [3, -4]], share: 1) == [3, -4])
        #expect(Whitening.combine([[0, 0], [0, 0], [0, 0]], share: 1) == [0, 0])
        #expect(Whitening.combine([[-1, 5, 0]], share: 1) == [-1, 5, 0])
        #expect(Whitening.combine([], share: 1) == [])
        #expect(Whitening.combine([[], []], share: 1) == [])
    }

    @Test func `with a large share it nears the mean`() {
        let gradients = PCGradTests.gradients(8)
        #expect(worstError(Whitening.combine(gradients, share: 1e9), PCGradTests.mean(gradients)) < 1e-8)
    }

    @Test func `a scale of all gradients is one of the result`() {
        let gradients = PCGradTests.gradients(6, dimensions: 9, seed: 8)
        let scaled = gradients.map { $0.map { $0 * 1e8 } }
        let result = Whitening.combine(gradients, share: 0.3).map { $0 * 1e8 }
        #expect(worstError(Whitening.combine(scaled, share: 0.3).map { $0 / 1e8 }, result.map { $0 / 1e8 }) < 1e-12)
    }
}
