/// A full vector register of a precision, with the elementary functions that networks need.
///
/// One source for both precisions: loops are generic over the vector and become concrete in this module, where the
/// vector flags hold. `multiplyAdd` rounds once where the processor can (everywhere but on plain x86-64).
package protocol KernelVector: SIMD where Scalar: BinaryFloatingPoint & BitwiseCopyable {
    /// e^x. Worst relative error: Float 8.4e-8, Double 2.3e-16; arguments are clamped to what has a normal result.
    static func exponential(_ x: Self) -> Self
    /// tanh x. Worst relative error: Float 2.8e-7 (for |x| from 1e-35 on; 3.3e-7 where products and sums are
    /// rounded one after the other), Double 6.1e-16.
    static func hyperbolicTangent(_ x: Self) -> Self
    /// log x. Worst relative error: Float 8e-8, Double 2.3e-16; arguments are clamped to positive normal numbers, and
    /// what is not a number gives some number.
    static func logarithm(_ x: Self) -> Self
    /// sqrt x for x up to 1e30. Worst relative error: Float 6e-8, Double 1.2e-16; what lies below 1e-30 counts as that.
    static func root(_ x: Self) -> Self
    /// sin(2 pi w) for w in [-1/4, 1/4].
    static func quarterTurnSine(_ w: Self) -> Self
    /// `(word + 0.5) / 2^32` of as many words as there are lanes.
    static func uniforms(_ words: UnsafePointer<UInt32>) -> Self
    /// The larger of each two numbers; `pointwiseMax` becomes a call that goes lane by lane.
    static func larger(_ a: Self, _ b: Self) -> Self
    /// The smaller of each two numbers.
    static func smaller(_ a: Self, _ b: Self) -> Self
}

extension KernelVector {
    @inline(__always) static func load(_ pointer: UnsafePointer<Scalar>) -> Self {
        UnsafeRawPointer(pointer).loadUnaligned(as: Self.self)
    }

    @inline(__always) func store(_ pointer: UnsafeMutablePointer<Scalar>) {
        UnsafeMutableRawPointer(pointer).storeBytes(of: self, as: Self.self)
    }

    /// `self + a * b`.
    @inline(__always) func plus(_ a: Self, times b: Self) -> Self {
        #if METAMAPG_NO_FMA
        Self.sum(self, Self.product(a, b))
        #else
        addingProduct(a, b)
        #endif
    }

    @inline(__always) private static func sum(_ a: Self, _ b: Self) -> Self {
        var result = a
        for lane in 0..<scalarCount { result[lane] = a[lane] + b[lane] }
        return result
    }

    @inline(__always) private static func product(_ a: Self, _ b: Self) -> Self {
        var result = a
        for lane in 0..<scalarCount { result[lane] = a[lane] * b[lane] }
        return result
    }

    /// 1 / (1 + e^-x). Worst relative error: Float 1.5e-7, Double 4.6e-16, where the result is normal.
    @inline(__always) static func sigmoid(_ x: Self) -> Self {
        let one = Self(repeating: 1)
        return one / (one + exponential(Self.zero - x))
    }
}

extension SIMD16<Float>: KernelVector {
    /// Cephes' polynomial on [-log 2 / 2, log 2 / 2] after taking out a power of two.
    @inline(__always) package static func exponential(_ input: Self) -> Self {
        let x = smaller(larger(input, Self(repeating: -87)), Self(repeating: 88))
        let magic = Self(repeating: 12_582_912)  // 1.5 * 2^23: adding it rounds to an integer.
        let shifted = magic.plus(x, times: Self(repeating: 1.442_695_04))
        let n = shifted - magic
        let r = x.plus(n, times: Self(repeating: -0.693_359_375)).plus(n, times: Self(repeating: 2.121_944_40e-4))
        var p = Self(repeating: 1.398_199_950_7e-3).plus(r, times: Self(repeating: 1.987_569_15e-4))
        p = Self(repeating: 8.333_451_907_3e-3).plus(p, times: r)
        p = Self(repeating: 4.166_579_589_4e-2).plus(p, times: r)
        p = Self(repeating: 1.666_666_545_9e-1).plus(p, times: r)
        p = Self(repeating: 5.000_000_120_1e-1).plus(p, times: r)
        p = r.plus(p, times: r * r) + Self(repeating: 1)
        let power = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< SIMD16<Int32>(repeating: 23)
        return unsafeBitCast(unsafeBitCast(p, to: SIMD16<Int32>.self) &+ power, to: Self.self)
    }

