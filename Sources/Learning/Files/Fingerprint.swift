/// FNV-1a, 64 bits: changes with whatever is added, in its order, but is no protection against intent.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, *The FNV Non-Cryptographic Hash Algorithm*. Whoever adds words
/// instead of bytes gets another hash than FNV's of the same bytes; what files hold must keep adding what it always added.
package struct Fingerprint: Sendable {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    package mutating func add(_ word: UInt64) { hash = (hash ^ word) &* 0x100_0000_01b3 }

    /// The bits of numbers, one after the other.
    package mutating func add(_ values: [Double]) {
        for value in values { add(value.bitPattern) }
    }

    /// 16 hexadecimal digits.
    package var text: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
