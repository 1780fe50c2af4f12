import Foundation
import Kernels

/// What random numbers are drawn for; the numbers of a use are never given to another.
package enum LaboratoryStream: UInt32, Sendable {
    /// First logits of a contest, by player and pair.
    case starts = 1
    /// Opponents of a meta-update, by meta-update and opponent.
    case opponents = 2
    /// A meta-agent's own first parameters.
    case parameters = 3
    /// Directions that evolution strategies try, by generation and member.
    case directions = 4
    /// First logits of the games in which they are tried, by generation and game.
    case trials = 5
    /// Initial mixtures of a population.
    case mixtures = 6
    /// Whom a generation meets, by generation.
    case encounters = 7
}

/// Random numbers as a pure function of seed, stream and two indices.
package struct KeyedNormals: Sendable {
    private let philox: Philox

    package init(seed: UInt64, _ stream: LaboratoryStream, _ first: Int, _ second: Int) {
        philox = Philox(
            key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)),
            stream: SIMD3(
                0x4C41_4230 | stream.rawValue, UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: second)))
    }

    /// Uniform on (0, 1), 53 bits, number `index`.
    package func uniform(_ index: Int) -> Double {
        let block = philox.block(UInt32(index / 2))
        let words = index % 2 == 0 ? (block.x, block.y) : (block.z, block.w)
        return KeyedNormals.uniform(words.0, words.1)
    }

    /// Calls `body` with the numbers `0..<count`, each standard normal, by Box's and Muller's transformation.
    package func forEachNormal(_ count: Int, _ body: (_ index: Int, _ normal: Double) -> Void) {
        var index = 0
        while index < count {
            let block = philox.block(UInt32(index / 2))
            let radius = (-2 * log(KeyedNormals.uniform(block.x, block.y))).squareRoot()
            let angle = 2 * Double.pi * KeyedNormals.uniform(block.z, block.w)
            body(index, radius * cos(angle))
            if index + 1 < count { body(index + 1, radius * sin(angle)) }
            index += 2
        }
    }

    /// Five normal numbers.
    package func policy() -> [Double] {
        var numbers = [Double](repeating: 0, count: 5)
        forEachNormal(5) { numbers[$0] = $1 }
        return numbers
    }

    private static func uniform(_ high: UInt32, _ low: UInt32) -> Double {
        (Double((UInt64(high) << 32 | UInt64(low)) >> 12) + 0.5) * 0x1p-52
    }
}