    /// A rational function of degrees 13 and 6, with Eigen's coefficients.
    @inline(__always) package static func hyperbolicTangent(_ input: Self) -> Self {
        let bound = Self(repeating: 7.905_311_1)
        let x = smaller(larger(input, Self.zero - bound), bound)
        let s = x * x
        var p = Self(repeating: 2.000_187_904_8e-13).plus(s, times: Self(repeating: -2.760_768_477_4e-16))
        p = Self(repeating: -8.604_671_521_4e-11).plus(p, times: s)
        p = Self(repeating: 5.122_297_090_4e-8).plus(p, times: s)
        p = Self(repeating: 1.485_722_357_2e-5).plus(p, times: s)
        p = Self(repeating: 6.372_619_288_8e-4).plus(p, times: s)
        p = Self(repeating: 4.893_524_558_9e-3).plus(p, times: s)
        var q = Self(repeating: 1.185_347_056_9e-4).plus(s, times: Self(repeating: 1.198_258_394_7e-6))
        q = Self(repeating: 2.268_434_632_4e-3).plus(q, times: s)
        q = Self(repeating: 4.893_525_185_5e-3).plus(q, times: s)
        return x * p / q
    }
}

extension SIMD8<Double>: KernelVector {
    /// Taylor's polynomial of degree 13 on [-log 2 / 2, log 2 / 2] after taking out a power of two.
    @inline(__always) package static func exponential(_ input: Self) -> Self {
        let x = smaller(larger(input, Self(repeating: -708)), Self(repeating: 709))
        let magic = Self(repeating: 6_755_399_441_055_744)  // 1.5 * 2^52.
        let shifted = magic.plus(x, times: Self(repeating: 1.442_695_040_888_963_4))
        let n = shifted - magic
        let r = x.plus(n, times: Self(repeating: -6.931_471_803_691_238_2e-1))
            .plus(n, times: Self(repeating: -1.908_214_929_270_587_7e-10))
        var p = Self(repeating: 1 / 6_227_020_800)
        p = Self(repeating: 1 / 479_001_600).plus(p, times: r)
        p = Self(repeating: 1 / 39_916_800).plus(p, times: r)
        p = Self(repeating: 1 / 3_628_800).plus(p, times: r)
        p = Self(repeating: 1 / 362_880).plus(p, times: r)
        p = Self(repeating: 1 / 40_320).plus(p, times: r)
        p = Self(repeating: 1 / 5_040).plus(p, times: r)
        p = Self(repeating: 1 / 720).plus(p, times: r)
        p = Self(repeating: 1 / 120).plus(p, times: r)
        p = Self(repeating: 1 / 24).plus(p, times: r)
        p = Self(repeating: 1 / 6).plus(p, times: r)
        p = Self(repeating: 0.5).plus(p, times: r)
        p = Self(repeating: 1).plus(p, times: r)
        p = Self(repeating: 1).plus(p, times: r)
        let power = unsafeBitCast(shifted, to: SIMD8<Int64>.self) &<< SIMD8<Int64>(repeating: 52)
        return unsafeBitCast(unsafeBitCast(p, to: SIMD8<Int64>.self) &+ power, to: Self.self)
    }

    /// From the exponential away from zero, from Cephes' rational function within 0.625 of it.
    @inline(__always) package static func hyperbolicTangent(_ x: Self) -> Self {
        let one = Self(repeating: 1)
        let two = Self(repeating: 2)
        let far = one - two / (exponential(x + x) + one)
        let s = x * x
        var p = Self(repeating: -9.928_772_310_019_185e1).plus(s, times: Self(repeating: -9.643_991_794_250_523e-1))
        p = Self(repeating: -1.614_687_684_417_084_5e3).plus(p, times: s)
        var q = Self(repeating: 1.128_116_784_916_329_3e2) + s
        q = Self(repeating: 2.235_488_390_601_004_5e3).plus(q, times: s)
        q = Self(repeating: 4.844_063_053_251_255e3).plus(q, times: s)
        let near = x.plus(x * s, times: p / q)
        return far.replacing(with: near, where: (s .< Self(repeating: 0.390_625)))
    }
}
