import EngineFixtures
import Foundation
import Kernels
import Testing

/// Elementary functions over arrays, against the C library's in Double.
struct ElementaryTests {
    /// Around the widths of vector registers, never only multiples of them.
    static let counts = [0, 1, 3, 7, 8, 15, 16, 17, 31, 33, 66]

    typealias Function<Scalar> = (UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>, Int) -> Void

    /// One element's function and what it should be, in one precision.
    struct Pair<Scalar> {
        let vector: Function<Scalar>
        let scalar: (Double) -> Double
    }

    /// The four functions that go element by element.
    static func functions<Scalar: KernelScalar>(_: Scalar.Type) -> [Pair<Scalar>] {
        [
            Pair(vector: Scalar.exponential, scalar: exp),
            Pair(vector: Scalar.hyperbolicTangent, scalar: tanh),
            Pair(vector: Scalar.sigmoid, scalar: sigmoid),
            Pair(vector: Scalar.logarithm, scalar: log),
        ]
    }

    static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// What a function makes of numbers.
    static func apply<Scalar: KernelScalar>(_ function: Function<Scalar>, _ numbers: [Scalar]) -> [Scalar] {
        let out = Buffer<Scalar>(count: numbers.count, repeating: 0)
        function(numbers, out.base, numbers.count)
        return out.array
    }

    /// The largest error relative to each result; infinite for what is not a number.
    static func worstRelativeError<Scalar: KernelScalar>(
        of function: Function<Scalar>, against reference: (Double) -> Double, on numbers: [Double]
    ) -> Double {
        let rounded = numbers.map { Scalar($0) }
        return zip(rounded, apply(function, rounded)).reduce(0) { worst, pair in
            let expected = reference(Double(pair.0))
            if Double(pair.1) == expected { return worst }
            let error = abs(Double(pair.1) - expected) / abs(expected)
            return error.isNaN ? .infinity : max(worst, error)
        }
    }

    /// Evenly spaced numbers, both ends included.
    static func grid(_ range: ClosedRange<Double>, _ count: Int = 400_001) -> [Double] {
        let step = (range.upperBound - range.lowerBound) / Double(count - 1)
        return (0..<count).map { min(range.lowerBound + step * Double($0), range.upperBound) }
    }

    /// Small numbers of both signs, evenly spaced in their logarithm.
    static let small = grid(-30...0, 100_001).flatMap { [exp($0), -exp($0)] }

    /// Measured on finer grids: Float 8.3e-8 and Double 2.2e-16.
    @Test func `exponentials are as exact as stated`() {
        let float = Self.worstRelativeError(
            of: Float.exponential as Function<Float>, against: exp,
            on: Self.grid(-87...88) + Self.grid(-2...2) + Self.small)
        #expect(float < 8.5e-8)
        let double = Self.worstRelativeError(
            of: Double.exponential as Function<Double>, against: exp,
            on: Self.grid(-708...709) + Self.grid(-2...2) + Self.small)
        #expect(double < 2.5e-16)
    }

    /// Measured on finer grids: Float 2.8e-7 and Double 6.1e-16; Float 3.3e-7 where sums of products are rounded twice.
    @Test func `hyperbolic tangents are as exact as stated`() {
        let numbers = Self.grid(-20...20) + Self.grid(-1...1) + Self.small
        let float = Self.worstRelativeError(
            of: Float.hyperbolicTangent as Function<Float>, against: tanh, on: numbers)
        #expect(float < (fusesMultiplications ? 2.9e-7 : 3.4e-7))
        let double = Self.worstRelativeError(
            of: Double.hyperbolicTangent as Function<Double>, against: tanh, on: numbers)
        #expect(double < 6.5e-16)
    }

    /// Measured on finer grids: Float 1.5e-7 and Double 4.6e-16.
    @Test func `sigmoids are as exact as stated`() {
        let float = Self.worstRelativeError(
            of: Float.sigmoid as Function<Float>, against: Self.sigmoid,
            on: Self.grid(-87...87) + Self.grid(-20...20) + Self.small)
        #expect(float < 1.6e-7)
        let double = Self.worstRelativeError(
            of: Double.sigmoid as Function<Double>, against: Self.sigmoid,
            on: Self.grid(-708...708) + Self.grid(-40...40) + Self.small)
        #expect(double < 5e-16)
    }

    /// Measured on finer grids: Float 8e-8 and Double 2.3e-16, near 1 too.
    @Test func `logarithms are as exact as stated`() {
        let near = Self.grid(0.4...2.5) + Self.grid(0.999...1.001)
        let float = Self.worstRelativeError(
            of: Float.logarithm as Function<Float>, against: log, on: Self.grid(-87...88).map(exp) + near)
        #expect(float < 8.2e-8)
        let double = Self.worstRelativeError(
            of: Double.logarithm as Function<Double>, against: log, on: Self.grid(-708...709).map(exp) + near)
        #expect(double < 2.5e-16)
    }

