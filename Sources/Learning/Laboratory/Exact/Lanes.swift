/// Eight numbers side by side, one a pair of players: a full vector register of doubles. All of the laboratory's
/// mathematics works on these, so that what is written for one pair is computed for eight.
package typealias Lanes = SIMD8<Double>

extension SIMD8<Double> {
    /// `self + a b`, rounded once where the processor can.
    @inline(__always) package func plus(_ a: Lanes, times b: Lanes) -> Lanes {
        #if METAMAPG_NO_FMA
        self + a * b
        #else
        addingProduct(a, b)
        #endif
    }

    /// e^x by Taylor's polynomial of degree 13 on [-log 2 / 2, log 2 / 2] after taking out a power of two.
    ///
    /// Worst relative error 2.3e-16 (measured against the C library on [-708, 709]); arguments are clamped to that range,
    /// where the result is a normal number.
    @inline(__always) package static func exponentials(_ input: Lanes) -> Lanes {
        let low = Lanes(repeating: -708)
        let high = Lanes(repeating: 709)
        // Comparisons and choices stay in registers; `pointwiseMax` would go lane by lane.
        let floored = input.replacing(with: low, where: input .< low)
        let x = floored.replacing(with: high, where: floored .> high)
        let magic = Lanes(repeating: 0x1.8p52)  // Adding it rounds to an integer, in the last bits.
        let shifted = magic.plus(x, times: Lanes(repeating: 1.442_695_040_888_963_4))
        let n = shifted - magic
        let r = x.plus(n, times: Lanes(repeating: -6.931_471_803_691_238_2e-1))
            .plus(n, times: Lanes(repeating: -1.908_214_929_270_587_7e-10))
        var p = Lanes(repeating: 1 / 6_227_020_800)
        p = Lanes(repeating: 1 / 479_001_600).plus(p, times: r)
        p = Lanes(repeating: 1 / 39_916_800).plus(p, times: r)
        p = Lanes(repeating: 1 / 3_628_800).plus(p, times: r)
        p = Lanes(repeating: 1 / 362_880).plus(p, times: r)
        p = Lanes(repeating: 1 / 40_320).plus(p, times: r)
        p = Lanes(repeating: 1 / 5_040).plus(p, times: r)
        p = Lanes(repeating: 1 / 720).plus(p, times: r)
        p = Lanes(repeating: 1 / 120).plus(p, times: r)
        p = Lanes(repeating: 1 / 24).plus(p, times: r)
        p = Lanes(repeating: 1 / 6).plus(p, times: r)
        p = Lanes(repeating: 0.5).plus(p, times: r)
        p = Lanes(repeating: 1).plus(p, times: r)
        p = Lanes(repeating: 1).plus(p, times: r)
        let power = bits(shifted) &<< SIMD8<Int64>(repeating: 52)
        return number(bits(p) &+ power)
    }

    /// 1 / (1 + e^-x). Worst relative error 4.6e-16 for x from -708 on; below that the result stays at e^-708.
    @inline(__always) package static func sigmoids(_ x: Lanes) -> Lanes {
        let one = Lanes(repeating: 1)
        return one / (one + exponentials(Lanes.zero - x))
    }

    /// tanh x as `2 sigmoid(2 x) - 1`: worst absolute error 4e-16, which is not a relative one near zero.
    @inline(__always) package static func hyperbolicTangents(_ x: Lanes) -> Lanes {
        let two = Lanes(repeating: 2)
        return two * sigmoids(x + x) - Lanes(repeating: 1)
    }

    // A bit pattern is as safe one way as the other: all of them are numbers.
    @inline(__always) private static func bits(_ x: Lanes) -> SIMD8<Int64> {
        unsafe unsafeBitCast(x, to: SIMD8<Int64>.self)
    }

    @inline(__always) private static func number(_ x: SIMD8<Int64>) -> Lanes { unsafe unsafeBitCast(x, to: Lanes.self) }
}
