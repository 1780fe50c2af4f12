/// Random numbers that depend on nothing but a key: no state, so neither order nor threads can change them.
///
/// The words of the key are absorbed one after the other, each followed by the finaliser of SplitMix64 (Steele, Lea and
/// Flood, Fast splittable pseudorandom number generators, 2014). The finaliser is a bijection, so two keys that differ in
/// one word never meet; other keys of the same length meet with probability 2^-64.
enum KeyedRandom {
    /// A number uniform on [0, 1), a multiple of 2^-53.
    static func uniform(_ key: UInt64...) -> Double {
        var hash: UInt64 = 0
        for word in key {
            hash = finalised((hash ^ word) &+ 0x9E37_79B9_7F4A_7C15)
        }
        return Double(hash >> 11) * 0x1p-53
    }

    /// Finaliser of SplitMix64, variant 13 of Stafford's.
    private static func finalised(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
