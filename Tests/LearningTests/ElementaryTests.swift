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

    /// Measured on finer grids: Float 2.8e-7 and Double 6.1e-16.
    @Test func `hyperbolic tangents are as exact as stated`() {
        let numbers = Self.grid(-20...20) + Self.grid(-1...1) + Self.small
        let float = Self.worstRelativeError(
            of: Float.hyperbolicTangent as Function<Float>, against: tanh, on: numbers)
        #expect(float < 2.9e-7)
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

/// Standard normal numbers from random words.
struct ElementaryGaussianTests {
    static let seed = Philox(key: SIMD2(11, 12), stream: SIMD3(13, 14, 15))
    static let many = 1 << 20

    /// Random words.
    static func words(_ count: Int) -> [UInt32] {
        let words = Buffer<UInt32>(count: count, repeating: 0)
        seed.fill(words.base, count: count)
        return words.array
    }

    /// Many numbers in Double.
    static let numbers: [Double] = {
        let out = Buffer<Double>(count: many, repeating: 0)
        Double.gaussians(words(many), into: out.base, count: many)
        return out.array
    }()

    /// The two numbers of a pair; the angle is first brought within an eighth of a turn, so that nothing is lost.
    static func pair(_ radius: Double, _ turn: Double) -> [Double] {
        let quarter = Int(4 * turn + 0.5)
        let angle = 2 * Double.pi * (turn - Double(quarter) / 4)
        let length = (-2 * log(radius)).squareRoot()
        let (c, s) = (length * cos(angle), length * sin(angle))
        return [[c, s], [-s, c], [-c, -s], [s, -c]][quarter % 4]
    }

    /// Measured on 2^21 words and extreme ones: Float 7.5e-7 and Double 1.8e-15.
    @Test func `numbers are those of Box and Muller`() {
        let extremes: [UInt32] = [0, 1, .max, .max - 127, .max - 128, 1 << 31, 1 << 31 - 1, 1 << 30, 3 << 30]
        let half = 1 << 17
        var first = Self.words(half)
        var second = Array(Self.words(2 * half).suffix(half))
        for radius in extremes {
            first += extremes.map { _ in radius }
            second += extremes
        }
        func check<Scalar: KernelScalar>(_: Scalar.Type, _ tolerance: Double) {
            let count = 2 * first.count
            let out = Guarded<Scalar>(zeros: count)
            Scalar.gaussians(first + second, into: out.base, count: count)
            #expect(out.isIntact)
            let values = out.reals
            let worst = first.indices.reduce(0.0) { worst, i in
                let uniform = [first[i], second[i]].map { Double(Scalar((Double($0) + 0.5) / 4_294_967_296)) }
                let expected = Self.pair(uniform[0], uniform[1])
                let errors = [abs(values[i] - expected[0]), abs(values[first.count + i] - expected[1])]
                return errors.reduce(worst) { $1.isNaN ? .infinity : max($0, $1) }
            }
            #expect(worst < tolerance)
            #expect(values.allSatisfy { abs($0) < 6.77 })
        }
        check(Float.self, 8e-7)
        check(Double.self, 2e-15)
    }

    @Test(arguments: ElementaryTests.counts)
    func `any count may be drawn, and the same words give the same numbers`(count: Int) {
        let half = (count + 1) / 2
        let words = Self.words(2 * half)
        func draw<Scalar: KernelScalar>(_: Scalar.Type, _ words: [UInt32]) -> [Scalar] {
            let out = Guarded<Scalar>(zeros: count)
            Scalar.gaussians(words, into: out.base, count: count)
            #expect(out.isIntact)
            return out.values
        }
        let numbers = draw(Double.self, words)
        let expected = (0..<half).map {
            Self.pair((Double(words[$0]) + 0.5) / 4_294_967_296, (Double(words[half + $0]) + 0.5) / 4_294_967_296)
        }
        #expect(
            zip(numbers, (expected.map { $0[0] } + expected.map { $0[1] }).prefix(count))
                .allSatisfy { abs($0 - $1) < 2e-15 })
        #expect(draw(Double.self, words) == numbers)
        // Words behind the last that is read do not matter.
        #expect(draw(Double.self, words + [1, 2, 3]) == numbers)
        let singles = draw(Float.self, words)
        #expect(draw(Float.self, words) == singles)
        #expect(zip(singles, numbers).allSatisfy { abs(Double($0) - $1) < 2.5e-4 })
    }

    /// Four standard errors, from the moments of the normal distribution: 1, 2, 6 and 24 over the count.
    @Test func `moments are those of the normal distribution`() {
        let count = Double(Self.many)
        let numbers = Self.numbers
        let mean = numbers.reduce(0, +) / count
        let moment = { (power: Int) in
            numbers.reduce(0.0) { sum, number in
                sum + (0..<power).reduce(1.0) { product, _ in product * (number - mean) }
            } / count
        }
        let variance = moment(2)
        #expect(abs(mean) < 4 * (1 / count).squareRoot())
        #expect(abs(variance - 1) < 4 * (2 / count).squareRoot())
        #expect(abs(moment(3) / (variance * variance.squareRoot())) < 4 * (6 / count).squareRoot())
        #expect(abs(moment(4) / (variance * variance) - 3) < 4 * (24 / count).squareRoot())
    }

    /// Inner borders of the bins at i / 16 of the probability. Source: tables.
    static let upperBorders = [
        0, 0.157_310_684_610_170_67, 0.318_639_363_964_375_14, 0.488_776_411_114_669_4, 0.674_489_750_196_081_7,
        0.887_146_559_018_875_8, 1.150_349_380_376_007_9, 1.534_120_544_352_545_9,
    ]

    /// The bin of 16 equally probable ones that a number lies in.
    static func bin(_ number: Double) -> Int {
        let above = upperBorders.count { abs(number) >= $0 } - 1
        return number < 0 ? 7 - above : 8 + above
    }

    /// What the statistic with 15 degrees of freedom exceeds with a chance of 1 in 10,000 is 44.26. Source: tables.
    @Test func `sixteen bins of the same probability are hit equally often`() {
        var counts = Array(repeating: 0, count: 16)
        for number in Self.numbers { counts[Self.bin(number)] += 1 }
        #expect(chiSquare(counts, Array(repeating: 1.0 / 16, count: 16)) < 44.26)
    }

    /// Neither correlates with the other, nor does one's square or size say anything of the other's; four standard
    /// errors, and the same for Pearson's statistic of all pairs of bins.
    @Test func `the two numbers of a pair are independent`() {
        let half = Self.many / 2
        let pairs = zip(Self.numbers.prefix(half), Self.numbers.suffix(half))
        let scale = Double(half).squareRoot()
        #expect(abs(pairs.reduce(0.0) { $0 + $1.0 * $1.1 }) / scale < 4)
        // The product of two squares less their means has variance 2 * 2.
        #expect(abs(pairs.reduce(0.0) { $0 + ($1.0 * $1.0 - 1) * ($1.1 * $1.1 - 1) }) / (2 * scale) < 4)
        var joint = Array(repeating: 0, count: 256)
        for (first, second) in pairs { joint[16 * Self.bin(first) + Self.bin(second)] += 1 }
        // All probabilities are given: 255 degrees of freedom.
        #expect(chiSquare(joint, Array(repeating: 1.0 / 256, count: 256)) < 255 + 4 * (2.0 * 255).squareRoot())
    }
}
