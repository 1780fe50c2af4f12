/// Random bits as a pure function of a key and a position: Philox4x32 with ten rounds.
///
/// Source: Salmon, Moraes, Dror, Shaw, *Parallel random numbers: as easy as 1, 2, 3* (SC 2011). Nothing is shared or
/// advanced, so results cannot depend on the order in which threads draw.
package struct Philox: Sendable, Hashable {
    /// The two key words.
    package var key: SIMD2<UInt32>
    /// The three upper counter words; the lowest counts blocks of four words within a stream.
    package var stream: SIMD3<UInt32>

    package init(key: SIMD2<UInt32>, stream: SIMD3<UInt32>) {
        self.key = key
        self.stream = stream
    }

    static let multiplier0: UInt64 = 0xD251_1F53
    static let multiplier1: UInt64 = 0xCD9E_8D57
    static let weyl0: UInt32 = 0x9E37_79B9
    static let weyl1: UInt32 = 0xBB67_AE85

    /// One block of four random words; `index` is the lowest counter word.
    package func block(_ index: UInt32) -> SIMD4<UInt32> {
        var counter = SIMD4(index, stream.x, stream.y, stream.z)
        var key = key
        for _ in 0..<10 {
            let product0 = Philox.multiplier0 &* UInt64(counter.x)
            let product1 = Philox.multiplier1 &* UInt64(counter.z)
            counter = SIMD4(
                UInt32(truncatingIfNeeded: product1 >> 32) ^ counter.y ^ key.x,
                UInt32(truncatingIfNeeded: product1),
                UInt32(truncatingIfNeeded: product0 >> 32) ^ counter.w ^ key.y,
                UInt32(truncatingIfNeeded: product0))
            key = SIMD2(key.x &+ Philox.weyl0, key.y &+ Philox.weyl1)
        }
        return counter
    }

    /// A number in `0..<count`, from the first word of a block.
    /// - Parameters:
    ///   - count: How many numbers there are, at least 1 and below 2^32.
    ///   - index: The block it comes from.
    /// - Returns: Each number with the same probability, but for less than `count` parts in 2^32.
    package func number(below count: Int, block index: UInt32) -> Int {
        // The parentheses matter: shifts bind tighter than products in Swift.
        Int((UInt64(block(index).x) * UInt64(count)) >> 32)
    }

    /// Fills `out` with random words: word `j` of sixteen neighbouring blocks lies in sixteen neighbouring places, so
    /// that blocks advance side by side in vector registers. `count` may be any size.
    package func fill(_ out: UnsafeMutablePointer<UInt32>, count: Int) {
        var position = 0
        var index: UInt32 = 0
        while position &+ 64 <= count {
            sixteenBlocks(from: index, into: out + position)
            position &+= 64
            index &+= 16
        }
        if position == count { return }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { rest in
            guard let base = rest.baseAddress else { return }
            sixteenBlocks(from: index, into: base)
            (out + position).update(from: base, count: count - position)
        }
    }

    /// Sixteen blocks, `[4, 16]`: word by word, block by block.
    @inline(__always)
    private func sixteenBlocks(from index: UInt32, into out: UnsafeMutablePointer<UInt32>) {
        typealias Words = SIMD16<UInt32>
        let lanes = Words(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
        var x = lanes &+ Words(repeating: index)
        var y = Words(repeating: stream.x)
        var z = Words(repeating: stream.y)
        var w = Words(repeating: stream.z)
        var key = key
        for _ in 0..<10 {
            let (high0, low0) = Philox.widen(x, Philox.multiplier0)
            let (high1, low1) = Philox.widen(z, Philox.multiplier1)
            x = high1 ^ y ^ Words(repeating: key.x)
            y = low1
            z = high0 ^ w ^ Words(repeating: key.y)
            w = low0
            key = SIMD2(key.x &+ Philox.weyl0, key.y &+ Philox.weyl1)
        }
        let raw = UnsafeMutableRawPointer(out)
        raw.storeBytes(of: x, as: Words.self)
        raw.storeBytes(of: y, toByteOffset: 64, as: Words.self)
        raw.storeBytes(of: z, toByteOffset: 128, as: Words.self)
        raw.storeBytes(of: w, toByteOffset: 192, as: Words.self)
    }

    /// High and low halves of sixteen 32 x 32 bit products.
    @inline(__always)
    private static func widen(_ a: SIMD16<UInt32>, _ b: UInt64) -> (SIMD16<UInt32>, SIMD16<UInt32>) {
        let factor = SIMD8<UInt64>(repeating: b)
        let low = SIMD8<UInt64>(truncatingIfNeeded: a.lowHalf) &* factor
        let high = SIMD8<UInt64>(truncatingIfNeeded: a.highHalf) &* factor
        let shift = SIMD8<UInt64>(repeating: 32)
        return (
            SIMD16(
                lowHalf: SIMD8<UInt32>(truncatingIfNeeded: low &>> shift),
                highHalf: SIMD8<UInt32>(truncatingIfNeeded: high &>> shift)),
            SIMD16(
                lowHalf: SIMD8<UInt32>(truncatingIfNeeded: low),
                highHalf: SIMD8<UInt32>(truncatingIfNeeded: high))
        )
    }
}
