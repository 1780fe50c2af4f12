extension KernelVector {
    /// cos(2 pi u). Worst absolute error for u in [0, 1]: Float 1.7e-7, Double 3.4e-16.
    @inline(__always) static func turnCosine(_ turn: Self) -> Self {
        let half = turn - Self(repeating: 0.5)
        let far = larger(half, Self.zero - half)
        return quarterTurnSine(far - Self(repeating: 0.25))
    }

    /// sin(2 pi u). Worst absolute error for u in [0, 1]: Float 1.7e-7, Double 3.4e-16.
    @inline(__always) static func turnSine(_ turn: Self) -> Self {
        // sin(2 pi u) = sin(2 pi v) with v = 0.5 - u, mirrored at a quarter turn on both sides.
        let half = Self(repeating: 0.5)
        let v = half - turn
        return quarterTurnSine(larger(smaller(v, half - v), Self.zero - half - v))
    }
}

extension SIMD16<Float> {
    /// Cephes' polynomial on [sqrt 1/2, sqrt 2] after taking out a power of two.
    @inline(__always) package static func logarithm(_ input: Self) -> Self {
        let smallest = Self(repeating: Float.leastNormalMagnitude)
        let x = smaller(larger(input, smallest), Self(repeating: Float.greatestFiniteMagnitude))
        let bits = unsafeBitCast(x, to: SIMD16<Int32>.self)
        let root = SIMD16<Int32>(repeating: 0x3F35_04F3)  // sqrt 1/2.
        let exponent = (bits &- root) &>> SIMD16<Int32>(repeating: 23)
        let mantissa = bits &- (exponent &<< SIMD16<Int32>(repeating: 23))
        // 1.5 * 2^23 has its last bit at 1: an integer added to its bits is added to the number.
        let magic = SIMD16<Int32>(repeating: 0x4B40_0000)
        let e = unsafeBitCast(exponent &+ magic, to: Self.self) - unsafeBitCast(magic, to: Self.self)
        let f = unsafeBitCast(mantissa, to: Self.self) - Self(repeating: 1)
        let s = f * f
        var p = Self(repeating: -1.151_461_031_0e-1).plus(f, times: Self(repeating: 7.037_683_629_2e-2))
        p = Self(repeating: 1.167_699_874_0e-1).plus(p, times: f)
        p = Self(repeating: -1.242_014_084_6e-1).plus(p, times: f)
        p = Self(repeating: 1.424_932_278_7e-1).plus(p, times: f)
        p = Self(repeating: -1.666_805_766_5e-1).plus(p, times: f)
        p = Self(repeating: 2.000_071_476_5e-1).plus(p, times: f)
        p = Self(repeating: -2.499_999_399_3e-1).plus(p, times: f)
        p = Self(repeating: 3.333_333_117_4e-1).plus(p, times: f)
        var y = (p * f * s).plus(e, times: Self(repeating: -2.121_944_40e-4))
        y = y.plus(s, times: Self(repeating: -0.5))
        return (f + y).plus(e, times: Self(repeating: 0.693_359_375))
    }

    /// sin(2 pi w) for w in [-1/4, 1/4]: the best odd polynomial of degree 9, relative error 5.3e-9 before rounding.
    @inline(__always) package static func quarterTurnSine(_ w: Self) -> Self {
        let s = w * w
        var p = Self(repeating: -76.574_992_24).plus(s, times: Self(repeating: 39.710_918_52))
        p = Self(repeating: 81.602_231_25).plus(p, times: s)
        p = Self(repeating: -41.341_677_48).plus(p, times: s)
        p = Self(repeating: 6.283_185_274).plus(p, times: s)
        return w * p
    }

    /// Three steps of Newton's method from Lomont's guess of 1 / sqrt x, and one for sqrt x itself.
    @inline(__always) package static func root(_ input: Self) -> Self {
        let x = larger(input, Self(repeating: 1e-30))
        let half = x * Self(repeating: 0.5)
        let bits = unsafeBitCast(x, to: SIMD16<Int32>.self) &>> SIMD16<Int32>(repeating: 1)
        var y = unsafeBitCast(SIMD16<Int32>(repeating: 0x5F37_5A86) &- bits, to: Self.self)
        y = y.plus(y, times: Self(repeating: 0.5) - half * y * y)
        y = y.plus(y, times: Self(repeating: 0.5) - half * y * y)
        y = y.plus(y, times: Self(repeating: 0.5) - half * y * y)
        let root = x * y
        return root.plus(x.plus(root, times: Self.zero - root), times: y * Self(repeating: 0.5))
    }

    /// `(word + 0.5) / 2^32`, rounded once: words from 2^32 - 128 on give 1.
    @inline(__always) package static func uniforms(_ words: UnsafePointer<UInt32>) -> Self {
        let words = UnsafeRawPointer(words).loadUnaligned(as: SIMD16<UInt32>.self)
        // The halves of a word as the last bits of 2^23, because converting words goes lane by lane.
        let magic = SIMD16<UInt32>(repeating: 0x4B00_0000)
        let highBits = (words &>> SIMD16<UInt32>(repeating: 16)) | magic
        let lowBits = (words & SIMD16<UInt32>(repeating: 0xFFFF)) | magic
        let high = unsafeBitCast(highBits, to: Self.self) - Self(repeating: 0x1p23)
        let low = unsafeBitCast(lowBits, to: Self.self) - Self(repeating: 0x1p23)
        return Self(repeating: 0x1p-33).plus(low, times: Self(repeating: 0x1p-32))
            .plus(high, times: Self(repeating: 0x1p-16))
    }

