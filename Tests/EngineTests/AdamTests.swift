import Engine
import EngineFixtures
import Platform
import Testing

struct AdamTests {
    /// Adam of one parameter, step by step as in the papers.
    struct Reference {
        var rate: Double
        var epsilon = 1e-3
        var keepsLargest = true
        private var m = 0.0
        private var v = 0.0
        private var largest = 0.0
        private var t = 0.0

        init(rate: Double, keepsLargest: Bool = true) {
            self.rate = rate
            self.keepsLargest = keepsLargest
        }

        mutating func step(_ gradient: Double) -> Double {
            t += 1
            m = 0.9 * m + 0.1 * gradient
            v = 0.999 * v + 0.001 * gradient * gradient
            largest = max(largest, v)
            let corrected = (keepsLargest ? largest : v) / (1 - pow(0.999, t))
            return -rate * m / (1 - pow(0.9, t)) / (sqrt(corrected) + epsilon)
        }
    }

    @Test func `the first step moves by the rate along the sign`() {
        var adam = Adam(rate: 0.1, parameterCount: 3)
        var parameters = [1.0, 1, 1]
        adam.descend(&parameters, along: [0.5, -2, 0])
        // After correction the moments are g and g^2: the step is rate * g / (|g| + 0.001).
        #expect(worstError(parameters, [1 - 0.05 / 0.501, 1 + 0.2 / 2.001, 1]) < 1e-14)
        #expect(adam.steps == 1)
    }

    @Test func `fifty steps agree with the papers' formulas`() {
        var numbers = TestNumbers(1)
        var parameters = numbers.reals(7)
        var expected = parameters
        var withoutLargest = parameters
        var adam = Adam(rate: 0.02, parameterCount: 7)
        var references = Array(repeating: Reference(rate: 0.02), count: 7)
        var plain = Array(repeating: Reference(rate: 0.02, keepsLargest: false), count: 7)
        for step in 1...50 {
            // Shrinking gradients: only then does the largest second moment differ from the current one.
            let gradient = numbers.reals(7).map { $0 * 100 / Double(step * step) }
            adam.descend(&parameters, along: gradient)
            for i in 0..<7 {
                expected[i] += references[i].step(gradient[i])
                withoutLargest[i] += plain[i].step(gradient[i])
            }
            #expect(worstError(parameters, expected) < 1e-12)
        }
        #expect(worstError(parameters, withoutLargest) > 1e-7)
        #expect(adam.steps == 50)
    }

    @Test func `one second moment for all keeps the direction of the gradient`() {
        var adam = Adam(rate: 0.1, parameterCount: 2)
        var parameters = [0.0, 0]
        adam.descend(&parameters, along: [3, 4], sharesSquares: true)
        // The root of the mean square of 3 and 4 is the root of 12.5.
        let scale = 12.5.squareRoot() + 1e-3
        #expect(worstError(parameters, [-0.3 / scale, -0.4 / scale]) < 1e-14)
        #expect(adam.second[0] == adam.second[1] && adam.largestSecond == adam.second)
        // Moments that were one for each become their mean, and the largest stays the largest.
        var other = Adam(rate: 0.1, steps: 1, first: [0, 0], second: [1, 3], largestSecond: [2, 6])
        other.descend(&parameters, along: [0, 0], sharesSquares: true)
        #expect(other.second == [2 * 0.999, 2 * 0.999] && other.largestSecond == [4, 4])
    }

    @Test func `a gradient of zero leaves parameters where they are`() {
        var adam = Adam(rate: 1, parameterCount: 2)
        var parameters = [0.25, -3]
        adam.descend(&parameters, along: [0, 0])
        #expect(parameters == [0.25, -3])
        var none: [Double] = []
        var empty = Adam(rate: 1, parameterCount: 0)
        empty.descend(&none, along: [])
        #expect(none.isEmpty)
    }
}