    @Test(arguments: counts)
    func `functions go element by element, in place too`(count: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            var numbers = TestNumbers(1)
            let x = numbers.reals(count, in: 0.1...4).map { Scalar($0) }
            for function in Self.functions(Scalar.self) {
                let out = Guarded<Scalar>(zeros: count)
                function.vector(x, out.base, count)
                #expect(out.isIntact)
                let expected = x.map { function.scalar(Double($0)) }
                #expect(worstError(out.reals, expected) < 4 * Double(Scalar.ulpOfOne))
                let alone = x.flatMap { Self.apply(function.vector, [$0]) }
                #expect(out.values == alone)
                let same = Guarded(x)
                function.vector(same.base, same.base, count)
                #expect(same.isIntact && same.values == out.values)
            }
        }
        check(Float.self)
        check(Double.self)
    }

    @Test func `extremes give finite results in range`() {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let x: [Scalar] = [
                .infinity, .greatestFiniteMagnitude, 1_000, .leastNormalMagnitude, .leastNonzeroMagnitude, 0, -0.0,
                -.leastNonzeroMagnitude, -1_000, -.greatestFiniteMagnitude, -.infinity,
            ]
            let exponentials = Self.apply(Scalar.exponential as Function<Scalar>, x)
            #expect(exponentials.allSatisfy { $0.isFinite && $0 > 0 })
            #expect(exponentials[3...7].allSatisfy { $0 == 1 })
            let tangents = Self.apply(Scalar.hyperbolicTangent as Function<Scalar>, x)
            #expect(tangents.allSatisfy { abs($0) <= 1 })
            #expect(tangents[0] > 0.999_999 && tangents[10] < -0.999_999 && tangents[5] == 0)
            let sigmoids = Self.apply(Scalar.sigmoid as Function<Scalar>, x)
            #expect(sigmoids.allSatisfy { $0 >= 0 && $0 <= 1 })
            #expect(sigmoids[0] == 1 && sigmoids[5] == 0.5 && sigmoids[10] < 1e-37)
            let logarithms = Self.apply(Scalar.logarithm as Function<Scalar>, x)
            #expect(logarithms.allSatisfy { $0.isFinite })
            #expect(logarithms[4...].allSatisfy { $0 == logarithms[3] } && logarithms[3] < -87)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test func `what is not a number does no harm to its neighbours`() {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let x = (0..<40).map { $0 % 7 == 3 ? Scalar.nan : 0.5 }
            for function in Self.functions(Scalar.self) {
                let expected = Self.apply(function.vector, [0.5])[0]
                let out = Self.apply(function.vector, x)
                #expect(zip(x, out).allSatisfy { $0.isNaN || $1 == expected })
            }
            let out = Buffer<Scalar>(count: 40, repeating: 0)
            Scalar.logSoftmax(x, into: out.base, actions: 2, count: 20)
            Scalar.logSoftmax(
                x.map { $0.isNaN ? -Scalar.infinity : .infinity }, into: out.base, actions: 2, count: 20)
        }
        check(Float.self)
        check(Double.self)
    }

    /// Logarithms of probabilities, by the C library's functions.
    static func logSoftmax(_ logits: [Double], _ actions: Int, _ count: Int) -> [Double] {
        var out = logits
        for k in 0..<count {
            let column = (0..<actions).map { logits[$0 * count + k] }
            let largest = column.max() ?? 0
            let logSum = log(column.reduce(0) { $0 + exp($1 - largest) })
            for action in 0..<actions { out[action * count + k] = column[action] - largest - logSum }
        }
        return out
    }

    /// Measured on finer grids: Float 2.1e-6 and Double 3.6e-15.
    @Test(arguments: counts + [1_000], [1, 2, 3, 5, 20])
    func `logarithms of probabilities are those of the softmax`(count: Int, actions: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type, _ tolerance: Double) {
            var numbers = TestNumbers(2)
            let logits = numbers.reals(actions * count, in: -10...10).map { Scalar($0) }
            let out = Guarded<Scalar>(zeros: actions * count)
            Scalar.logSoftmax(logits, into: out.base, actions: actions, count: count)
            #expect(out.isIntact)
            let expected = Self.logSoftmax(logits.map { Double($0) }, actions, count)
            #expect(zip(out.reals, expected).allSatisfy { abs($0 - $1) < tolerance })
            let same = Guarded(logits)
            Scalar.logSoftmax(same.base, into: same.base, actions: actions, count: count)
            #expect(same.isIntact && same.values == out.values)
        }
        check(Float.self, 2.2e-6)
        check(Double.self, 4e-15)
    }

    @Test func `probabilities of logits of any size sum to 1`() {
        func check<Scalar: KernelScalar>(_: Scalar.Type, _ tolerance: Double) {
            var numbers = TestNumbers(3)
            let (actions, count) = (4, 101)
            for scale in [1, 100, 10_000] {
                // Far from zero as a whole too.
                for shift in [-10_000.0, 0, 10_000] {
                    let range = (shift - Double(scale))...(shift + Double(scale))
                    let logits = numbers.reals(actions * count, in: range).map { Scalar($0) }
                    let out = Guarded<Scalar>(zeros: actions * count)
                    Scalar.logSoftmax(logits, into: out.base, actions: actions, count: count)
                    let values = out.reals
                    #expect(values.allSatisfy { $0.isFinite && $0 <= 0 })
                    let sums = (0..<count).map { k in
                        (0..<actions).reduce(0) { $0 + exp(values[$1 * count + k]) }
                    }
                    #expect(sums.allSatisfy { abs($0 - 1) < tolerance })
                }
            }
        }
        check(Float.self, 1e-6)
        check(Double.self, 2e-15)
    }
}