    @inline(__always) package static func larger(_ a: Self, _ b: Self) -> Self { a.replacing(with: b, where: a .< b) }

    @inline(__always) package static func smaller(_ a: Self, _ b: Self) -> Self { a.replacing(with: b, where: b .< a) }
}

extension SIMD8<Double> {
    /// Cephes' rational function on [sqrt 1/2, sqrt 2] after taking out a power of two.
    @inline(__always) package static func logarithm(_ input: Self) -> Self {
        let smallest = Self(repeating: Double.leastNormalMagnitude)
        let x = smaller(larger(input, smallest), Self(repeating: Double.greatestFiniteMagnitude))
        let bits = unsafeBitCast(x, to: SIMD8<Int64>.self)
        let root = SIMD8<Int64>(repeating: 0x3FE6_A09E_667F_3BCD)  // sqrt 1/2.
        let exponent = (bits &- root) &>> SIMD8<Int64>(repeating: 52)
        let mantissa = bits &- (exponent &<< SIMD8<Int64>(repeating: 52))
        // 1.5 * 2^52 has its last bit at 1: an integer added to its bits is added to the number.
        let magic = SIMD8<Int64>(repeating: 0x4338_0000_0000_0000)
        let e = unsafeBitCast(exponent &+ magic, to: Self.self) - unsafeBitCast(magic, to: Self.self)
        let f = unsafeBitCast(mantissa, to: Self.self) - Self(repeating: 1)
        let s = f * f
        var p = Self(repeating: 4.974_949_949_767_47e-1)
            .plus(f, times: Self(repeating: 1.018_756_638_045_809_32e-4))
        p = Self(repeating: 4.705_791_198_788_817).plus(p, times: f)
        p = Self(repeating: 1.449_892_253_416_109_3e1).plus(p, times: f)
        p = Self(repeating: 1.793_686_785_078_198_2e1).plus(p, times: f)
        p = Self(repeating: 7.708_387_337_558_854).plus(p, times: f)
        var q = Self(repeating: 1.128_735_871_891_674_5e1) + f
        q = Self(repeating: 4.522_791_458_375_322e1).plus(q, times: f)
        q = Self(repeating: 8.298_752_669_127_766e1).plus(q, times: f)
        q = Self(repeating: 7.115_447_506_185_639e1).plus(q, times: f)
        q = Self(repeating: 2.312_516_201_267_653_4e1).plus(q, times: f)
        var y = (f * s * p / q).plus(e, times: Self(repeating: -2.121_944_400_546_905_8e-4))
        y = y.plus(s, times: Self(repeating: -0.5))
        return (f + y).plus(e, times: Self(repeating: 0.693_359_375))
    }

    /// sin(2 pi w) for w in [-1/4, 1/4]: the best odd polynomial of degree 17, relative error 2.6e-19 before rounding.
    @inline(__always) package static func quarterTurnSine(_ w: Self) -> Self {
        let s = w * w
        var p = Self(repeating: -0.717_723_580_288_946_6).plus(s, times: Self(repeating: 0.100_856_331_142_511_8))
        p = Self(repeating: 3.819_927_050_496_549).plus(p, times: s)
        p = Self(repeating: -15.094_641_620_511_08).plus(p, times: s)
        p = Self(repeating: 42.058_693_923_785_27).plus(p, times: s)
        p = Self(repeating: -76.705_859_752_798_5).plus(p, times: s)
        p = Self(repeating: 81.605_249_276_073_41).plus(p, times: s)
        p = Self(repeating: -41.341_702_240_399_756).plus(p, times: s)
        p = Self(repeating: 6.283_185_307_179_586).plus(p, times: s)
        return w * p
    }

    /// Four steps of Newton's method from Lomont's guess of 1 / sqrt x, and one for sqrt x itself.
    @inline(__always) package static func root(_ input: Self) -> Self {
        let x = larger(input, Self(repeating: 1e-30))
        let half = x * Self(repeating: 0.5)
        let bits = unsafeBitCast(x, to: SIMD8<Int64>.self) &>> SIMD8<Int64>(repeating: 1)
        var y = unsafeBitCast(SIMD8<Int64>(repeating: 0x5FE6_EB50_C7B5_37A9) &- bits, to: Self.self)
        y = y.plus(y, times: Self(repeating: 0.5) - half * y * y)
        y = y.plus(y, times: Self(repeating: 0.5) - half * y * y)
        y = y.plus(y, times: Self(repeating: 0.5) - half * y * y)
        y = y.plus(y, times: Self(repeating: 0.5) - half * y * y)
        let root = x * y
        return root.plus(x.plus(root, times: Self.zero - root), times: y * Self(repeating: 0.5))
    }

    /// `(word + 0.5) / 2^32`, exactly.
    @inline(__always) package static func uniforms(_ words: UnsafePointer<UInt32>) -> Self {
        let words = UnsafeRawPointer(words).loadUnaligned(as: SIMD8<UInt32>.self)
        let magic = SIMD8<UInt64>(repeating: 0x4330_0000_0000_0000)
        let bits = SIMD8<UInt64>(truncatingIfNeeded: words) | magic
        let integers = unsafeBitCast(bits, to: Self.self) - Self(repeating: 0x1p52)
        return Self(repeating: 0x1p-33).plus(integers, times: Self(repeating: 0x1p-32))
    }

    @inline(__always) package static func larger(_ a: Self, _ b: Self) -> Self { a.replacing(with: b, where: a .< b) }

    @inline(__always) package static func smaller(_ a: Self, _ b: Self) -> Self { a.replacing(with: b, where: b .< a) }
}
