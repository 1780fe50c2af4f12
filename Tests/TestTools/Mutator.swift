/// Damages inputs as disks, editors and strangers do: the same damage for the same seed.
package struct Mutator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// SplitMix64. Source: Steele, Lea, Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A copy with one to four damages: bits turned, bytes replaced, inserted, removed, doubled, or moved from elsewhere.
    /// - Parameters:
    ///   - bytes: What is damaged; may be empty.
    ///   - words: Pieces that readers of this kind of input look for, inserted now and then.
    /// - Returns: The damaged copy.
    package mutating func mutated(_ bytes: [UInt8], words: [String] = []) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...4, using: &self) { damage(&result, words) }
        return result
    }

    private mutating func damage(_ bytes: inout [UInt8], _ words: [String]) {
        let place = Int.random(in: 0...bytes.count, using: &self)
        let length = min(Int.random(in: 1...16, using: &self), bytes.count - place)
        switch Int.random(in: 0..<8, using: &self) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
        case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &self)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &self), at: place)
        case 3: bytes.removeSubrange(place..<place + length)
        case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 5:
            let target = Int.random(in: 0...bytes.count, using: &self)
            bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: target)
        case 6: bytes.removeSubrange(place...)
        default:
            guard let word = words.randomElement(using: &self) else { return }
            bytes.insert(contentsOf: word.utf8, at: place)
        }
    }
}
