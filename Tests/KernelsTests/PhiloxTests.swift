import EngineFixtures
import Kernels
import Testing

struct PhiloxTests {
    /// Inputs and outputs of philox4x32 with ten rounds, as published with the Random123 library (file `kat_vectors`).
    struct KnownAnswer: Sendable {
        let counter: SIMD4<UInt32>
        let key: SIMD2<UInt32>
        let words: SIMD4<UInt32>
    }

    static let knownAnswers = [
        KnownAnswer(
            counter: SIMD4(0, 0, 0, 0), key: SIMD2(0, 0),
            words: SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)),
        KnownAnswer(
            counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max),
            words: SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)),
        KnownAnswer(
            counter: SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: SIMD2(0xA409_3822, 0x299F_31D0),
            words: SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)),
    ]

    static let sizes = [0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 1000]

    /// Some generator without pattern in its words.
    static let some = Philox(key: SIMD2(0xDEAD_BEEF, 12), stream: SIMD3(7, 0x8000_0001, 3))

    /// The words that `fill` writes, and whether it wrote nothing behind them.
    static func fill(_ random: Philox, _ count: Int) -> (words: [UInt32], isIntact: Bool) {
        let out = Guarded<UInt32>(Array(repeating: 0, count: count), margin: 0xABCD_EF01)
        random.fill(out.base, count: count)
        return (out.values, out.isIntact)
    }

    @Test(arguments: knownAnswers)
    func `philox reproduces the published vectors`(answer: KnownAnswer) {
        let random = Philox(key: answer.key, stream: SIMD3(answer.counter.y, answer.counter.z, answer.counter.w))
        #expect(random.block(answer.counter.x) == answer.words)
    }

    @Test(arguments: sizes)
    func `filling writes sixteen blocks side by side`(count: Int) {
        let (words, isIntact) = Self.fill(Self.some, count)
        #expect(isIntact)
        let expected = (0..<count).map { place -> UInt32 in
            let (group, within) = place.quotientAndRemainder(dividingBy: 64)
            return Self.some.block(UInt32(16 * group + within % 16))[within / 16]
        }
        #expect(words == expected)
    }

    @Test(arguments: sizes)
    func `a shorter filling is the beginning of a longer one`(count: Int) {
        let longer = Self.fill(Self.some, 2_000).words
        #expect(Self.fill(Self.some, count).words == Array(longer.prefix(count)))
    }

    @Test func `every bit is set half of the time`() {
        let count = 65_536
        let words = Self.fill(Self.some, count).words
        // Five standard deviations of a mean.
        let bound = 5 * 0.5 / Double(count).squareRoot()
        for bit in 0..<32 {
            let mean = Double(words.count { $0 >> bit & 1 == 1 }) / Double(count)
            #expect(abs(mean - 0.5) < bound, "bit \(bit) has mean \(mean)")
        }
    }

    @Test(arguments: [1, 2, 15, 16, 17, 64])
    func `words do not correlate with later ones`(lag: Int) {
        let count = 65_536
        let words = Self.fill(Self.some, count + lag).words
        let correlation = Self.correlation(Array(words.prefix(count)), Array(words.dropFirst(lag)))
        #expect(abs(correlation) < 5 / Double(count).squareRoot())
    }

    @Test func `streams and keys that differ in one bit share nothing`() {
        let some = Self.some
        var others: [Philox] = []
        for word in 0..<3 {
            var stream = some.stream
            stream[word] ^= 1
            others.append(Philox(key: some.key, stream: stream))
        }
        for word in 0..<2 {
            var key = some.key
            key[word] ^= 1 << 31
            others.append(Philox(key: key, stream: some.stream))
        }
        let count = 16_384
        let words = Self.fill(some, count).words
        for other in others {
            let different = Self.fill(other, count).words
            #expect(zip(words, different).count { $0 == $1 } == 0)
            #expect(abs(Self.correlation(words, different)) < 5 / Double(count).squareRoot())
        }
    }

    /// Correlation of words taken as uniform numbers.
    static func correlation(_ first: [UInt32], _ second: [UInt32]) -> Double {
        let covariance = zip(first, second).reduce(0.0) { sum, pair in
            sum + (Double(pair.0) / 4_294_967_296 - 0.5) * (Double(pair.1) / 4_294_967_296 - 0.5)
        }
        return covariance / Double(first.count) * 12
    }
}
