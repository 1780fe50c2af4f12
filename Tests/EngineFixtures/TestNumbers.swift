import Kernels

/// Reproducible numbers for tests, from another generator than the engine's. Source: Steele, Lea, Flood, *Fast
/// splittable pseudorandom number generators* (OOPSLA 2014).
package struct TestNumbers: RandomNumberGenerator {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform numbers.
    package mutating func reals(_ count: Int, in range: ClosedRange<Double> = -2...2) -> [Double] {
        (0..<count).map { _ in Double.random(in: range, using: &self) }
    }

    /// Uniform indices below `bound`.
    package mutating func indices(_ count: Int, below bound: Int) -> [UInt16] {
        (0..<count).map { _ in UInt16(Int.random(in: 0..<bound, using: &self)) }
    }
}

/// Numbers in a buffer with a margin behind them that nothing may write to.
package struct Guarded<Element: BitwiseCopyable & Equatable> {
    package let buffer: Buffer<Element>
    private let count: Int
    private let margin: Element
    private static var width: Int { 32 }

    package init(_ values: [Element], margin: Element) {
        count = values.count
        self.margin = margin
        buffer = Buffer(count: values.count + Self.width, repeating: margin)
        for (index, value) in values.enumerated() { buffer[index] = value }
    }

    package var base: UnsafeMutablePointer<Element> { buffer.base }
    package var values: [Element] { Array(buffer.array.prefix(count)) }
    package var isIntact: Bool { buffer.array.dropFirst(count).allSatisfy { $0 == margin } }
}

extension Guarded where Element: BinaryFloatingPoint {
    package init(_ values: [Element]) { self.init(values, margin: -77) }
    package init(zeros count: Int) { self.init(Array(repeating: 0, count: count)) }
    package var reals: [Double] { values.map { Double($0) } }
}

extension Buffer where Element: BinaryFloatingPoint {
    /// A buffer of given numbers.
    package convenience init(_ values: [Double]) {
        self.init(count: values.count, repeating: 0)
        for (index, value) in values.enumerated() { self[index] = Element(value) }
    }

    package var reals: [Double] { array.map { Double($0) } }
}

/// The largest difference between numbers and what they should be, relative to the largest of the latter; infinite for
/// lists of different lengths and for what is not a number.
package func worstError(_ values: [Double], _ expected: [Double]) -> Double {
    guard values.count == expected.count else { return .infinity }
    let scale = expected.reduce(1e-300) { max($0, abs($1)) }
    return zip(values, expected).reduce(0) { worst, pair in
        let error = abs(pair.0 - pair.1) / scale
        return error.isNaN ? .infinity : max(worst, error)
    }
}

/// Pearson's statistic of counts against probabilities; infinite if something impossible was counted.
package func chiSquare(_ counts: [Int], _ probabilities: [Double]) -> Double {
    let total = Double(counts.reduce(0, +))
    return zip(counts, probabilities).reduce(0) { sum, pair in
        let expected = total * pair.1
        if expected == 0 { return pair.0 == 0 ? sum : .infinity }
        return sum + (Double(pair.0) - expected) * (Double(pair.0) - expected) / expected
    }
}

/// What Pearson's statistic exceeds with a chance of 1 in 10,000, by degrees of freedom. Source: tables.
package let chiSquareBounds: [Int: Double] = [1: 15.14, 2: 18.42, 4: 23.51, 5: 25.74]
