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
        var first = Lanes(self, from: index)
        var second = Lanes(self, from: index &+ 8)
        var key = key
        for _ in 0..<10 {
            let round = SIMD2<UInt64>(UInt64(key.x), UInt64(key.y))
            first.mix(round)
            second.mix(round)
            key = SIMD2(key.x &+ Philox.weyl0, key.y &+ Philox.weyl1)
        }
        let raw = UnsafeMutableRawPointer(out)
        raw.storeBytes(of: Lanes.lowWords(first.x, second.x), as: SIMD16<UInt32>.self)
        raw.storeBytes(of: Lanes.lowWords(first.y, second.y), toByteOffset: 64, as: SIMD16<UInt32>.self)
        raw.storeBytes(of: Lanes.lowWords(first.z, second.z), toByteOffset: 128, as: SIMD16<UInt32>.self)
        raw.storeBytes(of: Lanes.lowWords(first.w, second.w), toByteOffset: 192, as: SIMD16<UInt32>.self)
    }
}

/// Eight blocks side by side, each word in the lower half of a lane of 64 bits, where a product of two words has room. What
/// the upper halves hold is never looked at: they need not be cleared, and words need not be widened and narrowed in every
/// round, which took more time than the rounds themselves.
private struct Lanes {
    typealias Words = SIMD8<UInt64>

    var x: Words
    var y: Words
    var z: Words
    var w: Words

    @inline(__always)
    init(_ philox: Philox, from index: UInt32) {
        x = Words(0, 1, 2, 3, 4, 5, 6, 7) &+ Words(repeating: UInt64(index))
        y = Words(repeating: UInt64(philox.stream.x))
        z = Words(repeating: UInt64(philox.stream.y))
        w = Words(repeating: UInt64(philox.stream.z))
    }

    /// One round.
    @inline(__always)
    mutating func mix(_ key: SIMD2<UInt64>) {
        let low = Words(repeating: 0xFFFF_FFFF)
        let half = Words(repeating: 32)
        let product0 = (x & low) &* Words(repeating: Philox.multiplier0)
        let product1 = (z & low) &* Words(repeating: Philox.multiplier1)
        x = (product1 &>> half) ^ y ^ Words(repeating: key.x)
        y = product1
        z = (product0 &>> half) ^ w ^ Words(repeating: key.y)
        w = product0
    }

    /// The lower halves of sixteen lanes.
    @inline(__always)
    static func lowWords(_ first: Words, _ second: Words) -> SIMD16<UInt32> {
        SIMD16(
            lowHalf: unsafeBitCast(first, to: SIMD16<UInt32>.self).evenHalf,
            highHalf: unsafeBitCast(second, to: SIMD16<UInt32>.self).evenHalf)
    }
}
