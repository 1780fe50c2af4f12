import EngineFixtures
import Foundation
import Kernels
import Testing

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
