import Foundation
import Laboratory
import Testing

struct LanesTests {
    /// Worst relative error against the C library over a range.
    private func worst(
        _ range: ClosedRange<Double>, _ kernel: (Lanes) -> Lanes, _ exact: (Double) -> Double
    ) -> Double {
        var worst = 0.0
        let count = 200_000
        for index in stride(from: 0, to: count, by: 8) {
            var x = Lanes.zero
            for lane in 0..<8 {
                let share = (Double(index + lane) + 0.37) / Double(count)
                x[lane] = range.lowerBound + (range.upperBound - range.lowerBound) * share
            }
            let y = kernel(x)
            for lane in 0..<8 { worst = max(worst, abs(y[lane] / exact(x[lane]) - 1)) }
        }
        return worst
    }

    @Test func exponentialIsThatOfTheLibrary() {
        #expect(worst(-708...709, Lanes.exponentials, exp) < 2.5e-16)
        #expect(worst(-2...2, Lanes.exponentials, exp) < 2.5e-16)
        #expect(Lanes.exponentials(Lanes(repeating: 0)) == Lanes(repeating: 1))
    }

    @Test func exponentialClampsWhatHasNoNormalResult() {
        #expect(Lanes.exponentials(Lanes(repeating: -1e9))[0] == Lanes.exponentials(Lanes(repeating: -708))[0])
        #expect(Lanes.exponentials(Lanes(repeating: .infinity))[3] == Lanes.exponentials(Lanes(repeating: 709))[3])
    }

    @Test func sigmoidIsExact() {
        #expect(worst(-700...700, Lanes.sigmoids) { 1 / (1 + exp(-$0)) } < 4.6e-16)
        #expect(worst(-5...5, Lanes.sigmoids) { 1 / (1 + exp(-$0)) } < 4.6e-16)
    }

    @Test func hyperbolicTangentIsExactToItsAbsoluteError() {
        for index in 0..<1000 {
            let x = Double(index) / 100 - 5
            #expect(abs(Lanes.hyperbolicTangents(Lanes(repeating: x))[5] - tanh(x)) < 4e-16)
        }
    }
}
