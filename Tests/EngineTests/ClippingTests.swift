import Engine
import EngineFixtures
import Testing

struct ClippingTests {
    @Test func `a long vector is shortened to the limit and keeps its direction`() {
        var values = [3.0, -4, 12]
        let norm = Clipping.clip(&values, to: 6.5)
        #expect(norm == 13)
        #expect(worstError(values, [1.5, -2, 6]) < 1e-15)
        #expect(abs(values.dot(values).squareRoot() - 6.5) < 1e-14)
    }

    @Test(arguments: [
        [3.0, 4], [0, 0, 5], [4.999, 0], [0, 0], [], [-5], [1e-200, 0],
    ])
    func `a vector no longer than the limit stays as it is`(vector: [Double]) {
        var values = vector
        let norm = Clipping.clip(&values, to: 5)
        #expect(values == vector)
        #expect(norm <= 5)
    }

    @Test func `the norm before clipping is returned`() {
        var (short, zero): ([Double], [Double]) = ([0.6, 0.8], [0, 0])
        #expect(abs(Clipping.clip(&short, to: 10) - 1) < 1e-15)
        #expect(Clipping.clip(&zero, to: 10) == 0)
    }

    @Test func `what is infinite or not a number stays so`() {
        var infinite = [1, Double.infinity]
        #expect(Clipping.clip(&infinite, to: 10) == .infinity)
        #expect(infinite == [1, .infinity])
        var undefined = [1, Double.nan]
        #expect(Clipping.clip(&undefined, to: 10).isNaN)
        #expect(undefined[0] == 1 && undefined[1].isNaN)
    }

    @Test(arguments: [(1.0, 4.0), (0.5, 12.0), (0.0, 36.0)])
    func `the norm of what was clipped is known before`(power: Double, expected: Double) {
        #expect(abs(Clipping.norm(36, clippedTo: 4, power: power) - expected) < 1e-12)
        var values = [0.0, -36]
        _ = Clipping.clip(&values, to: 4, power: power)
        #expect(abs(values[1] + expected) < 1e-12)
        #expect(Clipping.norm(3, clippedTo: 4, power: power) == 3)
        #expect(Clipping.norm(.infinity, clippedTo: 4, power: power) == .infinity)
    }
}
